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
 * @property {string} written as the page has it; a soft hyphen at its end goes on in the next line
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
    start += line.text.length + Number(!goesOn(line))
    lines.push(line)
    blocks[blocks.length - 1].push(line)
  }
  const text = blocks.map(blockText).join('\n\n')
  return { text, lines, blocks }
}

/**
 * Whether a line ends within a word, which the next line goes on with.
 * @param {Line} line
 */
export function goesOn({ written }) {
  return written.endsWith('\u00ad')
}

/**
 * The lines of a block; a word that a line breaks is whole, as the index has it.
 * @param {Line[]} block
 */
function blockText(block) {
  return block.map((line, index) => (index + 1 < block.length && !goesOn(line) ? `${line.text}\n` : line.text)).join('')
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
  // Words that are read from right to left come in that order.
  const edge = Math.min(...words.map((word) => word.x))
  return {
    text,
    start,
    x: edge,
    y: y / UNIT,
    width: Math.max(...words.map((word) => word.x + word.width)) - edge,
    height: height / UNIT,
    words,
    written,
  }
}

/** Scripts that put no space between words: none is to be made of a line's end. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]$/

/**
 * A block as one line of text: the words that its lines break are joined.
 * @param {Line[]} block
 */
export function paragraphText(block) {
  const words = block.map((line) => line.written + (goesOn(line) || UNSPACED.test(line.written) ? '' : ' '))
  return words.join('').replace(/\u00ad/g, '').trim()
}
