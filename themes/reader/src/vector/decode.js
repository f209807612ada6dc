import { createColumn, damaged } from './column.js'

/**
 * Reads the bytes of drawings, as library/pages/vector/format.md tells; it has no DOM.
 *
 * @typedef {import('./column.js').Column} Column
 * @typedef {{ commands: Uint8Array, points: Float64Array }} Path
 * @typedef {{ path: Path, advance: number, text: string }} Glyph what it says; "" for a space
 * @typedef {[number, number, number, number]} Colour red, green, blue and opacity, 0 to 255
 * @typedef {{ width: number, cap: number, join: number, miter: number, phase: number, dashes: number[] }} Pen
 *
 * @typedef {{ kind: 'text', colour: Colour, size: number[], pen: Pen | null, glyphs: Uint32Array, places: Float64Array }} Text
 * @typedef {{ kind: 'fill', colour: Colour, path: Path, evenOdd: boolean }} Fill
 * @typedef {{ kind: 'stroke', colour: Colour, pen: Pen, path: Path }} Stroke
 * @typedef {{ kind: 'clip', path: Path, evenOdd: boolean }} Clip
 * @typedef {{ kind: 'unclip' }} Unclip
 * @typedef {{ kind: 'picture', picture: number, opacity: number, matrix: number[] }} Picture
 * @typedef {Text | Fill | Stroke | Clip | Unclip | Picture} Mark
 *
 * Pages that share glyphs. `shared` has the number of each glyph among those that the book shares, -1
 * for one of the chunk's own, which are in `own` in their order.
 * @typedef {{ tables: Uint8Array, columns: Uint8Array[] }} Record a page's tables and columns of numbers
 * @typedef {{ pictures: number[], record: Record, words: Uint8Array }} ChunkPage
 * @typedef {{ shared: number[], own: Glyph[], pages: ChunkPage[] }} Chunk
 */

const FORMAT = 1
const COLUMNS = 6
/** Units across a page; parts of a unit in which positions are reckoned, and of an em in which an advance is told. */
export const ACROSS = 16384
export const FINE = 256
export const ADVANCE = 16384

const TEXT = 0
const FILL = 1
const FILL_EVEN_ODD = 2
const STROKE = 3
const CLIP = 4
const CLIP_EVEN_ODD = 5
const UNCLIP = 6
const PICTURE = 7

/** Commands of a path, and how many coordinates each has. */
export const MOVE = 0
export const LINE = 1
export const QUAD = 2
export const CUBIC = 3
export const CLOSE = 4
export const RECT = 5
export const OPERANDS = [2, 2, 4, 6, 0, 4]

/**
 * Reads a file of glyphs that the pages of a book share.
 * @param {Uint8Array} bytes
 * @returns {Glyph[]}
 */
export function decodeGlyphs(bytes) {
  const column = opened(bytes)
  const glyphs = many(column.count(), () => readGlyph(column.column()))
  column.end()
  return glyphs
}

/**
 * Reads a file of pages; the pages themselves are read when they are painted.
 * @param {Uint8Array} bytes
 * @returns {Chunk}
 */
export function decodeChunk(bytes) {
  const column = opened(bytes)
  const shared = many(column.count(), () => column.number() - 1)
  const own = shared.filter((number) => number < 0).map(() => readGlyph(column.column()))
  const taken = () => column.take(column.number())
  /** @type {ChunkPage[]} */
  const pages = many(column.count(), () => {
    const pictures = many(column.count(), column.number)
    return { pictures, record: { tables: taken(), columns: [] }, words: new Uint8Array() }
  })
  for (let kind = 0; kind < COLUMNS; kind++) for (const page of pages) page.record.columns.push(taken())
  for (const page of pages) page.words = taken()
  column.end()
  return { shared, own, pages }
}

/**
 * Reads a page.
 * @param {Record} record
 * @param {Glyph[]} glyphs those that it counts
 * @param {number} pictures how many it counts
 * @returns {Mark[]}
 */
export function decodePage(record, glyphs, pictures) {
  const tables = createColumn(record.tables)
  const colours = many(tables.count(), () => /** @type {Colour} */ ([...tables.take(4)]))
  const sizes = many(tables.count(), () => many(4, tables.signed))
  const pens = many(tables.count(), () => readPen(tables))
  const columns = record.columns.map(createColumn)
  const [marks, numbers, across, down, commands, coordinates] = columns
  tables.end()
  /** @type {Mark[]} */
  const found = []
  let open = 0
  let x = 0
  let y = 0

  const colour = () => one(colours, marks.number())
  const path = () => readPath(commands.take(marks.number()), coordinates)

  /** @returns {Text} */
  function text() {
    const ink = colour()
    const size = one(sizes, marks.number())
    const pen = marks.number()
    const count = marks.number()
    // Each glyph has a byte at least.
    if (count > record.columns[1].length) throw damaged()
    const held = new Uint32Array(count)
    const places = new Float64Array(2 * count)
    for (let at = 0; at < count; at++) {
      const number = numbers.number()
      const { advance } = one(glyphs, number)
      x += across.signed() * FINE
      y += down.signed() * FINE
      held[at] = number
      places[2 * at] = x
      places[2 * at + 1] = y
      x += Math.floor((advance * size[0]) / ADVANCE)
      y += Math.floor((advance * size[1]) / ADVANCE)
    }
    return { kind: 'text', colour: ink, size, pen: pen ? one(pens, pen - 1) : null, glyphs: held, places }
  }

  /**
   * @param {number} kind
   * @returns {Mark}
   */
  function mark(kind) {
    switch (kind) {
      case TEXT:
        return text()
      case FILL:
      case FILL_EVEN_ODD:
        return { kind: 'fill', colour: colour(), path: path(), evenOdd: kind === FILL_EVEN_ODD }
      case STROKE:
        return { kind: 'stroke', colour: colour(), pen: one(pens, marks.number()), path: path() }
      case CLIP:
      case CLIP_EVEN_ODD:
        open++
        return { kind: 'clip', path: path(), evenOdd: kind === CLIP_EVEN_ODD }
      case UNCLIP:
        if (!open--) throw damaged()
        return { kind: 'unclip' }
      case PICTURE: {
        const picture = marks.number()
        if (picture >= pictures) throw damaged()
        return { kind: 'picture', picture, opacity: marks.number(), matrix: many(6, marks.signed) }
      }
      default:
        throw damaged()
    }
  }

  while (!marks.done()) found.push(mark(marks.number()))
  for (const column of columns) column.end()
  if (open) throw damaged()
  return found
}

/** @param {Uint8Array} bytes */
function opened(bytes) {
  const column = createColumn(bytes)
  if (column.number() !== FORMAT) throw damaged()
  return column
}

/**
 * @template T
 * @param {number} count
 * @param {() => T} read
 */
function many(count, read) {
  return Array.from({ length: count }, read)
}

/**
 * @template T
 * @param {T[]} table
 * @param {number} number
 */
function one(table, number) {
  if (number >= table.length) throw damaged()
  return table[number]
}

/**
 * @param {Column} column
 * @returns {Glyph}
 */
function readGlyph(column) {
  const advance = column.signed()
  const text = column.text()
  const path = readPath(column.take(column.number()), column)
  column.end()
  return { path, advance, text }
}

/**
 * @param {Column} column
 * @returns {Pen}
 */
function readPen(column) {
  const [width, cap, join, miter, phase] = many(5, column.number)
  if (cap > 2 || join > 2) throw damaged()
  return { width, cap, join, miter, phase, dashes: many(column.count(), column.number) }
}

/**
 * @param {Uint8Array} commands
 * @param {Column} coordinates
 * @returns {Path}
 */
function readPath(commands, coordinates) {
  let length = 0
  for (const command of commands) {
    if (command >= OPERANDS.length) throw damaged()
    length += OPERANDS[command]
  }
  const points = new Float64Array(length)
  let x = 0
  let y = 0
  for (let at = 0; at < length; at += 2) {
    points[at] = x += coordinates.signed()
    points[at + 1] = y += coordinates.signed()
  }
  return { commands, points }
}
