import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFiltered, readAddress, writeAddress } from '../src/search/address.js'
import { allowed, choices } from '../src/search/facets.js'
import { createSiteStorage } from '../src/site-storage.js'
import { createRecent } from '../src/search/recent.js'

/** @typedef {import('../src/search/facets.js').Facets} Facets */

const nothing = readAddress('')
/** @type {Facets} */
const facets = {
  subject: [['Làng quê', [0, 1, 3]], ['Thiên nhiên', [2]]],
  grade: [['3', [0, 2]], ['4', [0, 3]]],
  shelf: [['Văn học', [0, 1, 2, 3]]],
  language: [['vi', [0, 1, 3]], ['en', [2]]],
  readable: [0, 2],
}

test('an address says all that is asked for, and is read back', () => {
  const asked = { ...nothing, query: 'thư viện & "sông"', grade: '4', subject: 'Làng quê', shelf: 'a+b', readable: true }
  assert.equal(writeAddress({ ...nothing, query: 'thu vien', grade: '4' }), '?q=thu%20vien&lop=4')
  assert.deepEqual(readAddress(writeAddress(asked)), asked)
  assert.equal(writeAddress(nothing), '')
  assert.ok(!isFiltered(nothing))
  assert.ok(isFiltered(asked))
})

test('an address that was tampered with is still one', () => {
  for (const search of ['?q=%E0%A4%A', '?q', '?lop=4&lop=5', '?&&&==', '?q=' + 'a'.repeat(9000), '?doc=2']) {
    assert.equal(typeof readAddress(search).query, 'string')
    assert.equal(readAddress(search).readable, false)
  }
})

test('filters combine', () => {
  const asked = { ...nothing, subject: 'làng quê', grade: '4' }
  assert.equal(allowed(facets, nothing), null)
  assert.deepEqual(allowed(facets, asked), new Set([0, 3]))
  assert.deepEqual(allowed(facets, { ...asked, readable: true }), new Set([0]))
  assert.deepEqual(allowed(facets, { ...asked, language: 'xx' }), new Set())
})

test('a filter offers what the other filters leave, and what is chosen', () => {
  assert.deepEqual(choices(facets, 'grade', { ...nothing, subject: 'Làng quê' }, null), [['3', 1], ['4', 2]])
  assert.deepEqual(choices(facets, 'subject', nothing, new Set([0, 1])), [['Làng quê', 2]])
  assert.deepEqual(choices(facets, 'subject', { ...nothing, subject: 'Thiên nhiên' }, new Set([0])), [
    ['Làng quê', 1],
    ['Thiên nhiên', 0],
  ])
})

class Store {
  /** @type {Map<string, string>} */
  #kept = new Map()
  /** @param {string} key */
  getItem(key) {
    return this.#kept.get(key) ?? null
  }
  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.#kept.set(key, value)
  }
  /** @param {string} key */
  removeItem(key) {
    this.#kept.delete(key)
  }
}

test('the last eight searches are kept, newest first, each once', () => {
  const store = new Store()
  const recent = createRecent(() => createSiteStorage('/repo/', () => store))
  for (let number = 0; number < 12; number++) recent.add(`sông ${number}`)
  recent.add('Sông 8')
  assert.deepEqual(recent.all().slice(0, 3), ['Sông 8', 'sông 11', 'sông 10'])
  assert.equal(recent.all().length, 8)
  assert.deepEqual(createRecent(() => createSiteStorage('/other/', () => store)).all(), [], 'sites of one host are apart')
  recent.clear()
  assert.deepEqual(recent.all(), [])
})

test('where the browser keeps nothing, or something else, there are no searches', () => {
  const forbidden = createRecent(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  forbidden.add('sông')
  forbidden.clear()
  assert.deepEqual(forbidden.all(), [])
  for (const junk of ['{', '{"a":1}', '[1,null,""]', 'null']) {
    const store = new Store()
    store.setItem('tusach:search', junk)
    assert.deepEqual(createRecent(() => store).all(), [])
  }
})
