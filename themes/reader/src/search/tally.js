/**
 * @typedef {import('./engine.js').Group} Group
 * @typedef {import('./terms.js').Kind} Kind
 * @typedef {import('./view.js').Messages} Messages
 */

/**
 * What an answer holds, in words: "3 cuốn, 12 trang, 1 câu chuyện"; "" where there is nothing.
 * @param {Group[]} groups
 * @param {Map<number, Kind>} kinds of what is no book
 * @param {Messages} m
 */
export function tally(groups, kinds, m) {
  const held = { book: 0, page: 0, exhibit: 0, contest: 0, survey: 0, question: 0 }
  for (const { book, pages } of groups) {
    held[kinds.get(book) || 'book']++
    held.page += pages.length
  }
  const there = Object.entries(held).filter(([, n]) => n)
  return there.map(([kind, n]) => m(`n_${kind}`, { n })).join(', ')
}
