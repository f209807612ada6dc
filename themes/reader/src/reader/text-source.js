import { decodeLinks } from './page-links.js'
import { NO_TEXT, decodePage } from './page-text.js'

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
 * to load is tried again at the next request.
 * @param {ShardRange[]} ranges
 * @param {(range: ShardRange) => Promise<Shard>} load
 * @returns {TextSource}
 */
export function createTextSource(ranges, load) {
  /** @type {Map<ShardRange, Promise<Shard>>} */
  const shards = new Map()

  /** @param {ShardRange} range */
  function shard(range) {
    const loading = shards.get(range) || load(range)
    shards.delete(range)
    shards.set(range, loading)
    if (shards.size > KEPT) shards.delete(shards.keys().next().value || range)
    loading.catch(() => shards.delete(range))
    return loading
  }

  /** @param {number} index */
  const holder = (index) => ranges.find(({ from, to }) => from <= index && index <= to)

  return {
    async page(index) {
      const range = holder(index)
      if (!range) return NO_TEXT
      const { from, pages } = await shard(range)
      return decodePage(pages[index - from] || [])
    },
    async links(index) {
      const range = holder(index)
      if (!range) return []
      const { from, links } = await shard(range)
      return decodeLinks((links && links[index - from]) || [])
    },
  }
}
