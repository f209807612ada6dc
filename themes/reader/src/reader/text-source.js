import { decodeLinks } from './page-links.js'
import { decodePage } from './page-text.js'

/**
 * @typedef {import('./book.js').ShardRange} ShardRange
 * @typedef {import('./page-text.js').PageText} PageText
 * @typedef {import('./page-text.js').ShardLine} ShardLine
 * @typedef {import('./page-links.js').PageLink} PageLink
 * @typedef {import('./page-links.js').LinkRow} LinkRow
 * @typedef {{ from: number, pages: ShardLine[][], links?: Record<string, LinkRow[]> }} Shard
 *
 * @typedef {object} TextSource
 * @property {(index: number) => Promise<PageText>} page
 * @property {(index: number) => Promise<PageLink[]>} links
 */

/** Shards kept in memory; older ones are loaded again from the browser's cache. */
const KEPT = 6

/**
 * The text of a book, loaded shard by shard when a page of it is asked for. A shard that failed
 * to load is tried again at the next request. A page of which a shard has no words may say them itself.
 * @param {ShardRange[]} ranges
 * @param {(range: ShardRange, file: string) => Promise<Shard>} load
 * @param {(index: number) => Promise<ShardLine[]>} drawn the lines of a page, none if it is no drawing
 * @returns {TextSource}
 */
export function createTextSource(ranges, load, drawn) {
  /** @type {Map<ShardRange, Promise<Shard>>} */
  const shards = new Map()

  /**
   * @param {ShardRange} range
   * @param {string} file
   */
  function shard(range, file) {
    const loading = shards.get(range) || load(range, file)
    shards.delete(range)
    shards.set(range, loading)
    if (shards.size > KEPT) shards.delete(shards.keys().next().value || range)
    loading.catch(() => shards.delete(range))
    return loading
  }

  /**
   * The shard that holds a page; null where there is none.
   * @param {number} index
   */
  async function holder(index) {
    const range = ranges.find(({ from, to }) => from <= index && index <= to)
    return range && range.file ? shard(range, range.file) : null
  }

  return {
    async page(index) {
      const held = await holder(index)
      const rows = (held && held.pages[index - held.from]) || []
      return decodePage(rows.length ? rows : await drawn(index))
    },
    async links(index) {
      const held = await holder(index)
      return decodeLinks((held && held.links && held.links[index - held.from]) || [])
    },
  }
}
