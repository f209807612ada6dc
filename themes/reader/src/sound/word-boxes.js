/**
 * @typedef {import('../reader/layout.js').Box} Box
 * @typedef {import('../reader/page-text.js').PageText} PageText
 */

/**
 * The boxes of words on a page, one a line, as fractions of the page.
 * @param {PageText} page
 * @param {number} first counted from 0 in the order of the lines
 * @param {number} last
 * @returns {Box[]}
 */
export function wordBoxes({ lines }, first, last) {
  let number = 0
  return lines.flatMap(({ words, y, height }) => {
    const from = number
    number += words.length
    const spoken = words.slice(Math.max(0, first - from), Math.max(0, last + 1 - from))
    if (!spoken.length) return []
    const x = Math.min(...spoken.map((word) => word.x))
    return [{ x, y, width: Math.max(...spoken.map((word) => word.x + word.width)) - x, height }]
  })
}

/**
 * The words themselves.
 * @param {PageText} page
 * @param {number} first
 * @param {number} last
 */
export function wordsOf({ lines }, first, last) {
  const words = lines.flatMap(({ text }) => text.split(' '))
  return first < 0 ? [] : words.slice(first, last + 1)
}
