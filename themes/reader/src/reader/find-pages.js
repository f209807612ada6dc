import { passage } from '../search/passage.js'
import { parse } from '../search/query.js'
import { holds } from './highlights.js'

/**
 * @typedef {import('../search/passage.js').Part} Part
 *
 * What a search through a book came to: pages found, whether there are more, and pages whose text
 * could not be had.
 * @typedef {{ count: number, more: boolean, lost: number }} Outcome
 */

/** Milliseconds of work after which the browser gets to draw and to listen. */
const SLICE = 12

/**
 * Goes through a book for a query and tells of each page that matches, in order. Text is loaded
 * shard by shard; one that does not come is passed over, and its pages are counted.
 * @param {object} search
 * @param {string} search.query
 * @param {import('./book.js').ShardRange[]} search.ranges in the order of the pages
 * @param {import('./text-source.js').TextSource} search.text
 * @param {number} search.most pages to be told of
 * @param {() => boolean} search.wanted false when the answer is no longer of use
 * @param {(page: number) => Promise<unknown>} search.pause lets others work, before each shard and
 *   after each slice of work; told how far the search is
 * @param {(page: number, parts: Part[]) => void} search.onFound
 * @returns {Promise<Outcome | null>} null when the search was called off
 */
export async function findPages({ query, ranges, text, most, wanted, pause, onFound }) {
  const { terms } = parse(query)
  let [count, lost] = [0, 0]
  for (const { from, to } of ranges) {
    await pause(from)
    let since = performance.now()
    for (let page = from; page <= to; page++) {
      if (!wanted()) return null
      const words = await text.page(page).catch(() => null)
      if (!wanted()) return null
      if (!words) {
        lost += to - page + 1
        break
      }
      if (holds(query, words.text)) {
        if (count === most) return { count, more: true, lost }
        count++
        onFound(page, passage(words.text, terms).parts)
      }
      if (performance.now() - since < SLICE) continue
      await pause(page)
      since = performance.now()
    }
  }
  return wanted() ? { count, more: false, lost } : null
}

/**
 * A query as it is typed without accents. Signs of scripts that cannot do without them stay.
 * @param {string} query
 */
export function withoutAccents(query) {
  const bare = query.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return bare.normalize().replace(/đ/g, 'd').replace(/Đ/g, 'D')
}
