/**
 * The service worker. It keeps the frame (style sheets, scripts, the first pages), copies of pages that
 * were seen, and answers from the books that the page's script has saved. A page is kept only when all
 * the theme's files that it names are, so that no page meets those of another version.
 */
import { LISTING, cacheNames, fits } from '../offline/names.js'
import { dropWithdrawn } from './withdrawn.js'
import { rangeOf, route } from './routes.js'

/**
 * What the build tells (library/site/offline.py).
 * @typedef {object} SiteFacts
 * @property {string} frame
 * @property {string[]} files
 * @property {string[]} more
 * @property {string[]} pages
 * @property {string} version
 * @property {string[]} own
 * @property {string} [pagesUrl] where page images lie, when that is on another origin
 */

/** Milliseconds that the network has before a copy is shown. */
const PATIENCE = 5000
/** Copies of pages and what they show. */
const COPIES = 300
const OFFLINE = 'saved.html'

/** @type {any} */
const worker = self
const site = /** @type {SiteFacts} */ (worker.tusachSite)
const root = new URL('./', worker.location.href)
const names = cacheNames(root.pathname)
const frame = names.frame(site.frame)
const seen = names.seen(site.frame)
const theme = new Set([...site.files, ...site.more])
const address = (/** @type {string} */ path) => root.href + path

async function install() {
  const cache = await caches.open(frame)
  const there = new Set((await cache.keys()).map(({ url }) => url))
  await cache.addAll(site.files.map(address).filter((url) => !there.has(url)))
  for (const path of site.pages) {
    const page = await copyOf(await fetch(address(path), { cache: 'no-cache' }))
    // A host may still hand out the version before this one: the browser tries again later.
    if (!page) throw new Error(path)
    await cache.put(address(path), page)
  }
  await dropWithdrawn({ root: root.href, caches, ask: (url, options) => fetch(url, options) })
  await worker.skipWaiting()
}

async function activate() {
  const all = await caches.keys()
  const others = all.filter((name) => names.isFrame(name) && name !== frame)
  const old = [...others.slice(0, -1), ...all.filter((name) => names.isSeen(name) && name !== seen)]
  // The frame before this one stays for the pages that are still open.
  await Promise.all(old.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/**
 * A copy to keep, null of what must not be kept.
 * @param {Response} answer
 */
async function copyOf(answer) {
  const type = answer.headers.get('content-type') || ''
  if (answer.status !== 200) return null
  if (!type.startsWith('text/html')) return answer
  const html = await answer.text()
  // Made anew: a browser refuses an answer that came by a redirect to another address.
  return fits(html, theme) ? new Response(html, { headers: { 'content-type': type } }) : null
}

/**
 * @param {string} path
 * @param {Response} answer
 */
async function keep(path, answer) {
  const copy = await copyOf(answer)
  if (!copy) return
  const cache = await caches.open(site.pages.includes(path) ? frame : seen)
  await cache.put(address(path), copy)
  const keys = await cache.keys()
  for (const key of keys.slice(0, Math.max(0, keys.length - COPIES))) await cache.delete(key)
}

/** @param {string} path */
const copy = (path) => caches.match(address(path), { cacheName: site.pages.includes(path) ? frame : seen })

/**
 * The file of a saved book that has this name in the version that is saved.
 * @param {string} book
 * @param {string} name
 */
async function saved(book, name) {
  const cacheName = names.book(book)
  const folder = address(`books/${book}/`)
  const listing = book && (await caches.match(folder + LISTING, { cacheName }))
  if (!listing) return undefined
  const { files } = /** @type {import('../offline/names.js').Listing} */ (await listing.json())
  const row = files.find(([file]) => file.split('?')[0] === name)
  return row && caches.match(folder + row[0], { cacheName })
}

/**
 * @param {any} event
 * @param {import('./routes.js').Route} route
 * @returns {Promise<Response>}
 */
async function answerTo(event, { kind, path, book }) {
  const { request } = event
  const name = path.slice(path.lastIndexOf('/') + 1)
  /** @type {Response | undefined} */
  let found
  if (kind === 'reading') found = await saved(book, name)
  if (kind === 'part') found = await caches.match(request.url, { cacheName: names.book(book) })
  if (kind === 'file') found = await caches.match(request.url)
  if (found) return partOf(found, request.headers.get('range'))
  const fallback = async () => (kind === 'fresh' ? (await copy(path)) || saved(book, name) : undefined)
  const network = fetch(request)
  if (kind === 'file' || kind === 'fresh') {
    // What comes too late for this visit is there for the next one.
    event.waitUntil(network.then((answer) => keep(path, answer.clone())).catch(() => {}))
  }
  try {
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(fallback)
    return (await Promise.race([network, patience])) || (await network)
  } catch {
    return (await fallback()) || elsewhere(request, path)
  }
}

/**
 * What a player asks for: browsers play sound only from answers to the very range they named.
 * @param {Response} answer
 * @param {string | null} header
 */
async function partOf(answer, header) {
  if (!header) return answer
  const body = await answer.blob()
  const range = rangeOf(header, body.size)
  if (!range) return new Response(body, { headers: answer.headers })
  const [first, last] = range
  const headers = {
    'content-type': answer.headers.get('content-type') || '',
    'content-range': `bytes ${first}-${last}/${body.size}`,
    'content-length': String(last - first + 1),
    'accept-ranges': 'bytes',
  }
  return new Response(body.slice(first, last + 1), { status: 206, headers })
}

/**
 * @param {Request} request
 * @param {string} path
 */
function elsewhere({ mode }, path) {
  if (mode !== 'navigate' || path === OFFLINE) return Response.error()
  return Response.redirect(`${address(OFFLINE)}?p=${encodeURIComponent(path)}`)
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()))
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event
  const url = new URL(request.url)
  const base = [root.href, site.pagesUrl].find((each) => each && url.href.startsWith(each))
  if (request.method !== 'GET' || !base) return
  const path = (url.origin + url.pathname).slice(base.length)
  const visit = request.mode === 'navigate'
  const found = route({ path, search: url.search, visit, destination: request.destination }, site.own)
  if (found) event.respondWith(answerTo(event, found))
})
