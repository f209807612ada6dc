import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cacheNames, fits } from '../../src/offline/names.js'
import { createSiteStorage } from '../../src/site-storage.js'
import { megabytes } from '../../src/offline/words.js'
import { pageOf, rangeOf, route } from '../../src/worker/routes.js'

const OWN = ['', 'assets', 'books', 'search', 'shelves']
const kind = (path, { search = '', visit = false, destination = '' } = {}) => {
  const found = route({ path, search, visit, destination }, OWN)
  return found && found.kind
}

test('a page is known by any address that hosts give it', () => {
  for (const [asked, page] of [['', 'index.html'], ['shelves/tho/', 'shelves/tho/index.html'], ['search', 'search.html'], ['books/a/read', 'books/a/read.html'], ['gioi-thieu.html', 'gioi-thieu.html']]) {
    assert.equal(pageOf(asked), page)
  }
})

test('each request is answered in its own way', () => {
  assert.equal(kind('books/gao/read.html', { visit: true }), 'reading')
  assert.equal(kind('books/gao/read', { visit: true }), 'reading')
  assert.equal(kind('books/gao/', { visit: true }), 'fresh')
  assert.equal(kind('books/gao/cover.webp', { destination: 'image' }), 'fresh')
  assert.equal(kind('books/gao/cover.webp', { search: '?12' }), 'part')
  assert.equal(kind('books/gao/read.html', { search: '?12' }), 'part')
  assert.equal(kind('books/gao/pages/0001.ab.webp', { destination: 'image' }), 'part')
  assert.equal(kind('books/gao/files.json'), null)
  assert.equal(kind('assets/tusach/site.12.css', { destination: 'style' }), 'file')
  assert.equal(kind('search/05ed119f.a1b2c3.js', { destination: 'script' }), 'file')
  assert.equal(kind('search/meta.js', { destination: 'script' }), 'fresh')
  assert.equal(kind('', { visit: true }), 'fresh')
  assert.equal(kind('catalog.csv'), null)
  assert.equal(kind('sw.js'), null)
})

test('another site in a folder below is left alone', () => {
  assert.equal(kind('school-b/index.html', { visit: true }), null)
  assert.equal(kind('school-b/assets/tusach/site.12.css', { destination: 'style' }), null)
})

test('the bytes that a player asks for', () => {
  assert.deepEqual(rangeOf('bytes=0-', 10), [0, 9])
  assert.deepEqual(rangeOf('bytes=2-4', 10), [2, 4])
  assert.deepEqual(rangeOf('bytes=2-99', 10), [2, 9])
  assert.deepEqual(rangeOf('bytes=-3', 10), [7, 9])
  for (const odd of [null, 'bytes=-', 'bytes=9-2', 'bytes=10-', 'bytes=0-1,4-5', 'lines=1-2']) assert.equal(rangeOf(odd, 10), null)
})

test('a page fits a theme when it names nothing else of it', () => {
  const html = '<link href="../assets/tusach/site.1.css"><script src="assets/tusach/site.2.js" data-offline="assets/tusach/offline.3.js">'
  const files = ['assets/tusach/site.1.css', 'assets/tusach/site.2.js', 'assets/tusach/offline.3.js']
  assert.equal(fits(html, new Set(files)), true)
  for (const each of files) assert.equal(fits(html, new Set(files.filter((name) => name !== each))), false)
})

test('names of caches bear the path of the site', () => {
  const [mine, other] = [cacheNames('/repo/'), cacheNames('/repo-b/')]
  assert.deepEqual(mine.booksIn([mine.book('gao'), other.book('tre'), mine.frame('1'), cacheNames('/').book('x')]), ['gao'])
  assert.equal(mine.isSeen(other.seen('1')) || mine.isFrame(other.frame('1')), false)
})

test('what is remembered is kept apart from site to site, and forgotten for one', () => {
  const items = { theme: 'dark', 'tusach:last@/b/': 'b' }
  const storage = Object.create({
    getItem: (key) => items[key] ?? null,
    setItem: (key, value) => void (storage[key] = items[key] = value),
    removeItem: (key) => void (delete items[key], delete storage[key]),
  })
  Object.assign(storage, items)
  const mine = createSiteStorage('/a/', () => storage)
  mine.setItem('tusach:last', 'a')
  mine.setItem('tusach:progress:gao', '7')
  assert.equal(mine.getItem('tusach:last'), 'a')
  assert.equal(createSiteStorage('/b/', () => storage).getItem('tusach:last'), 'b')
  mine.clear()
  assert.deepEqual(items, { theme: 'dark', 'tusach:last@/b/': 'b' })
})

test('sizes as people read them', () => {
  assert.deepEqual([0, 2000, 830_000, 12_400_000].map((bytes) => megabytes(bytes, 'vi')), ['0 MB', '0,1 MB', '0,8 MB', '12 MB'])
})
