import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from '../src/search/query.js'
import { prepare } from '../src/search/results.js'

const { terms } = parse('thu vien')
const hit = (page) => ({ page, stage: 1, exact: 1, score: 1 })
const group = (book, ...pages) => ({ book, record: null, pages: pages.map(hit) })

/** A library whose book 2 cannot be read, and whose texts come as told. */
const library = (text) => ({
  book: (number) => (number === 2 ? Promise.reject(new Error('lost')) : Promise.resolve([`b${number}`])),
  text,
})

test('books keep the order of the answer, and one that cannot be read is counted', async () => {
  const shelf = library(async (book, page) => `Thư viện ${book} ${page}`)
  const { results, lost } = await prepare([group(3, 7), group(2, 1), group(1, 4, 5)], terms, shelf)
  assert.deepEqual(results.map(({ row }) => row[0]), ['b3', 'b1'])
  assert.equal(lost, 1)
  const { parts } = await results[1].passage(5)
  assert.equal(parts.map(({ text, mark }) => (mark ? `[${text}]` : text)).join(''), '[Thư] [viện] 1 5')
})

test('a text that fails or never comes does not hold the list up', async () => {
  const failing = await prepare([group(1, 1)], terms, library(() => Promise.reject(new Error('lost'))))
  assert.equal(failing.results.length, 1)
  await assert.rejects(failing.results[0].passage(1))
  const begun = Date.now()
  const stalled = await prepare([group(1, 1)], terms, library(() => new Promise(() => {})))
  assert.equal(stalled.results.length, 1)
  assert.ok(Date.now() - begun < 3000)
})

test('a record without pages asks for no text', async () => {
  const shelf = library(() => assert.fail('no text is wanted'))
  const { results } = await prepare([{ book: 1, record: hit(0), pages: [] }], terms, shelf)
  assert.equal(results.length, 1)
})
