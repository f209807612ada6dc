import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTextSource } from '../../src/reader/text-source.js'

const ranges = Array.from({ length: 10 }, (_, index) => ({ from: index * 2, to: index * 2 + 1, file: `text/${index}.js` }))
const nothing = async () => []
const shard = (from) => ({ from, pages: [[[0, 0, 1, `trang ${from}`, [1, 1, 1]]], [[0, 0, 1, `trang ${from + 1}`, [1, 1, 1]]]] })

test('a shard is loaded once, when a page of it is asked for', async () => {
  const loaded = []
  const source = createTextSource(ranges, async ({ from }) => (loaded.push(from), shard(from)), nothing)
  const pages = await Promise.all([source.page(4), source.page(5), source.page(4)])
  assert.deepEqual(pages.map((page) => page.text), ['trang 4', 'trang 5', 'trang 4'])
  assert.deepEqual(loaded, [4])
})

test('pages without text have none', async () => {
  const source = createTextSource([], async () => assert.fail(), nothing)
  assert.equal((await source.page(3)).text, '')
})

test('a shard that failed is tried again', async () => {
  let calls = 0
  const source = createTextSource(ranges, async ({ from }) => {
    if (!calls++) throw new Error('offline')
    return shard(from)
  }, nothing)
  await assert.rejects(source.page(0))
  assert.equal((await source.page(0)).text, 'trang 0')
})

test('old shards are let go', async () => {
  const loaded = []
  const source = createTextSource(ranges, async ({ from }) => (loaded.push(from), shard(from)), nothing)
  for (let page = 0; page < 20; page += 2) await source.page(page)
  await source.page(18)
  await source.page(0)
  assert.deepEqual(loaded, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 0])
})

test('links come with the text of their page', async () => {
  const linked = { ...shard(4), links: { 1: [[1024, 0, 1024, 1024, 7]] } }
  const source = createTextSource(ranges, async () => linked, nothing)
  assert.deepEqual(await source.links(5), [{ box: { x: 0.25, y: 0, width: 0.25, height: 0.25 }, page: 7, address: '' }])
  assert.deepEqual(await source.links(4), [])
  assert.deepEqual(await source.links(99), [])
})

test('drawings say the words that no shard has', async () => {
  const asked = []
  const mixed = [{ from: 0, to: 1, file: 'text/0.js' }, { from: 2, to: 3 }]
  const half = { from: 0, pages: [shard(0).pages[0], []], links: { 1: [[0, 0, 1, 1, 7]] } }
  const drawn = async (index) => (asked.push(index), [[0, 0, 1, `vẽ ${index}`, [1, 1, 1]]])
  const source = createTextSource(mixed, async () => half, drawn)
  const pages = await Promise.all([0, 1, 2, 3].map(source.page))
  assert.deepEqual(pages.map((page) => page.text), ['trang 0', 'vẽ 1', 'vẽ 2', 'vẽ 3'])
  assert.deepEqual(asked.sort(), [1, 2, 3])
  assert.equal((await source.links(1)).length, 1)
  assert.deepEqual(await source.links(2), [])
})
