import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBookmarks, wordsOf } from '../../src/reader/bookmarks.js'
import { decodePage } from '../../src/reader/page-text.js'

function memory(kept = {}) {
  return { getItem: (key) => (key in kept ? kept[key] : null), setItem: (key, value) => void (kept[key] = value) }
}

const denied = () => {
  throw new Error('SecurityError')
}

test('marks are kept in the order of the pages, each once', () => {
  const store = memory()
  const marks = createBookmarks(() => store, 'a')
  marks.add({ page: 7, words: '' })
  marks.add({ page: 2, words: 'Hai' })
  marks.add({ page: 7, words: 'Bảy' })
  const again = createBookmarks(() => store, 'a')
  assert.deepEqual(again.list(), [{ page: 2, words: 'Hai' }, { page: 7, words: 'Bảy' }])
  assert.ok(again.has(7))
  again.remove(7)
  assert.ok(!again.has(7))
  assert.deepEqual(createBookmarks(() => store, 'b').list(), [])
})

test('a mark made in another window is not lost', () => {
  const store = memory()
  const [here, there] = [createBookmarks(() => store, 'a'), createBookmarks(() => store, 'a')]
  here.add({ page: 1, words: '' })
  there.add({ page: 2, words: '' })
  here.add({ page: 3, words: '' })
  assert.deepEqual(there.list().map(({ page }) => page), [1, 2, 3])
})

test('what nobody could have marked is not taken over', () => {
  for (const spoilt of ['{', 'null', '7', '{}', '[null]', '[{"page":0,"words":""},{"page":"1","words":""},{"page":1.5,"words":""},{"page":3}]']) {
    const store = memory({ 'tusach:marks:a': spoilt })
    const marks = createBookmarks(() => store, 'a')
    assert.deepEqual(marks.list(), [], spoilt)
    marks.add({ page: 1, words: '' })
    assert.ok(marks.has(1), spoilt)
  }
})

test('without storage marks hold for the moment', () => {
  const marks = createBookmarks(denied, 'a')
  marks.add({ page: 4, words: 'Bốn' })
  assert.deepEqual(marks.list(), [{ page: 4, words: 'Bốn' }])
  marks.remove(4)
  assert.deepEqual(marks.list(), [])
})

test('the words of a page are its first paragraph rather than its heading, and end with a word', () => {
  const line = (words) => [0, 0, 100, words, []]
  const long = 'Con suối nhỏ chảy qua nương, hát một bài hát rất dài về những viên cuội tròn dưới nắng trưa.'
  const words = wordsOf(decodePage([line('Mở đầu'), '', line(long)]), 'Chương một')
  assert.ok(words.length <= 91)
  assert.ok(long.startsWith(words.slice(0, -1)) && words.endsWith('…'))
  assert.equal(long[words.length - 1], ' ')
  assert.equal(wordsOf(decodePage([line('Lời kết'), '', line('Hết.')]), ''), 'Lời kết Hết.')
  assert.equal(wordsOf(decodePage([]), ''), '')
})

test('the title of the chapter is left out where it is a line of its own', () => {
  const line = (words) => [0, 0, 100, words, []]
  assert.equal(wordsOf(decodePage([line('Mùa xuân'), line('Gió thổi.')]), 'Mùa xuân'), 'Gió thổi.')
  assert.equal(wordsOf(decodePage([line('Mùa xuân hoa nở.')]), 'Mùa xuân'), 'Mùa xuân hoa nở.')
})
