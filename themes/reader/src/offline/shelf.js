import { bring, weight } from './bring.js'
import { LISTING, cacheNames, fits } from './names.js'

/**
 * @typedef {import('./names.js').Listing} Listing
 * @typedef {import('./names.js').Row} Row
 *
 * A book on this device: `whole` once all of it is, `left` the bytes that are missing until then.
 * @typedef {{ id: string, title: string, bytes: number, whole: boolean, left: number }} Saved
 *
 * @typedef {object} Progress
 * @property {(done: number, bytes: number) => void} onProgress bytes that have come, and all
 * @property {AbortSignal} signal
 */

/** The listing of what is being fetched, next to that of what is there. */
const WANTED = 'files.json?wanted'

/** The site changes while a book is being saved: what comes is not what its listing names. */
export class ChangingError extends Error {}

/**
 * The books saved on this device. Each has a cache with all it needs: its own files and those of the
 * theme, under names that tell their content. Its listing is written last, in one step, so a book is
 * there as a whole or not at all, and an update that breaks off leaves the version before it.
 * @param {object} parts
 * @param {string} parts.root address of the site's root
 * @param {CacheStorage} parts.caches
 * @param {(url: string, options: RequestInit) => Promise<Response>} parts.ask the network
 */
export function createShelf({ root, caches, ask }) {
  const names = cacheNames(new URL(root).pathname)
  const folder = (/** @type {string} */ id) => `${root}books/${id}/`

  /**
   * All that belongs to a version of a book, by address.
   * @param {string} id
   * @param {Listing} listing
   * @returns {Row[]}
   */
  const rowsOf = (id, { files, theme }) => [
    ...files.map(([name, bytes]) => /** @type {Row} */ ([new URL(name, folder(id)).href, bytes])),
    ...theme.map(([name, bytes]) => /** @type {Row} */ ([root + name, bytes])),
  ]

  /**
   * @param {string} id
   * @param {string} name
   * @returns {Promise<Listing | null>}
   */
  async function kept(id, name) {
    const found = await caches.match(folder(id) + name, { cacheName: names.book(id) })
    return found ? found.json() : null
  }

  /** @param {string} id */
  async function latest(id) {
    const answer = await ask(folder(id) + LISTING, { cache: 'no-cache' })
    refuse(answer)
    return /** @type {Promise<Listing>} */ (answer.json())
  }

  /**
   * @param {string} id
   * @param {Listing} listing
   */
  async function lacking(id, listing) {
    // Who only asks what a book weighs must not leave a cache behind: it would count as a saved book.
    const cache = (await caches.has(names.book(id))) && (await caches.open(names.book(id)))
    const there = new Set(cache ? (await cache.keys()).map(({ url }) => url) : [])
    return rowsOf(id, listing).filter(([url]) => !there.has(url))
  }

  /**
   * Fetches a file, and makes sure that it is the one that was meant.
   * @param {string} url
   * @param {Listing} listing
   * @param {AbortSignal} signal
   */
  async function fetched(url, { files, theme }, signal) {
    const [address, digest] = url.split('?')
    const answer = await ask(url, { signal, cache: digest ? 'no-cache' : 'default' })
    refuse(answer)
    if (!digest) return answer
    const body = await answer.arrayBuffer()
    const headers = { 'content-type': answer.headers.get('content-type') || '' }
    if (address.endsWith('.html')) {
      // A host may add to a page, so it is judged by what it names and not by its digest.
      const html = new TextDecoder().decode(body)
      const data = files.find(([name]) => name.startsWith('book.js?'))
      const own = !address.endsWith('/read.html') || (data && html.includes(`"${data[0]}"`))
      if (!own || !fits(html, new Set(theme.map(([name]) => name)))) throw new ChangingError(url)
    } else if (address.endsWith('.js') && !(await hex(body)).startsWith(digest)) throw new ChangingError(url)
    return new Response(body, { headers })
  }

  return {
    /** The books on this device, by title. */
    async books() {
      const found = await Promise.all(names.booksIn(await caches.keys()).map((id) => this.book(id)))
      return found.filter((book) => !!book).sort((a, b) => a.title.localeCompare(b.title))
    },
    /**
     * @param {string} id
     * @returns {Promise<Saved | null>}
     */
    async book(id) {
      const listing = await kept(id, LISTING)
      const wanted = listing || (await kept(id, WANTED))
      if (!wanted) return null
      const left = listing ? 0 : weight(await lacking(id, wanted))
      // The build tells people the size before it has made the pages that do.
      const media = wanted.files.filter(([name]) => !/\.html\?/.test(name))
      return { id, title: wanted.title, bytes: weight(media), whole: !!listing, left }
    },
    /**
     * How many bytes of the version that the site has now are missing here.
     * @param {string} id
     */
    async left(id) {
      return weight(await lacking(id, await latest(id)))
    },
    /**
     * Whether the site has another version of a saved book. If not, what is left of older ones goes.
     * @param {string} id
     */
    async isStale(id) {
      const [here, there] = [await kept(id, LISTING), await latest(id)]
      if (!here) return false
      if (JSON.stringify(here) !== JSON.stringify(there)) return true
      const cache = await caches.open(names.book(id))
      const mine = new Set([folder(id) + LISTING, ...rowsOf(id, here).map(([url]) => url)])
      for (const { url } of await cache.keys()) if (!mine.has(url)) await cache.delete(url)
      return false
    },
    /**
     * Brings what is missing of the version that the site has now, and makes it the saved one.
     * @param {string} id
     * @param {Progress} progress
     */
    async save(id, { onProgress, signal }) {
      const listing = await latest(id)
      const rows = await lacking(id, listing)
      const cache = await caches.open(names.book(id))
      if (!(await kept(id, LISTING))) await cache.put(folder(id) + WANTED, asJson(listing))
      const bytes = weight(rows)
      const ours = new Set(listing.theme.map(([name]) => root + name))
      let done = 0
      onProgress(done, bytes)
      const bringOne = async (/** @type {string} */ url) => {
        // The theme is the same for all books: another one may have brought it.
        const shared = ours.has(url) ? await caches.match(url) : undefined
        await cache.put(url, shared || (await fetched(url, listing, signal)))
      }
      await bring(rows, bringOne, (more) => onProgress((done += more), bytes))
      await cache.put(folder(id) + LISTING, asJson(listing))
      await cache.delete(folder(id) + WANTED)
    },
    /** @param {string} id */
    remove: (id) => caches.delete(names.book(id)),
    /** Deletes all books, and the pages that were seen. */
    async clear() {
      const all = await caches.keys()
      const books = names.booksIn(all).map(names.book)
      await Promise.all([...books, ...all.filter(names.isSeen)].map((name) => caches.delete(name)))
    },
  }
}

/** @param {Response} answer */
function refuse({ ok, status, url }) {
  if (status === 404 || status === 410) throw new ChangingError(url)
  if (!ok) throw new Error(`${status} ${url}`)
}

/** @param {unknown} value */
const asJson = (value) => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } })

/** @param {ArrayBuffer} body */
async function hex(body) {
  const digest = await crypto.subtle.digest('SHA-256', body)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
