import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPages, withoutAccents } from '../../src/reader/find-pages.js'
import { decodePage } from '../../src/reader/page-text.js'

/** A book of two pages a shard; a shard that holds null does not come. */
function bookOf(...pages) {
  const ranges = pages.flatMap((_, page) => (page % 2 ? [] : [{ from: page, to: Math.min(page + 1, pages.length - 1), file: '' }]))
  const asked = []
  const text = {
    async page(page) {
      asked.push(page)
      if (pages[page] === null) throw new Error('offline')
      return decodePage([[0, 0, 100, pages[page], []]])
    },
  }
  return { ranges, text, asked }
}

async function find(query, book, more = {}) {
  const found = []
  const onFound = (page, parts) => found.push([page, parts.filter(({ mark }) => mark).map(({ text }) => text)])
  const given = { query, ...book, most: 100, wanted: () => true, pause: async () => {}, onFound, ...more }
  return { outcome: await findPages(given), found }
}

test('pages that hold all the words are found, in order', async () => {
  const book = bookOf('con cò', 'con mèo và con cò', 'mèo', 'cò, mèo')
  assert.deepEqual(await find('mèo cò', book), {
    outcome: { count: 2, more: false, lost: 0 },
    found: [
      [1, ['mèo', 'cò']],
      [3, ['cò', 'mèo']],
    ],
  })
})

test('quotes ask for words side by side', async () => {
  const book = bookOf('thư của viện', 'ở thư viện', 'viện thư', 'ở thư. Viện xa')
  assert.deepEqual((await find('"thu vien"', book)).found.map(([page]) => page), [1])
  assert.deepEqual((await find('“thư viện”', book)).found.map(([page]) => page), [1])
  // A mark that is not closed yet binds nothing.
  assert.deepEqual((await find('"thu vien', book)).found.map(([page]) => page), [0, 1, 2, 3])
  assert.deepEqual((await find('o "thu vien"', book)).found.map(([page]) => page), [1])
  assert.deepEqual((await find('xa "thu vien"', book)).found, [])
})

test('accents that are typed must be there, others may be', async () => {
  const book = bookOf('thư', 'thu', 'thủ', 'mùa thu')
  assert.deepEqual((await find('thu', book)).found.map(([page]) => page), [0, 1, 2, 3])
  assert.deepEqual((await find('thư', book)).found.map(([page]) => page), [0])
})

test('the list ends where it is long enough, and says that there is more', async () => {
  const book = bookOf(...Array(6).fill('cò'))
  const { outcome, found } = await find('cò', book, { most: 3 })
  assert.deepEqual(outcome, { count: 3, more: true, lost: 0 })
  assert.deepEqual(found.map(([page]) => page), [0, 1, 2])
  assert.deepEqual(book.asked, [0, 1, 2, 3])
  assert.equal((await find('cò', bookOf('cò', 'cò'), { most: 2 })).outcome.more, false)
})

test('a part that does not come is counted and asked for once; the rest answers', async () => {
  const book = bookOf('cò', 'cò', null, null, 'cò')
  const { outcome, found } = await find('cò', book)
  assert.deepEqual(outcome, { count: 3, more: false, lost: 2 })
  assert.deepEqual(found.map(([page]) => page), [0, 1, 4])
  assert.deepEqual(book.asked, [0, 1, 2, 4])
})

test('a search that is called off tells of nothing more', async () => {
  for (const at of [0, 2]) {
    const book = bookOf('cò', 'cò', 'cò', 'cò')
    let on = true
    const { page } = book.text
    // Called off while text is under way.
    book.text.page = (index) => ((on = on && index !== at), page(index))
    const { outcome, found } = await find('cò', book, { wanted: () => on })
    assert.equal(outcome, null)
    assert.equal(found.length, at)
  }
  assert.equal((await find('cò', bookOf(), { wanted: () => false })).outcome, null)
})

test('others get to work before each part of the text', async () => {
  const paused = []
  await find('cò', bookOf('cò', 'a', 'b', 'c', 'cò'), { pause: async (page) => paused.push(page) })
  for (const page of [0, 2, 4]) assert.ok(paused.includes(page))
})

test('accents go, signs that a script cannot do without stay', () => {
  assert.equal(withoutAccents('“Đường về nhà” đẹp'), '“Duong ve nha” dep')
  assert.equal(withoutAccents('thu'), 'thu')
  for (const word of ['が', '한글', 'ไม้', 'हिन्दी']) assert.equal(withoutAccents(word), word)
})
