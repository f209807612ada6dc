/**
 * @typedef {import('./engine.js').Group} Group
 * @typedef {import('./terms.js').Kind} Kind
 * @typedef {import('./view.js').Messages} Messages
 */

/**
 * The groups of an answer, in whose catalogue records books come before stories, contests and surveys,
 * and these before questions: of those a desk has dozens for a common word.
 * @param {Group[]} groups
 * @param {Map<number, Kind>} kinds of what is no book
 */
export function booksFirst(groups, kinds) {
  const first = groups.findIndex(({ record }) => !record)
  const records = first < 0 ? groups : groups.slice(0, first)
  /** @param {Group} group */
  const rank = ({ book }) => Number(kinds.has(book)) + Number(kinds.get(book) === 'question')
  const ranked = [0, 1, 2].flatMap((wanted) => records.filter((group) => rank(group) === wanted))
  return ranked.concat(groups.slice(records.length))
}

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
