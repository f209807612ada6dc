import { normalise } from '../analyzer.js'
import { bytesOf, unpack } from '../packed.js'
import { fileName } from './bytes.js'
import { merged } from './postings.js'
import { ORDERS, readChunk, readGroups, readMeta, shardOf } from './terms.js'

/**
 * @typedef {import('./terms.js').Chunk} Chunk
 * @typedef {import('./terms.js').Meta} Meta
 *
 * @typedef {[id: string, title: string, creators: string, year: string, cover: string,
 *   readable: 0 | 1, subjects: string, texts: string, shape: number, tint: number, copies: number]} BookRow
 *   `texts` is the digest of its texts, "" when it has none; `shape` the width of its cover in
 *   hundredths of the height; `tint` the colour of a cover that the style sheet draws
 *
 * @typedef {import('./facets.js').Facets} Facets
 * @typedef {ReturnType<typeof createLibrary>} Library
 */

/**
 * The library's search data by name; every promise rejects when its file cannot be read.
 * @param {string} root path to the site's root, "" or ending in a slash
 * @param {(url: string) => Promise<unknown>} load
 */
export function createLibrary(root, load) {
  /** @type {Promise<Meta> | null} */
  let known = null

  /** @param {string} file */
  const bytes = async (file) => unpack(bytesOf(await load(root + file)))

  /** @param {string} label @param {string} digest */
  const json = async (label, digest) => JSON.parse(new TextDecoder().decode(await bytes(fileName(label, digest))))

  function meta() {
    known = known || bytes('search/meta.js').then(readMeta)
    known.catch(() => (known = null))
    return known
  }

  /** @param {string} key @param {boolean} prefix */
  async function groups(key, prefix) {
    const data = await meta()
    const parts = data.parts.map(async (part) => {
      const shard = shardOf(part, key)
      return shard ? readGroups(await bytes(fileName(shard.label, shard.digest)), key, prefix, part, data.gone) : []
    })
    return merged(await Promise.all(parts))
  }

  /**
   * @param {number} number
   * @returns {Promise<BookRow>}
   */
  async function book(number) {
    const { booksPerFile, books } = await meta()
    const at = Math.floor(number / booksPerFile)
    const row = (await json(`books:${at}`, books[at]))[number % booksPerFile]
    if (!Array.isArray(row)) throw new Error('no such book')
    return /** @type {BookRow} */ (/** @type {unknown} */ (row))
  }

  return {
    meta,
    book,

    /**
     * The forms under a folded key, null when there are none.
     * @param {string} key
     */
    group: async (key) => (await groups(key, false))[0] || null,

    /**
     * Groups whose keys begin so, as far as they lie in one file of each part.
     * @param {string} key
     */
    begin: (key) => groups(key, true),

    /** @param {Chunk} chunk */
    async chunk(chunk) {
      return readChunk(await bytes(fileName(chunk.label, chunk.digest)), chunk, (await meta()).gone)
    },

    /**
     * The text of a page, normalised; "" when the book has none there.
     * @param {number} number of the book
     * @param {number} page 1-based
     */
    async text(number, page) {
      const [{ pagesPerText }, { 7: texts }] = await Promise.all([meta(), book(number)])
      if (!texts) return ''
      const at = Math.floor((page - 1) / pagesPerText)
      return normalise((await json(`text:${number}:${at}`, texts))[(page - 1) % pagesPerText] || '')
    },

    /** @returns {Promise<Facets>} */
    facets: async () => json('facets', (await meta()).facets),

    /**
     * The numbers of all books in an order.
     * @param {import('./terms.js').Order} name
     * @returns {Promise<number[]>}
     */
    order: async (name) => json(`order:${name}`, (await meta()).orders[ORDERS.indexOf(name)]),

    /**
     * The commonest syllables with how many documents hold them.
     * @returns {Promise<[form: string, count: number][]>}
     */
    async words() {
      /** @type {(string | number)[]} */
      const flat = await json('words', (await meta()).words)
      return flat.flatMap((form, at) => (at % 2 ? [] : [/** @type {[string, number]} */ ([form, flat[at + 1]])]))
    },
  }
}
