import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ChangingError, createShelf } from '../../src/offline/shelf.js'
import { Caches, Host } from './browser.js'

const ROOT = 'https://truong.example/repo/'
const BOOK = `${ROOT}books/gao/`
const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 10)

const contract = new URL('../../../../tests/contracts/offline.schema.json', import.meta.url)
const isListing = new Ajv2020({ strictTuples: false, strictTypes: false }).compile(JSON.parse(readFileSync(contract, 'utf8')))

/** Puts a version of the site on the host: a book whose pages and theme bear its name, but for page 1. */
function publish(host, version, { theme = version } = {}) {
  host.files.clear()
  const data = `book ${version}`
  const html = `<script src="book.js?${digest(data)}"></script><script src="../../assets/tusach/reader.${theme}.js"></script>`
  const files = {
    'pages/0001.00abcdef00.webp': 'first',
    [`pages/0002.${digest(version)}.webp`]: `second ${version}`,
    [`text/0001.${digest(version)}.js`]: `words ${version}`,
    'book.js': data,
    'cover.webp': `cover ${version}`,
    'index.html': `<link href="../../assets/tusach/site.${theme}.css">`,
    'read.html': html,
  }
  const named = (name) => (/^(book|cover|index|read)\./.test(name) ? `${name}?${digest(files[name])}` : name)
  const listing = {
    title: `Cây gạo ${version}`,
    files: Object.keys(files).map((name) => [named(name), files[name].length]),
    theme: [[`assets/tusach/reader.${theme}.js`, 5], [`assets/tusach/site.${theme}.css`, 5]],
  }
  assert.ok(isListing(listing), JSON.stringify(isListing.errors))
  for (const [name, body] of Object.entries(files)) host.files.set(BOOK + name, body)
  for (const [name] of listing.theme) host.files.set(ROOT + name, 'theme')
  host.files.set(`${BOOK}files.json`, JSON.stringify(listing))
  return listing
}

function device() {
  const host = new Host()
  const caches = new Caches()
  const shelf = createShelf({ root: ROOT, caches, ask: host.ask })
  const { signal } = new AbortController()
  return { host, caches, shelf, save: () => shelf.save('gao', { signal, onProgress: () => {} }) }
}

async function text(caches, url) {
  const found = await caches.match(url)
  return found && found.text()
}

test('a book is saved with all it needs, a few files at a time', async () => {
  const { host, caches, shelf } = device()
  const { files, theme } = publish(host, 'a')
  const told = []
  await shelf.save('gao', { signal: new AbortController().signal, onProgress: (done, bytes) => told.push([done, bytes]) })
  for (const [name] of files) assert.ok(await caches.match(BOOK + name), name)
  for (const [name] of theme) assert.ok(await caches.match(ROOT + name), name)
  const bytes = [...files, ...theme].reduce((sum, [, each]) => sum + each, 0)
  assert.deepEqual([told[0], told[told.length - 1]], [[0, bytes], [bytes, bytes]])
  assert.ok(host.most > 1 && host.most <= 4, String(host.most))
  const size = files.filter(([name]) => !name.includes('.html')).reduce((sum, [, each]) => sum + each, 0)
  assert.deepEqual(await shelf.books(), [{ id: 'gao', title: 'Cây gạo a', bytes: size, whole: true, left: 0 }])
})

test('what a book weighs can be asked without a trace', async () => {
  const { host, caches, shelf } = device()
  const { files, theme } = publish(host, 'a')
  assert.equal(await shelf.left('gao'), [...files, ...theme].reduce((sum, [, each]) => sum + each, 0))
  assert.deepEqual(await caches.keys(), [])
})

test('a download that broke off fetches only what is missing', async () => {
  const { host, caches, shelf, save } = device()
  publish(host, 'a')
  host.down.add(`${BOOK}pages/0002.${digest('a')}.webp`)
  await assert.rejects(save(), TypeError)
  const [{ whole, left }] = await shelf.books()
  assert.equal(whole, false)
  assert.ok(left >= 'second a'.length)
  const came = new Set(host.asked.filter((url) => !host.down.has(url)))
  host.down.clear()
  host.asked = []
  await save()
  assert.deepEqual(host.asked.filter((url) => came.has(url)), [`${BOOK}files.json`])
  assert.equal((await shelf.book('gao')).whole, true)
  assert.ok(!(await caches.match(`${BOOK}files.json?wanted`)))
})

test('an update fetches what changed, and until all of it is there the old version stays', async () => {
  const { host, caches, shelf, save } = device()
  const before = publish(host, 'a')
  await save()
  assert.equal(await shelf.isStale('gao'), false)
  const after = publish(host, 'b')
  assert.equal(await shelf.isStale('gao'), true)
  host.down.add(`${BOOK}text/0001.${digest('b')}.js`)
  await assert.rejects(save(), TypeError)
  assert.deepEqual(JSON.parse(await text(caches, `${BOOK}files.json`)), before)
  for (const [name] of before.files) assert.ok(await caches.match(BOOK + name), name)
  host.down.clear()
  host.asked = []
  await save()
  assert.ok(!host.asked.includes(`${BOOK}pages/0001.00abcdef00.webp`))
  assert.deepEqual(JSON.parse(await text(caches, `${BOOK}files.json`)), after)
  // Who still has the old version open needs its pages; the next visit tidies up.
  assert.ok(await caches.match(`${BOOK}pages/0002.${digest('a')}.webp`))
  assert.equal(await shelf.isStale('gao'), false)
  assert.ok(!(await caches.match(`${BOOK}pages/0002.${digest('a')}.webp`)))
  for (const [name] of after.files) assert.ok(await caches.match(BOOK + name), name)
})

test('a change of the theme alone fetches no page', async () => {
  const { host, shelf, save } = device()
  publish(host, 'a', { theme: 'x' })
  await save()
  publish(host, 'a', { theme: 'y' })
  assert.equal(await shelf.isStale('gao'), true)
  host.asked = []
  await save()
  assert.deepEqual(host.asked.filter((url) => /pages|text|book\.js|cover/.test(url)), [])
  assert.equal(host.asked.filter((url) => url.includes('.y.')).length, 2)
})

test('files of another version than the listing are refused', async () => {
  const stale = { 'book.js': 'book b', 'read.html': '<script src="book.js?0123456789">', 'index.html': '<link href="assets/tusach/site.b.css">' }
  for (const [name, body] of Object.entries(stale)) {
    const { host, shelf, save } = device()
    publish(host, 'a')
    host.files.set(BOOK + name, body)
    await assert.rejects(save(), ChangingError, name)
    assert.equal((await shelf.book('gao')).whole, false)
  }
})

test('a file that the host no longer has means that the site changes', async () => {
  const { host, save } = device()
  publish(host, 'a')
  host.files.delete(`${BOOK}pages/0002.${digest('a')}.webp`)
  await assert.rejects(save(), ChangingError)
})

test('a page to which the host adds its own is still that page', async () => {
  const { host, shelf, save } = device()
  publish(host, 'a')
  host.files.set(`${BOOK}read.html`, `${host.files.get(`${BOOK}read.html`)}<script src="/counter.js"></script>`)
  await save()
  assert.equal((await shelf.book('gao')).whole, true)
})

test('a full device says so and keeps what came', async () => {
  const { host, caches, shelf, save } = device()
  publish(host, 'a')
  caches.quota = 600
  await assert.rejects(save(), { name: 'QuotaExceededError' })
  assert.equal((await shelf.book('gao')).whole, false)
  caches.quota = Infinity
  await save()
  assert.equal((await shelf.book('gao')).whole, true)
})

test('a stop stops, and what came is kept', async () => {
  const { host, shelf } = device()
  publish(host, 'a')
  const control = new AbortController()
  const saving = shelf.save('gao', { signal: control.signal, onProgress: (done) => done && control.abort() })
  await assert.rejects(saving, { name: 'AbortError' })
  const { whole, bytes, left } = await shelf.book('gao')
  assert.equal(whole, false)
  assert.ok(left > 0 && bytes > 0)
})

test('books are removed one by one or all, and those of another site on the host never', async () => {
  const { host, caches, shelf, save } = device()
  publish(host, 'a')
  await save()
  await caches.open('tusach /repo/ seen 1')
  await caches.open('tusach /repo/ frame 1')
  for (const name of ['tusach /repo-b/ book gao', 'tusach / book gao', 'tusach /repo-b/ seen 1']) await caches.open(name)
  await shelf.clear()
  assert.deepEqual((await caches.keys()).sort(), ['tusach / book gao', 'tusach /repo-b/ book gao', 'tusach /repo-b/ seen 1', 'tusach /repo/ frame 1'])
  await save()
  await shelf.remove('gao')
  assert.equal(await shelf.book('gao'), null)
})

test('page images on another origin are saved by their addresses, and kept as the book\'s own', async () => {
  const { host, caches, shelf, save } = device()
  const listing = publish(host, 'a')
  const far = 'https://kho.example/sach/books/gao/pages/0003.00abcdef01.webp'
  listing.files.push([far, 5])
  assert.ok(isListing(listing), JSON.stringify(isListing.errors))
  host.files.set(`${BOOK}files.json`, JSON.stringify(listing))
  host.files.set(far, 'third')
  await save()
  assert.equal(await text(caches, far), 'third')
  assert.equal(await shelf.isStale('gao'), false)
  assert.equal(await text(caches, far), 'third', 'it is nothing that is left over')
})
