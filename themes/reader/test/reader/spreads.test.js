import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearbyPages } from '../../src/reader/nearby.js'
import { makeSpreads } from '../../src/reader/spreads.js'
import { forAll } from './random.js'

const none = () => false
const pagesOf = (book) => makeSpreads({ isWide: none, facing: true, cover: true, ...book }).list.map((each) => each.pages)

test('the cover stands alone, then pages face each other', () => {
  assert.deepEqual(pagesOf({ pageCount: 6 }), [[0], [1, 2], [3, 4], [5]])
  assert.deepEqual(pagesOf({ pageCount: 5 }), [[0], [1, 2], [3, 4]])
  assert.deepEqual(pagesOf({ pageCount: 1 }), [[0]])
})

test('without a cover the first two pages face each other', () => {
  assert.deepEqual(pagesOf({ pageCount: 3, cover: false }), [[0, 1], [2]])
})

test('single pages in portrait', () => {
  assert.deepEqual(pagesOf({ pageCount: 3, facing: false }), [[0], [1], [2]])
})

test('a wide page lies across a spread of its own', () => {
  const { list } = makeSpreads({ pageCount: 7, facing: true, cover: true, isWide: (page) => page === 2 })
  assert.deepEqual(list, [
    { pages: [0], wide: false },
    { pages: [1], wide: false },
    { pages: [2], wide: true },
    { pages: [3, 4], wide: false },
    { pages: [5, 6], wide: false },
  ])
})

test('every page is in exactly one spread, in order', () => {
  forAll(500, ({ integer, chance }) => {
    const wide = new Set(Array.from({ length: integer(5) }, () => integer(40)))
    const pageCount = 1 + integer(40)
    const facing = chance(0.8)
    const isWide = (page) => wide.has(page)
    const { list, of } = makeSpreads({ pageCount, facing, cover: chance(0.7), isWide })
    assert.deepEqual(
      list.flatMap((each) => each.pages),
      Array.from({ length: pageCount }, (_, page) => page),
    )
    list.forEach((spread, index) => {
      for (const page of spread.pages) assert.equal(of(page), index)
      assert.ok(spread.pages.length === 1 || (facing && !spread.pages.some(isWide)))
    })
    assert.equal(of(-5), 0)
    assert.equal(of(pageCount + 5), list.length - 1)
  })
})

test('pages are loaded around the reader, first where the reader is going', () => {
  const { list } = makeSpreads({ pageCount: 8, facing: true, cover: true, isWide: none })
  const near = (at, how) => nearbyPages(list, at, { forward: true, saveData: false, ...how })
  assert.deepEqual(near(1), { visible: [1, 2], next: [3, 4, 0], held: [1, 2, 3, 4, 0] })
  assert.deepEqual(near(1, { forward: false }).next, [0, 3, 4])
  assert.deepEqual(near(0).next, [1, 2])
  assert.deepEqual(near(4).next, [5, 6])
  assert.deepEqual(near(2, { saveData: true }), { visible: [3, 4], next: [5, 6], held: [3, 4, 5, 6, 1, 2] })
})
