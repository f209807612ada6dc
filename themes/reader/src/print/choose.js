/** Which books are printed, and where each label stands. No DOM. */

import { tokens } from '../analyzer.js'

/**
 * A book as the build tells it: code, title, authors, call number, number of the shelf (-1 for none),
 * numbers of the subjects, grades, ISO date the code was issued, 1 when `tusach labels` has printed it.
 * @typedef {[string, string, string, string, number, number[], string[], string, number]} Book
 */

/**
 * What narrows the choice; "" and false narrow nothing.
 * @typedef {object} Wanted
 * @property {string} shelf
 * @property {string} subject
 * @property {string} grade
 * @property {string} words
 * @property {string} since
 * @property {boolean} unprinted
 */

/**
 * A sheet of labels; all measures are millimetres.
 * @typedef {object} Sheet
 * @property {string} id
 * @property {string} name
 * @property {string} product
 * @property {string} level
 * @property {number} columns
 * @property {number} rows
 * @property {number} width
 * @property {number} height
 * @property {number} gap_x
 * @property {number} gap_y
 * @property {number} left
 * @property {number} top
 * @property {number} edge
 * @property {number} inset
 * @property {boolean} cut
 * @property {[number, number]} paper
 */

/**
 * @param {Book[]} books
 * @param {Wanted} wanted
 */
export function matching(books, wanted) {
  const words = plain(wanted.words).split(' ').filter(Boolean)
  return books.filter(([, title, authors, , shelf, subjects, grades, issued, printed]) => {
    if (wanted.shelf && shelf !== Number(wanted.shelf)) return false
    if (wanted.subject && !subjects.includes(Number(wanted.subject))) return false
    if (wanted.grade && !grades.includes(wanted.grade)) return false
    if (wanted.since && issued < wanted.since) return false
    if (wanted.unprinted && printed) return false
    const text = words.length ? plain(`${title} ${authors}`) : ''
    return words.every((word) => text.includes(word))
  })
}

/**
 * A text by its syllables, without accents and case.
 * @param {string} text
 */
function plain(text) {
  return Array.from(tokens(text), (token) => token.folded).join(' ')
}

/**
 * The labels sheet by sheet: places that are free before `start` (1-based) are null.
 * @template T
 * @param {T[]} items
 * @param {number} copies
 * @param {number} start
 * @param {number} count labels on a sheet
 * @returns {(T | null)[][]}
 */
export function laidOut(items, copies, start, count) {
  /** @type {(T | null)[]} */
  const waiting = new Array(start - 1).fill(null)
  for (const item of items) for (let copy = 0; copy < copies; copy += 1) waiting.push(item)
  const sheets = []
  for (let at = 0; at < waiting.length; at += count) sheets.push(waiting.slice(at, at + count))
  return items.length ? sheets : []
}

/**
 * What may be printed in label `at` of a sheet: left, top, width, height (`Sheet.inner` in
 * library/qr/presets.py).
 * @param {Sheet} sheet
 * @param {number} at
 * @returns {[number, number, number, number]}
 */
export function box(sheet, at) {
  const { inset, edge } = sheet
  const x = sheet.left + (at % sheet.columns) * (sheet.width + sheet.gap_x)
  const y = sheet.top + Math.floor(at / sheet.columns) * (sheet.height + sheet.gap_y)
  const left = Math.max(x + inset, edge)
  const top = Math.max(y + inset, edge)
  const right = Math.min(x + sheet.width - inset, sheet.paper[0] - edge)
  const bottom = Math.min(y + sheet.height - inset, sheet.paper[1] - edge)
  return [left, top, right - left, bottom - top]
}

/**
 * A whole number in a field, kept within bounds.
 * @param {string} text
 * @param {number} most
 */
export function counted(text, most) {
  return Math.min(Math.max(Math.floor(Number(text)) || 1, 1), most)
}
