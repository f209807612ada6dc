/**
 * What is seen at one time: one page, two facing pages, or one wide page across both halves.
 * `pages` are 0-based indices in reading order.
 * @typedef {{ pages: number[], wide: boolean }} Spread
 */

/**
 * The spreads of a book, with the spread that each page is in.
 * @typedef {{ list: Spread[], of: (page: number) => number }} Spreads
 */

/**
 * Groups the pages of a book into spreads; every page is in exactly one.
 *
 * Facing pages pair up in reading order. The cover stands alone, a wide page stands alone, and so
 * does a page whose partner would be wide or missing.
 * @param {{ pageCount: number, facing: boolean, cover: boolean, isWide: (page: number) => boolean }} book
 * @returns {Spreads}
 */
export function makeSpreads({ pageCount, facing, cover, isWide }) {
  /** @type {Spread[]} */
  const list = []
  /** @type {number[]} */
  const of = []
  for (let page = 0; page < pageCount; ) {
    const wide = facing && isWide(page)
    const alone = !facing || wide || (cover && page === 0)
    const pages = alone || page + 1 >= pageCount || isWide(page + 1) ? [page] : [page, page + 1]
    for (const each of pages) of[each] = list.length
    list.push({ pages, wide })
    page += pages.length
  }
  return { list, of: (page) => of[Math.max(0, Math.min(pageCount - 1, page))] }
}
