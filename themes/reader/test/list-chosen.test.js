import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedOf, chosen, differs, orderOf } from '../src/list/chosen.js'
import { readAddress, writeAddress } from '../src/search/address.js'
import { choices, listed } from '../src/search/facets.js'

/** @typedef {import('../src/search/facets.js').Facets} Facets */

const subject = { kind: /** @type {const} */ ('subject'), names: ['Mưa', 'mưa'], sort: 'nhande' }
const shelf = { kind: /** @type {const} */ ('shelf'), names: ['Thơ'], sort: 'ke' }
/** @type {Facets} */
const facets = {
  subject: [['Mưa', [0, 1]], ['mưa', [4]], ['Nắng', [2, 4]]],
  grade: [['3', [0, 2]], ['4', [1, 4]]],
  shelf: [['Thơ', [0, 1, 2]]],
  language: [['vi', [0, 1, 2, 4]]],
  creator: [['Vũ', [2]]],
  readable: [1, 2],
}

test('a list holds the books of all spellings of its name', () => {
  assert.deepEqual(listed(facets, 'subject', subject.names), new Set([0, 1, 4]))
  assert.deepEqual(listed(facets, 'creator', ['Vũ']), new Set([2]))
  assert.deepEqual(listed(facets, 'series', ['Không có']), new Set())
})

test('an address filters and sorts a list, but not by what the list is', () => {
  const asked = askedOf(readAddress('?q=xa&chude=N%E1%BA%AFng&lop=4&doc=1&sap=moi'), subject)
  assert.deepEqual([asked.query, asked.subject, asked.grade, asked.readable, asked.sort], ['', '', '4', true, 'moi'])
  assert.equal(writeAddress(asked), '?lop=4&doc=1&sap=moi')
  assert.equal(askedOf(readAddress('?chude=Nắng'), shelf).subject, 'Nắng')
})

test('an order that is unknown, or the usual one, is none', () => {
  for (const [address, list] of /** @type {const} */ ([['?sap=nhande', subject], ['?sap=constructor', subject], ['?sap=ke', shelf]])) {
    const asked = askedOf(readAddress(address), list)
    assert.equal(asked.sort, '', address)
    assert.ok(!differs(asked))
  }
  assert.equal(orderOf(askedOf(readAddress(''), shelf), shelf), 'shelf')
  assert.equal(orderOf(askedOf(readAddress('?sap=tacgia'), shelf), shelf), 'author')
  assert.ok(differs(askedOf(readAddress('?sap=nhande'), shelf)))
  assert.ok(differs(askedOf(readAddress('?lop=4'), subject)))
})

test('filters combine, in the order asked for', () => {
  const held = listed(facets, 'subject', subject.names)
  const asked = askedOf(readAddress('?lop=4'), subject)
  assert.deepEqual(chosen(facets, asked, held, [4, 3, 2, 1, 0]), [4, 1])
  assert.deepEqual(chosen(facets, { ...asked, readable: true }, held, [4, 3, 2, 1, 0]), [1])
  assert.deepEqual(chosen(facets, { ...asked, grade: '9' }, held, [4, 3, 2, 1, 0]), [])
  assert.deepEqual(chosen(facets, readAddress(''), held, [1, 0, 4, 2, 3]), [1, 0, 4])
})

test('ten thousand titles are filtered, counted and sorted', () => {
  const books = [...Array(10000).keys()]
  /** @type {(name: string, values: number) => [string, number[]][]} */
  const spread = (name, values) =>
    [...Array(values).keys()].map((at) => [`${name} ${at}`, books.filter((book) => (book * 7919) % values === at)])
  /** @type {Facets} */
  const many = {
    subject: spread('Chủ đề', 600),
    grade: spread('Lớp', 12),
    shelf: spread('Kệ', 40),
    language: spread('vi', 3),
    readable: books.filter((book) => book % 3),
  }
  const list = { kind: /** @type {const} */ ('language'), names: ['vi 0', 'vi 1', 'vi 2'], sort: 'nhande' }
  const asked = askedOf(readAddress('?lop=Lớp 4&doc=1'), list)
  const held = listed(many, list.kind, list.names)
  const readable = many.grade.flatMap(([name, list]) => {
    const count = list.filter((book) => book % 3).length
    return count ? [[name, count]] : []
  })
  assert.deepEqual(choices(many, 'grade', asked, held), readable)
  assert.equal(chosen(many, asked, held, books).length, books.filter((book) => book % 3 && (book * 7919) % 12 === 4).length)
})
