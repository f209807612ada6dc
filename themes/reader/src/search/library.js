import { lastUpTo } from './terms.js'
import { pageText } from './passage.js'

/**
 * @typedef {import('./terms.js').Meta} Meta
 * @typedef {import('./terms.js').TermShard} TermShard
 * @typedef {import('../reader/page-text.js').ShardLine} ShardLine
 *
 * @typedef {[id: string, title: string, creators: string, year: string, cover: string,
 *   readable: 0 | 1, subjects: string, texts: [from: number, file: string][]]} BookRow
 *   `from` is the 0-based page with which the text file begins
 *
 * @typedef {ReturnType<typeof createLibrary>} Library
 */

/**
 * The library's search data by name; every promise rejects when its file cannot be read.
 * @param {string} root path to the site's root, "" or ending in a slash
 * @param {(url: string) => Promise<any>} load
 */
export function createLibrary(root, load) {
  /**
   * @template Data
   * @param {string} file
   * @param {(data: Data) => unknown} isSound
   * @returns {Promise<Data>}
   */
  async function read(file, isSound) {
    const data = await load(root + file)
    if (!isSound(data)) throw new Error(`${file} is damaged`)
    return data
  }

  const meta = () =>
    read('search/meta.js', (/** @type {Meta} */ data) => data.schema === 1 && data.terms && data.pages)

  return {
    meta,

    /** @param {string} file */
    terms: (file) => read(file, (/** @type {TermShard} */ data) => typeof data === 'object'),

    /** @param {number} book */
    async book(book) {
      const { per, files } = (await meta()).books
      const rows = await read(files[Math.floor(book / per)], (/** @type {BookRow[]} */ data) => Array.isArray(data[book % per]))
      return rows[book % per]
    },

    textFile,

    /**
     * The text of a page, "" when the book has none there.
     * @param {BookRow} row
     * @param {number} page 1-based
     */
    async text(row, page) {
      const part = textFile(row, page)
      if (!part) return ''
      const shard = await read(
        `books/${row[0]}/${part[1]}`,
        (/** @type {{ from: number, pages: ShardLine[][] }} */ data) => data.from === part[0] && Array.isArray(data.pages),
      )
      return pageText(shard.pages[page - 1 - shard.from] || [])
    },
  }
}

/**
 * The text file that holds a page.
 * @param {BookRow} row
 * @param {number} page 1-based
 * @returns {[from: number, file: string] | undefined}
 */
function textFile({ 7: texts }, page) {
  return texts[lastUpTo(texts, ([from]) => from - (page - 1))]
}
