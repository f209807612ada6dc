import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { complete, forms, parse, search } from '../../src/search/engine.js'
import { stages } from '../../src/search/query.js'
import { lastUpTo } from '../../src/search/terms.js'
import { libraryOf } from '../../support/site.js'

const { files } = JSON.parse(
  readFileSync(new URL('../../../../tests/contracts/search.json', import.meta.url), 'utf8'),
)

/** The units of the stages that ask for all of them, as their folded keys. */
function asked(query) {
  return stages(parse(query))
    .filter(({ number }) => number !== 2)
    .map(({ units, least }) => {
      assert.equal(least, units.length)
      return units.map((unit) => unit.map(({ folded }) => folded).join(' '))
    })
}

test('a query asks for its pairs, then for its words', () => {
  assert.deepEqual(asked('thư viện trường'), [['thu vien', 'vien truong'], ['thu', 'vien', 'truong']])
  assert.deepEqual(asked('thư'), [['thu']])
  assert.deepEqual(asked('lá thư. Viện'), [['la thu', 'vien'], ['la', 'thu', 'vien']])
  assert.deepEqual(asked('từ từ từ'), [['tu tu'], ['tu']])
  assert.deepEqual(asked(' … '), [])
})

test('words in quotes are asked for in pairs alone', () => {
  assert.deepEqual(asked('"thư viện" vui'), [['thu vien', 'vui']])
  assert.deepEqual(asked('em “thư viện” vui quá'), [['em', 'thu vien', 'vui qua'], ['em', 'thu vien', 'vui', 'qua']])
  assert.deepEqual(asked('"thư'), [['thu']])
  assert.deepEqual(asked('a "b" c "d e'), [['a', 'b', 'c d', 'd e'], ['a', 'b', 'c', 'd', 'e']])
})

test('between them, a query asks for half of its pairs, but never where there are quotes', () => {
  const half = (query) => stages(parse(query)).flatMap(({ number, least }) => (number === 2 ? [least] : []))
  assert.deepEqual(['một', 'một hai', 'một hai ba', 'một hai ba bốn', 'a b c d e f'].map(half), [[], [], [1], [2], [3]])
  assert.deepEqual(half('"một hai" ba bốn năm'), [])
})

test('long queries are cut', () => {
  assert.equal(parse('a b c d '.repeat(40)).terms.length, 16)
})

test('what was typed is kept', () => {
  assert.deepEqual(parse('Thư “VIỆN”').terms.map(({ typed }) => typed), ['Thư', 'VIỆN'])
})

test('a word that no book holds is told', async () => {
  const { absent, groups } = await search('thư khủng long', libraryOf(files))
  assert.deepEqual(absent.map(({ exact }) => exact), ['khủng', 'long'])
  assert.deepEqual(groups, [])
})

test('a book comes once, its pages best first', async () => {
  const { groups, total } = await search('thư viện', libraryOf(files))
  assert.deepEqual(groups.map(({ book, pages }) => [book, pages.map(({ page }) => page)]), [[0, [3, 2]], [2, [1, 2]]])
  assert.equal(groups[0].record?.page, 0)
  assert.equal(total, 5)
})

test('a filter keeps books out, also where the list is long', async () => {
  for (const query of ['đường', 'duong', 'con đường']) {
    const { groups } = await search(query, libraryOf(files), { accept: (book) => book < 2 })
    assert.ok(groups.length)
    assert.ok(groups.every(({ book }) => book < 2))
  }
  const { groups } = await search('đường', libraryOf(files), { accept: (book) => book === 4 })
  assert.equal(groups[0].pages.length, 40)
})

test('nothing asked, nothing loaded; two syllables need two files at most', async () => {
  const read = []
  await search(' … ', libraryOf(files, read))
  assert.deepEqual(read, [])
  const two = []
  await search('đi học', libraryOf(files, two))
  assert.ok(two.length <= 3, 'meta, the shard of the pair')
})

test('an unfinished word is completed, commonest first', async () => {
  const texts = async (query) => (await complete(query, libraryOf(files))).map(({ text }) => text)
  assert.deepEqual(await texts('Thư vi'), ['Thư viện'])
  assert.ok((await texts('đườ')).every((text) => text.startsWith('đườ')))
  assert.deepEqual(await texts('xyz'), [])
  assert.deepEqual(await texts(''), [])
})

test('the forms of a key come with their counts', async () => {
  const found = await forms('thu vien', libraryOf(files))
  assert.deepEqual(found, [{ form: 'thư viện', count: 4 }])
  assert.deepEqual(await forms('khung long', libraryOf(files)), [])
})

test('names of object properties are words like others', async () => {
  for (const query of ['constructor', '__proto__', 'hasOwnProperty toString']) {
    assert.deepEqual((await search(query, libraryOf(files))).groups, [])
  }
})

test('any query is answered', async () => {
  const letters = ['"', '(', '*', '\\', 'thư', ' ', '\ud83d', '😀', '.', '-', '图', "'", ':', 'AND', '“', '\0']
  for (let seed = 1; seed < 300; seed++) {
    let query = ''
    for (let rest = seed * 7919; rest; rest = Math.floor(rest / 16)) query += letters[rest % 16]
    await search(query, libraryOf(files))
    await complete(query, libraryOf(files))
  }
})

test('the last that does not come after is found', () => {
  assert.equal(lastUpTo([1, 3, 5], (each) => each - 4), 1)
  assert.equal(lastUpTo([1, 3, 5], (each) => each), -1)
  assert.equal(lastUpTo([], () => 0), -1)
})
