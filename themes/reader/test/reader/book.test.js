import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBook } from '../../src/reader/book.js'

const data = {
  schema: 1,
  id: 'vuon-rau',
  title: 'Vườn rau của bé',
  creators: [],
  language: 'vi',
  progression: 'ltr',
  pageCount: 6,
  sizes: [[400, 600], [800, 600], [410, 600]],
  pageSize: [0, 0, 1, 2, 0, 0],
  images: [['webp', 1200, 1, 'a.webp'], null, ['webp', 1600, 1, 'c.webp'], null, null, null],
  labels: ['bìa', 'ii', '1', '2', '3', '4'],
  outline: [
    { title: 'Một', page: 1, level: 0 },
    { title: 'Hai', page: 3, level: 0 },
    { title: 'Hai, mục đầu', page: 3, level: 1 },
  ],
  text: [],
  small: 240,
  pageList: [['xii', 2], ['7', 4], ['102', 3]],
  pageHasCover: true,
}
const book = createBook(data)

test('only a page twice as wide as the others is wide', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5].map(book.isWide), [false, false, true, false, false, false])
})

test('a picture has the shape of its page', () => {
  assert.deepEqual(book.image(2), { format: 'webp', width: 1600, height: 1200, bytes: 1, file: 'c.webp', start: null, open: null })
  assert.equal(book.image(1), null)
})

test('a thumbnail lies beside its picture, in the shape of the page', () => {
  assert.deepEqual(book.small(2), { format: 'webp', width: 240, height: 180, bytes: 0, file: 'c.s.webp', start: null, open: null })
  assert.equal(book.small(1), null)
  assert.equal(createBook({ ...data, small: undefined }).small(2), null)
})

test('what a locked book holds is opened, as if each file were a pack of its own', () => {
  const open = async () => new Blob()
  const locked = createBook({ ...data, open })
  assert.deepEqual([book.open, locked.open], [null, open])
  for (const image of [locked.image(2), locked.small(2)]) assert.deepEqual([image.start, image.open], [0, open])
})

test('a page is in the last chapter that has begun, the innermost one', () => {
  assert.deepEqual([0, 1, 2, 3, 5].map(book.chapter), [-1, 0, 0, 2, 2])
})

test('people find a page by its number, or by a printed label that is no number', () => {
  assert.equal(book.find('3'), 2)
  assert.equal(book.find(' 1 '), 0)
  assert.equal(book.find('0'), 0)
  assert.equal(book.find('999'), 998, 'one behind the last page')
  assert.equal(book.find('II'), 1)
  assert.equal(book.find('xx'), null)
  assert.equal(book.find(''), null)
})

test('numbers of a printed edition find their page where they mean nothing else', () => {
  assert.equal(book.find('XII'), 2)
  assert.equal(book.find('102'), 3)
  assert.equal(book.find('7'), 4)
  assert.equal(book.find('4'), 3)
})

test('a label in its own letters comes before one in others', () => {
  const letters = createBook({ ...data, labels: ['a', 'A', 'b', 'B', '1', '2'] })
  assert.equal(letters.find('A'), 1)
  assert.equal(letters.find('a'), 0)
})

test('only labels of more than digits ask for letters', () => {
  assert.ok(book.labelled)
  assert.ok(!createBook({ ...data, labels: ['9', '10', '11', '12', '13', '14'], pageList: [['1', 0]] }).labelled)
  assert.ok(createBook({ ...data, labels: undefined }).labelled)
})

test('page images on another origin have its address, their thumbnails and packs too', () => {
  const pagesFolder = 'https://kho.example/books/vuon-rau/'
  const images = [['webp', 1200, 1, 'pages/a.webp'], null, ['webp', 1600, 7, 'pages/b.bin'], null, null, null]
  const away = createBook({ ...data, images, pagesFolder })
  assert.equal(away.image(0).file, `${pagesFolder}pages/a.webp`)
  assert.equal(away.small(0).file, `${pagesFolder}pages/a.s.webp`)
  assert.deepEqual([away.image(2).file, away.image(2).start], [`${pagesFolder}pages/b.bin`, 0])
  assert.equal(book.image(0).file, 'a.webp')
})
