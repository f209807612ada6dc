import { normalise } from '../analyzer.js'

/**
 * One line as a text shard holds it, `[x, y, h, words, widths and gaps]`, or "" for a block break.
 * @typedef {[number, number, number, string, number[]] | ''} ShardLine
 */

/**
 * One line of a page. Boxes are fractions of the page's width (x, width) and height (y, height).
 * @typedef {object} Line
 * @property {string} text words joined by single spaces
 * @property {number} start where the line begins in the page's text
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {Word[]} words
 *
 * @typedef {{ start: number, end: number, x: number, width: number }} Word offsets into the line
 * @typedef {{ text: string, lines: Line[], blocks: Line[][] }} PageText lines
 *   joined by "\n", blocks by an empty line
 */

/** Boxes come as integers in units of 1/4096 of the page. */
const UNIT = 4096

/** @type {PageText} */
export const NO_TEXT = { text: '', lines: [], blocks: [] }

/**
 * Decodes the lines of one page.
 * @param {ShardLine[]} rows
 * @returns {PageText}
 */
export function decodePage(rows) {
  /** @type {Line[]} */
  const lines = []
  /** @type {Line[][]} */
  const blocks = []
  let start = 0
  let open = false
  for (const row of rows) {
    if (row === '') {
      open = false
      continue
    }
    if (!open) start += blocks.push([]) > 1 ? 1 : 0
    open = true
    const line = decodeLine(row, start)
    start += line.text.length + 1
    lines.push(line)
    blocks[blocks.length - 1].push(line)
  }
  const text = blocks.map((block) => block.map((line) => line.text).join('\n')).join('\n\n')
  return { text, lines, blocks }
}

/**
 * @param {[number, number, number, string, number[]]} row
 * @param {number} start
 * @returns {Line}
 */
function decodeLine([x, y, height, written, steps], start) {
  // Tokens, and so highlights, count in normalised text.
  const text = normalise(written)
  /** @type {Word[]} */
  const words = []
  let left = x
  let offset = 0
  text.split(' ').forEach((word, index) => {
    const width = steps[2 * index] || 0
    words.push({ start: offset, end: offset + word.length, x: left / UNIT, width: width / UNIT })
    left += width + (steps[2 * index + 1] || 0)
    offset += word.length + 1
  })
  const last = words[words.length - 1]
  return {
    text,
    start,
    x: x / UNIT,
    y: y / UNIT,
    width: last.x + last.width - x / UNIT,
    height: height / UNIT,
    words,
  }
}
