import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createBook } from '../../src/reader/book.js'
import { createPacks, startsInPacks } from '../../src/reader/packs.js'

const row = (bytes, file) => ['webp', 1200, bytes, file]

test('a slice begins after those before it in the same file', () => {
  const images = [row(50, 'a.webp'), row(10, 'b.bin'), row(20, 'b.bin'), null, row(30, 'b.bin'), row(40, 'c.bin'), row(5, 'c.bin'), row(9, 'd.webp')]
  assert.deepEqual(startsInPacks(images), [0, 0, 10, 0, 30, 0, 40, 0])
})

test('the slices of a pack lie side by side and fill it, whatever pages it lacks', () => {
  for (let seed = 1; seed < 200; seed++) {
    const sizes = Array.from({ length: 1 + (seed % 9) }, (_, page) => ((seed * 7919 + page * 104729) % 11 ? 1 + ((seed * (page + 3)) % 97) : 0))
    const images = sizes.map((bytes) => (bytes ? row(bytes, 'x.bin') : null))
    const starts = startsInPacks(images)
    let end = 0
    sizes.forEach((bytes, page) => {
      if (!bytes) return
      assert.equal(starts[page], end)
      end += bytes
    })
    assert.equal(end, sizes.reduce((sum, bytes) => sum + bytes, 0))
  }
})

const data = {
  schema: 1,
  id: 'x',
  title: 'x',
  creators: [],
  language: 'vi',
  progression: 'ltr',
  pageCount: 5,
  sizes: [[400, 600]],
  images: [row(50, 'a.webp'), row(10, 'b.bin'), null, row(30, 'b.bin'), row(40, 'c.bin')],
  outline: [],
  text: [],
  small: 200,
  smallPacks: [['a.s.bin', [3, 4, 0]], ['b.s.bin', [5, 6]]],
  pageHasCover: true,
}

test('a page knows its slice; one with a file of its own has none', () => {
  const book = createBook(data)
  assert.deepEqual([0, 1, 2, 3, 4].map((page) => book.image(page)?.start), [null, 0, undefined, 10, 0])
  assert.deepEqual([0, 1, 2, 3, 4].map((page) => [book.small(page)?.file, book.small(page)?.start, book.small(page)?.bytes]), [
    ['a.s.bin', 0, 3],
    ['a.s.bin', 3, 4],
    [undefined, undefined, undefined],
    ['b.s.bin', 0, 5],
    ['b.s.bin', 5, 6],
  ])
  assert.deepEqual(createBook({ ...data, smallPacks: undefined, images: data.images.slice(0, 1) }).small(0), {
    format: 'webp',
    width: 200,
    height: 300,
    bytes: 0,
    file: 'a.s.webp',
    start: null,
    open: null,
  })
})

test('slices are those of the contract', () => {
  const cases = JSON.parse(readFileSync(new URL('../../../../tests/contracts/book.cases.json', import.meta.url), 'utf8'))
  const packed = cases.valid.filter(({ slices }) => slices)
  assert.ok(packed.length)
  for (const { book: data, slices } of packed) {
    const book = createBook(data)
    const slice = (image) => (image && image.start !== null ? [image.file, image.start, image.bytes] : null)
    assert.deepEqual(data.images.map((_, page) => [slice(book.image(page)), slice(book.small(page))]), slices)
  }
})

function library(limit) {
  const asked = []
  const failing = new Set()
  const packs = createPacks(async (file) => {
    asked.push(file)
    if (failing.has(file)) throw new Error(file)
    return new Blob([file])
  }, limit)
  return { packs, asked, failing }
}

test('a pack is fetched once, also for those who ask at the same time', async () => {
  const { packs, asked } = library(2)
  const [one, other] = await Promise.all([packs.open('a'), packs.open('a')])
  assert.equal(one, other)
  assert.equal(await packs.open('a'), one)
  assert.deepEqual(asked, ['a'])
})

test('the packs used last are kept', async () => {
  const { packs, asked } = library(2)
  for (const file of ['a', 'b', 'a', 'c', 'a', 'b']) await packs.open(file)
  assert.deepEqual(asked, ['a', 'b', 'c', 'b'])
})

test('what did not come, or turned out broken, is asked for again', async () => {
  const { packs, asked, failing } = library(2)
  failing.add('a')
  await assert.rejects(packs.open('a'))
  failing.clear()
  assert.equal(await (await packs.open('a')).text(), 'a')
  packs.drop('a')
  await packs.open('a')
  assert.deepEqual(asked, ['a', 'a', 'a'])
})
