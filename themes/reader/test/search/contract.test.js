// Both sides answer alike: the files and answers of tests/contracts/search.json, which pytest runs
// on the index itself.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { search } from '../../src/search/engine.js'
import { documents, libraryOf } from '../../support/site.js'

const contract = JSON.parse(readFileSync(new URL('../../../../tests/contracts/search.json', import.meta.url), 'utf8'))

for (const { query, documents: expected } of contract.queries) {
  test(`finds for ${query}`, async () => {
    const answer = await search(query, libraryOf(contract.files))
    const found = documents(answer)
    // A list too long to come whole brings its best documents when nothing else is asked for.
    const sure = answer.partial ? contract.limits.BEST : Infinity
    const shown = (list) => list.slice(0, sure).map((each) => each.slice(0, 4))
    assert.deepEqual(shown(found), shown(expected))
    found.slice(0, sure).forEach(([, , , , score], at) => assert.ok(Math.abs(score - expected[at][4]) < 2e-6))
    assert.ok(answer.partial ? answer.total >= found.length : answer.total === expected.length)
  })
}

test('long lists are read in part only where nothing else narrows them', async () => {
  const partial = []
  for (const { query } of contract.queries) {
    const answer = await search(query, libraryOf(contract.files))
    if (answer.partial) partial.push(query)
  }
  assert.ok(partial.length)
  assert.ok(partial.every((query) => query.split(' ').length < 3), partial.join())
})

test('a page’s text, a book’s row, facets and words come from their files', async () => {
  const library = libraryOf(contract.files)
  assert.equal((await library.book(1))[1], 'Mùa hè')
  for (const [number, { pages }] of contract.books.entries()) {
    for (const [at, text] of pages.entries()) assert.equal(await library.text(number, at + 1), text)
  }
  assert.equal(await library.text(3, 1), '')
  const facets = await library.facets()
  assert.deepEqual(facets.grade, [['6', [0]], ['7', [1]]])
  assert.deepEqual(facets.readable, [0, 1, 2, 4])
  assert.deepEqual(facets.shelf, [])
  const others = contract.books.flatMap(({ kind }, at) => (kind ? [[at, kind]] : []))
  assert.deepEqual([...(await library.meta()).kinds], others)
  assert.equal((await library.words())[0][1], 43)
  const ids = contract.books.map(({ id }) => id).sort()
  const numbers = ids.map((id) => contract.books.findIndex((book) => book.id === id))
  assert.deepEqual(await library.order('title'), numbers)
  assert.deepEqual(await library.order('newest'), [...numbers.slice(2), ...numbers.slice(0, 2)])
})
