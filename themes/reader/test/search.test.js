import assert from 'node:assert/strict'
import { test } from 'node:test'

import { tokens } from '../src/analyzer.js'
import { parse, search } from '../src/search/engine.js'
import { createLibrary } from '../src/search/library.js'
import { prepare } from '../src/search/results.js'
import { compare, lastUpTo, walk } from '../src/search/terms.js'

/** A small library, books in order of id; a page is lines of text. */
const BOOKS = [
  {
    id: 'a-thu-vien',
    title: 'Thư viện của em',
    creators: 'Lê Hòa',
    pages: ['Đường đến trường có cây phượng.', 'Viện bảo tàng gửi một lá thư cho lớp.', 'Thư viện mở cửa lúc bảy giờ. Thư viện rất vui.'],
  },
  {
    id: 'b-mua-he',
    title: 'Mùa hè',
    creators: 'Trần Mĩ',
    pages: ['Cây dương bên nhà. Cây dương cao, cây dương xanh, dương dương dương.', 'Con đường làng.', 'Duong is a name.'],
  },
  { id: 'c-toan', title: 'Toán 6', creators: 'Nhóm tác giả', pages: ['Một thư mục; phòng thư viện của trường.', '図書館と学校'] },
]
const WEIGHTS = { title: 8, creators: 6 }

/** The site's search files, as library/search/export.py makes them from BOOKS. */
function exported() {
  const documents = BOOKS.flatMap((book) => [
    Object.entries(WEIGHTS).map(([field, weight]) => [book[field], weight]),
    ...book.pages.map((text) => [[text, 1]]),
  ])
  const terms = new Map()
  documents.forEach((fields, document) => {
    for (const [text, weight] of fields) {
      for (const { exact, folded } of tokens(text)) {
        const forms = terms.get(folded) || new Map()
        const postings = forms.get(exact) || new Map()
        postings.set(document, (postings.get(document) || 0) + weight)
        terms.set(folded, forms.set(exact, postings))
      }
    }
  })
  const keys = [...terms.keys()].sort(compare)
  const files = {}
  const firsts = []
  for (let at = 0; at < keys.length; at += 5) {
    const shard = {}
    for (const key of keys.slice(at, at + 5)) {
      shard[key] = {}
      for (const [exact, postings] of terms.get(key)) {
        let last = 0
        shard[key][exact] = [...postings].flatMap(([document, tf]) => [document - last, ((last = document), tf)])
      }
    }
    const file = `search/terms-${firsts.length}.js`
    firsts.push({ first: keys[at], file })
    files[file] = shard
  }
  files['search/books-0.js'] = BOOKS.slice(0, 2).map(row)
  files['search/books-1.js'] = BOOKS.slice(2).map(row)
  for (const { id, pages } of BOOKS) {
    files[`books/${id}/text/0.js`] = { from: 0, pages: pages.map((text) => [[0, 0, 9, text, []]]) }
  }
  files['search/meta.js'] = {
    schema: 1,
    documents: documents.length,
    pages: BOOKS.map(({ pages }) => pages.length),
    k1: 1.2,
    terms: firsts,
    books: { per: 2, files: ['search/books-0.js', 'search/books-1.js'] },
  }
  return files
}

function row({ id, title, creators }) {
  return [id, title, creators, '2026', '', 1, '', [[0, 'text/0.js']]]
}

function open(files = exported(), asked = []) {
  return createLibrary('', async (url) => {
    asked.push(url)
    if (!files[url]) throw new Error(url)
    return files[url]
  })
}

/** Every document found, best group and page first, as "id" or "id:page". */
async function find(query, library = open()) {
  const { groups } = await search(query, library)
  return groups.flatMap(({ book, record, pages }) => [
    ...(record ? [BOOKS[book].id] : []),
    ...pages.map(({ page }) => `${BOOKS[book].id}:${page}`),
  ])
}

test('a query without accents finds the accented words, record first', async () => {
  assert.deepEqual(await find('thu vien'), ['a-thu-vien', 'a-thu-vien:3', 'a-thu-vien:2', 'c-toan:1'])
  assert.deepEqual(await find('THU VIEN'), await find('thu vien'))
  assert.deepEqual((await find('duong')).sort(), ['a-thu-vien:1', 'b-mua-he:1', 'b-mua-he:2', 'b-mua-he:3'])
})

test('forms typed with accents come before their variants, however frequent those are', async () => {
  const found = ['a-thu-vien:1', 'b-mua-he:2', 'b-mua-he:1', 'b-mua-he:3']
  assert.deepEqual(await find('đường'), found)
  const { groups } = await search('đường', open())
  assert.deepEqual(groups[1].pages.map(({ exact }) => exact), [1, 0, 0])
  assert.ok(groups[1].pages[1].score > groups[1].pages[0].score)
})

test('a variant weighs 0.6 of the form typed', async () => {
  const score = async (query) => {
    const { groups } = await search(query, open())
    return groups.find(({ book }) => book === 1).pages.find(({ page }) => page === 3).score
  }
  assert.ok(Math.abs((await score('đuong')) / (await score('duong')) - 0.6) < 1e-9)
})

test('the score is BM25 without length', async () => {
  const { groups } = await search('phượng', open())
  const idf = Math.log(11 / 2) + 1
  assert.ok(Math.abs(groups[0].pages[0].score - (idf * 2.2) / 2.2) < 1e-9)
})

test('every word must be there', async () => {
  assert.deepEqual(await find('thư trường'), ['c-toan:1'])
  assert.deepEqual(await find('thư phượng'), [])
  const { absent } = await search('thư khủng long', open())
  assert.deepEqual(absent.map(({ exact }) => exact).sort(), ['khủng', 'long'])
})

test('spellings of one word are one', async () => {
  assert.deepEqual(await find('hoà'), ['a-thu-vien'])
  assert.deepEqual(await find('mỹ'), ['b-mua-he'])
  assert.deepEqual(await find('図書館'), ['c-toan:2'])
})

test('nothing asked, nothing loaded', async () => {
  const asked = []
  assert.deepEqual((await search(' … ', open(exported(), asked))).groups, [])
  assert.deepEqual(asked, [])
})

test('only the shards of the words asked for are loaded, each once', async () => {
  const asked = []
  await search('thư thư viện', open(exported(), asked))
  assert.equal(asked.filter((url) => url.includes('terms')).length, 2)
})

test('names of object properties are words like others', async () => {
  for (const query of ['constructor', '__proto__', 'hasOwnProperty toString']) {
    assert.deepEqual(await find(query), [])
  }
})

test('a shard that cannot be read costs only its words', async () => {
  const files = exported()
  const bad = files['search/meta.js'].terms.find(({ file }) => files[file].phuong).file
  for (const damage of [undefined, { phuong: { phượng: [5, 0] } }, { phuong: { phượng: [99, 1] } }, { phuong: { phượng: ['x', 1] } }]) {
    files[bad] = damage
    const { unread, groups } = await search('phượng trường', open(files))
    assert.deepEqual(unread.map(({ exact }) => exact), ['phượng'])
    assert.ok(groups.length)
    await assert.rejects(search('phượng', open(files)))
  }
})

test('without meta there is no answer, and it works again when meta does', async () => {
  const files = exported()
  const meta = files['search/meta.js']
  files['search/meta.js'] = { schema: 2 }
  const library = open(files)
  await assert.rejects(search('thư', library))
  files['search/meta.js'] = meta
  assert.ok((await search('thư', library)).groups.length)
})

test('pages where the words stand side by side come first in their book and in the list', async () => {
  const pages = ['Thư của viện, thư từ viện, thư và viện.', 'Đây là thư viện.']
  const library = {
    book: async (book) => [`b${book}`, '', '', '', '', 1, '', [[0, 'x']]],
    textFile: () => 'x',
    text: async (row, page) => (row[0] === 'b0' ? pages[0] : pages[page - 1]),
  }
  const hits = [{ page: 1, exact: 2, score: 5 }, { page: 2, exact: 2, score: 3 }]
  const groups = [
    { book: 0, record: null, pages: hits },
    { book: 1, record: null, pages: hits },
    { book: 2, record: { page: 0, exact: 2, score: 1 }, pages: [] },
  ]
  const { results, lost } = await prepare(groups, parse('thư viện'), library)
  assert.equal(lost, 0)
  assert.deepEqual(results.map(({ row: [id] }) => id), ['b2', 'b1', 'b0'])
  assert.deepEqual(results[1].pages.map(({ page }) => page), [2, 1])
})

test('books and texts that cannot be read leave the others', async () => {
  const files = exported()
  files['search/books-1.js'] = undefined
  files['books/a-thu-vien/text/0.js'] = { from: 7 }
  const library = open(files)
  const answer = await search('thư viện', library)
  const { results, lost } = await prepare(answer.groups, answer.terms, library)
  assert.equal(lost, 1)
  assert.deepEqual(results.map(({ row: [id] }) => id), ['a-thu-vien'])
  await assert.rejects(results[0].passages.get(results[0].pages[0].page))
})

test('strings are ordered by code points', () => {
  const sorted = ['', 'a', 'ab', 'b', 'đ', '\uffee', '𠀀', '𠀀a']
  assert.deepEqual([...sorted].reverse().sort(compare), sorted)
  assert.equal(lastUpTo(sorted, (each) => compare(each, 'c')), 3)
  assert.equal(lastUpTo([], () => 0), -1)
})

test('postings are gaps and frequencies', () => {
  const seen = []
  walk([0, 2, 3, 1], 9, (...pair) => seen.push(pair))
  assert.deepEqual(seen, [[0, 2], [3, 1]])
  assert.throws(() => walk([3, 1, 0, 1], 9, () => {}))
})

test('any query is answered', async () => {
  const letters = ['"', '(', '*', '\\', 'thư', ' ', '\ud83d', '😀', '.', '-', '图', "'", ':', 'AND', '%', '\0']
  for (let seed = 1; seed < 300; seed++) {
    let query = ''
    for (let rest = seed * 7919; rest; rest = Math.floor(rest / 16)) query += letters[rest % 16]
    await search(query, open())
  }
})
