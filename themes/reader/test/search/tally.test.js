import assert from 'node:assert/strict'
import { test } from 'node:test'
import { booksFirst, tally } from '../../src/search/tally.js'

/** @param {string} key @param {Record<string, string | number>} [values] */
const m = (key, values) => `${values && values.n} ${key}`
/** @param {number} book @param {number} pages */
const group = (book, pages = 0) =>
  /** @type {import('../../src/search/engine.js').Group} */ ({ book, pages: Array(pages).fill({}) })

test('what an answer holds is told by its kinds, and what it does not hold is not', () => {
  const kinds = new Map(/** @type {[number, import('../../src/search/terms.js').Kind][]} */ ([[3, 'exhibit'], [5, 'question']]))
  assert.equal(tally([group(0, 2), group(3), group(4, 10), group(5)], kinds, m), '2 n_book, 12 n_page, 1 n_exhibit, 1 n_question')
  assert.equal(tally([group(3)], kinds, m), '1 n_exhibit')
  assert.equal(tally([group(0)], new Map(), m), '1 n_book')
  assert.equal(tally([], kinds, m), '')
})

test('books come before what is none, and questions last, as far as records go', () => {
  const groups = [
    ...[4, 3, 0, 5, 1].map((book) => ({ book, record: {}, pages: [] })),
    ...[2, 3].map((book) => ({ book, record: null, pages: [{ page: 1 }] })),
  ]
  const mixed = new Map([[3, 'exhibit'], [4, 'question'], [5, 'contest']])
  assert.deepEqual(booksFirst(groups, mixed).map(({ book }) => book), [0, 1, 3, 5, 4, 2, 3])
  assert.deepEqual(booksFirst(groups.slice(0, 3), mixed).map(({ book }) => book), [0, 3, 4])
})
