import { createColumn, damaged } from './column.js'
import { ACROSS, ADVANCE, FINE } from './decode.js'

/**
 * @typedef {import('./column.js').Column} Column
 * @typedef {import('./decode.js').Glyph} Glyph
 * @typedef {import('./decode.js').Mark} Mark
 * @typedef {import('../reader/page-text.js').ShardLine} ShardLine
 *
 * A glyph with its edges and its baseline in 1/UNITS of the page; it `begins` a word where the one before
 * stands apart, and a `space` only keeps words apart.
 * @typedef {{ text: string, space: boolean, left: number, right: number, base: number, begins: boolean }} Letter
 */

const UNITS = 4096
/** A gap of more than so many parts of an em (3/20) is a space. */
const GAP = [3, 20]

const BLOCK = 1
const SPLIT = 2
const WRITTEN = 4
const DIVIDED = 8
const CORRECTED = 16

/**
 * Reads the words of a page, which its glyphs say for the most part, as lines of a text shard.
 * @param {Uint8Array} record
 * @param {Mark[]} marks
 * @param {Glyph[]} glyphs
 * @returns {ShardLine[]}
 */
export function decodeWords(record, marks, glyphs) {
  /** @type {ShardLine[]} */
  const lines = []
  if (!record.length) return lines
  const column = createColumn(record)
  const height = column.number()
  if (!height) throw damaged()
  const shapes = Array.from({ length: column.count() }, () => [column.signed(), column.signed()])
  const letters = lettersOf(marks, glyphs, height)
  // Damaged bytes could count the same letters thousands of times.
  let most = 2 * letters.length
  let after = 0

  /** @param {number} flags @returns {ShardLine} */
  function run(flags) {
    const shape = shapes[column.number()]
    const start = after + column.signed()
    after = start + column.number()
    most -= after - start
    if (!shape || start < 0 || after > letters.length || most < 0) throw damaged()
    const divided = new Set(flags & DIVIDED ? steps(column, (place) => place) : [])
    /** @type {Letter[][]} */
    const words = []
    letters.slice(start, after).forEach((letter, at) => {
      if (letter.space) return
      if (!words.length || letter.begins !== divided.has(at)) words.push([])
      words[words.length - 1].push(letter)
    })
    if (!words.length) throw damaged()
    const said = words.map((word) => word.map(({ text }) => text).join('').normalize())
    if (flags & CORRECTED) {
      steps(column, (place) => {
        if (place >= said.length) throw damaged()
        said[place] = column.text()
      })
    }
    const text = said.join(' ')
    const edges = words.flatMap((word) => [Math.min(...word.map(({ left }) => left)), Math.max(...word.map(({ right }) => right))])
    const [rise, tall] = shape
    return [
      edges[0],
      letters[start].base - rise,
      tall,
      flags & SPLIT ? `${text.replace(/[-\u2010\u00ad]$/, '')}\u00ad` : text,
      edges.slice(1).map((edge, at) => edge - edges[at]),
    ]
  }

  /** @returns {ShardLine} */
  function written() {
    const [x, y, tall] = [column.signed(), column.signed(), column.signed()]
    const text = column.text()
    return [x, y, tall, text, Array.from({ length: column.count() }, column.signed)]
  }

  while (!column.done()) {
    const flags = column.number()
    if (flags & BLOCK) lines.push('')
    lines.push(flags & WRITTEN ? written() : run(flags))
  }
  return lines
}

/**
 * The glyphs of a page in paint order.
 * @param {Mark[]} marks
 * @param {Glyph[]} glyphs
 * @param {number} height of the page in units
 */
function lettersOf(marks, glyphs, height) {
  /** @type {Letter[]} */
  const letters = []
  let end = 0
  let apart = true
  for (const mark of marks) {
    if (mark.kind !== 'text') continue
    const em = mark.size[0]
    mark.glyphs.forEach((number, at) => {
      const { text, path, advance } = glyphs[number]
      const x = mark.places[2 * at]
      const begins = apart || (x - end) * GAP[1] > em * GAP[0]
      end = x + Math.floor((advance * em) / ADVANCE)
      apart = !text && !path.commands.length
      const base = rounded(UNITS * mark.places[2 * at + 1], FINE * height)
      letters.push({ text, space: apart, left: rounded(UNITS * x, FINE * ACROSS), right: rounded(UNITS * end, FINE * ACROSS), base, begins })
    })
  }
  return letters
}

/**
 * A quotient as a whole number, its half rounded up, as the writer does.
 * @param {number} part
 * @param {number} whole
 */
function rounded(part, whole) {
  return Math.floor((2 * part + whole) / (2 * whole))
}

/**
 * Reads places, each told as the way from the one before.
 * @template T
 * @param {Column} column
 * @param {(place: number) => T} read what stands behind each
 */
function steps(column, read) {
  let place = 0
  return Array.from({ length: column.count() }, () => read((place += column.number())))
}
