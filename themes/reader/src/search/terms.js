/**
 * Reading of the exported index; the shapes are those that `library/search/export.py` writes.
 * @typedef {object} Meta
 * @property {1} schema
 * @property {number} documents records and pages of all books
 * @property {number[]} pages how many pages each book has, books in order of id
 * @property {number} k1
 * @property {{ first: string, file: string }[]} terms by first folded key, in code point order
 * @property {{ per: number, files: string[] }} books
 *
 * @typedef {Record<string, number[]>} Forms exact form to postings: gap, frequency, gap, …
 * @typedef {Record<string, Forms>} TermShard folded key to its forms
 */

/**
 * Orders strings by code points, as Python does; JavaScript's own order puts the characters
 * beyond U+FFFF before U+E000.
 * @param {string} a
 * @param {string} b
 */
export function compare(a, b) {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const difference = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at))
    if (difference) return difference
  }
  return a.length - b.length
}

/** @param {number} unit */
function rank(unit) {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit
}

/**
 * The number of the last entry that does not come after `wanted`, or -1.
 * @template Entry
 * @param {Entry[]} entries in ascending order
 * @param {(entry: Entry) => number} order how an entry stands to what is wanted: below 0, 0, above
 */
export function lastUpTo(entries, order) {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (order(entries[middle]) <= 0) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The forms under a folded key; none when the shard has no such key.
 * @param {TermShard} shard
 * @param {string} folded
 * @returns {[exact: string, postings: number[]][]}
 */
export function formsOf(shard, folded) {
  return Object.prototype.hasOwnProperty.call(shard, folded) ? Object.entries(shard[folded]) : []
}

/**
 * Calls `visit` with every document number and frequency.
 *
 * Throws when the numbers cannot be postings of an index of so many documents.
 * @param {number[]} postings
 * @param {number} documents
 * @param {(document: number, frequency: number) => void} visit
 */
export function walk(postings, documents, visit) {
  let document = 0
  for (let at = 0; at < postings.length; at += 2) {
    const gap = postings[at]
    const frequency = postings[at + 1]
    document += gap
    if (!(gap >= (at ? 1 : 0)) || !(frequency >= 1) || !(document < documents)) {
      throw new Error('damaged postings')
    }
    visit(document, frequency)
  }
}
