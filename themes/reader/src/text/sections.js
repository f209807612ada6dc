/**
 * A part of a book that the text mode shows at one time: a chapter, or the pages of a text shard.
 * `first` and `last` are 0-based pages; `chapter` is an index into the book's chapters or -1.
 * @typedef {{ first: number, last: number, title: string, chapter: number }} Section
 */

/**
 * The sections of a book in reading order; none when there is nothing to read but pictures.
 * @param {Pick<import('../reader/book.js').Book, 'chapters' | 'text' | 'pageCount'>} book
 * @returns {Section[]}
 */
export function makeSections({ chapters, text, pageCount }) {
  if (!chapters.length) return text.map(({ from, to }) => ({ first: from, last: to, title: '', chapter: -1 }))
  return chapters.map(({ title, page }, chapter) => {
    const next = chapters[chapter + 1]
    return { first: page, last: Math.max(page, next ? next.page - 1 : pageCount - 1), title, chapter }
  })
}

/**
 * The section that holds the beginning of a page: the first that begins with it, else the last that
 * has begun before.
 * @param {Section[]} sections
 * @param {number} page
 */
export function sectionOf(sections, page) {
  const begins = sections.findIndex(({ first }) => first >= page)
  if (begins >= 0 && sections[begins].first === page) return begins
  return Math.max(0, (begins < 0 ? sections.length : begins) - 1)
}

/**
 * The section that holds an element of the chapters, by its id, "c<number>-…"; -1 when none does.
 * @param {Section[]} sections
 * @param {string} id
 */
export function sectionOfId(sections, id) {
  const found = /^c(\d+)-/.exec(id)
  return found ? sections.findIndex(({ chapter }) => chapter === Number(found[1])) : -1
}

/**
 * The marker of the page being read: the first in the upper half of the window, else the last that
 * has gone by; -1 when all come later. Markers lie in order, so that few need to be measured.
 * @param {number} count
 * @param {(index: number) => number} startOf pixels from the window's top, negative when gone by
 * @param {number} height of the window
 */
export function markerAt(count, startOf, height) {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(middle) < -1) low = middle + 1
    else high = middle
  }
  return low < count && startOf(low) < height / 2 ? low : low - 1
}
