import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTextSource } from '../../src/reader/text-source.js'

const ranges = Array.from({ length: 10 }, (_, index) => ({ from: index * 2, to: index * 2 + 1, file: `text/${index}.js` }))
const shard = (from) => ({ from, pages: [[[0, 0, 1, `trang ${from}`, [1, 1, 1]]], [[0, 0, 1, `trang ${from + 1}`, [1, 1, 1]]]] })

test('a shard is loaded once, when a page of it is asked for', async () => {
  const loaded = []
  const source = createTextSource(ranges, async ({ from }) => (loaded.push(from), shard(from)))
  const pages = await Promise.all([source.page(4), source.page(5), source.page(4)])
  assert.deepEqual(pages.map((page) => page.text), ['trang 4', 'trang 5', 'trang 4'])
  assert.deepEqual(loaded, [4])
})

test('pages without text have none', async () => {
  const source = createTextSource([], async () => assert.fail())
  assert.equal((await source.page(3)).text, '')
})

test('a shard that failed is tried again', async () => {
  let calls = 0
  const source = createTextSource(ranges, async ({ from }) => {
    if (!calls++) throw new Error('offline')
    return shard(from)
  })
  await assert.rejects(source.page(0))
  assert.equal((await source.page(0)).text, 'trang 0')
})

test('old shards are let go', async () => {
  const loaded = []
  const source = createTextSource(ranges, async ({ from }) => (loaded.push(from), shard(from)))
  for (let page = 0; page < 20; page += 2) await source.page(page)
  await source.page(18)
  await source.page(0)
  assert.deepEqual(loaded, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 0])
})

test('links come with the text of their page', async () => {
  const linked = { ...shard(4), links: { 1: [[1024, 0, 1024, 1024, 7]] } }
  const source = createTextSource(ranges, async () => linked)
  assert.deepEqual(await source.links(5), [{ box: { x: 0.25, y: 0, width: 0.25, height: 0.25 }, page: 7, address: '' }])
  assert.deepEqual(await source.links(4), [])
  assert.deepEqual(await source.links(99), [])
})
