import { NO_TEXT, decodePage } from './page-text.js'

/**
 * @typedef {import('./book.js').ShardRange} ShardRange
 * @typedef {import('./page-text.js').PageText} PageText
 * @typedef {import('./page-text.js').ShardLine} ShardLine
 * @typedef {{ from: number, pages: ShardLine[][] }} Shard
 * @typedef {{ page: (index: number) => Promise<PageText> }} TextSource
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

  return {
    async page(index) {
      const range = ranges.find(({ from, to }) => from <= index && index <= to)
      if (!range) return NO_TEXT
      const { from, pages } = await shard(range)
      return decodePage(pages[index - from] || [])
    },
  }
}
