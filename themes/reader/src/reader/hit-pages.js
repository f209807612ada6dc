import { holds } from './highlights.js'

/**
 * The nearest page with a hit, going through the book from a page outwards; null when there is
 * none or the search was called off. Text is loaded as it is needed, shard by shard.
 * @param {object} search
 * @param {string} search.query
 * @param {number} search.from the first page looked at
 * @param {1 | -1} search.step
 * @param {number} search.pageCount
 * @param {import('./text-source.js').TextSource} search.text
 * @param {() => boolean} search.wanted false when the answer is no longer of use
 * @returns {Promise<number | null>}
 */
export async function findHitPage({ query, from, step, pageCount, text, wanted }) {
  for (let page = from; page >= 0 && page < pageCount; page += step) {
    const words = await text.page(page)
    if (!wanted()) return null
    if (holds(query, words.text)) return page
  }
  return null
}
