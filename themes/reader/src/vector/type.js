import { NOWHERE, boxOf } from './box.js'
import { outline } from './outline.js'

/**
 * @typedef {import('./box.js').Box} Box
 * @typedef {import('./decode.js').Path} Path
 * @typedef {import('./decode.js').Text} Text
 * @typedef {import('./decode.js').Colour} Colour
 *
 * A glyph at one size: the pixels of its box begin so far from its origin; each is told in PARTS × PARTS parts, in
 * `parts` from `start` on, row by row. `masks` are by the place of the origin in a pixel.
 * @typedef {{ path: Path, size: number[], left: number, top: number, width: number, height: number, start: number, masks: Mask[] }} Shape
 *
 * What a glyph covers: from `start` up to before `end` in `covers`.
 * @typedef {{ start: number, end: number }} Mask
 * @typedef {{ shape: Shape, place: number, left: number, top: number, ink: Ink }} Letter
 *
 * A colour, and what it makes of bare paper that is covered so much, 0 to 255.
 * @typedef {{ colour: Colour, on: Int32Array }} Ink
 * @typedef {{ mark: Text, letters: Letter[], box: Box }} Type
 */

/** Units in an em of a glyph's outline. */
export const EM = 1024
/** Places in a pixel, either way, at which a glyph is kept: none is off by more than an eighth of one. */
const PARTS = 4
/** Pixels of an em above which outlines are as fast. */
const LARGEST = 64
/** Parts across and down the sheet on which shapes are painted. */
const SHEET = 1024
/** Lines of a page that are painted at once: memory that small is fast. */
export const BAND = 64

const sheet = document.createElement('canvas')
const drawn = sheet.getContext('2d', { willReadFrequently: true })
/** Shapes by size and outline. @type {Map<string, Map<Path, Shape>>} */
const known = new Map()
const parts = new Uint8Array(8e6)
/** Line, column and how much of the pixel, a byte each. */
const covers = new Int32Array(1e6)
let partsUsed = 0
let coversUsed = 0
/** Shapes that are not painted yet. @type {Shape[]} */
let missing = []
/** Sums of the parts of each pixel of a shape. */
const sums = new Int32Array((SHEET / PARTS + 1) ** 2)

/** Whether type can be laid: some browsers tell noise of what is on a canvas, for privacy. */
const canLay = isHonest()

function isHonest() {
  if (!drawn) return false
  drawn.fillRect(0, 0, 8, 4)
  return drawn.getImageData(0, 0, 8, 8).data.every((value, at) => value === (at % 4 > 2 && at < 128 ? 255 : 0))
}

/** A pixel of the page's paper. */
let bare = 0
/** Those of the page so far. @type {Map<Colour, Ink>} */
const inks = new Map()

/**
 * Makes room for a page when there is little.
 * @param {number[]} paper red, green and blue
 */
export function beginPage(paper) {
  inks.clear()
  bare = new Int32Array(new Uint8Array([...paper, 255]).buffer)[0]
  if (partsUsed < 6e6) return
  known.clear()
  missing = []
  partsUsed = coversUsed = 0
}

/**
 * The letters of a mark; null where outlines have to be filled.
 * @param {Text} mark
 * @param {import('./decode.js').Glyph[]} glyphs
 * @param {number} fine pixels of a fine
 * @returns {Type | null}
 */
export function typeOf(mark, glyphs, fine) {
  const { glyphs: numbers, places, colour } = mark
  const size = mark.size.map((part) => (part * fine) / EM)
  if (!canLay || mark.pen || size.some((part) => Math.abs(part) * EM > LARGEST)) return null
  const key = size.join()
  const held = known.get(key) || new Map()
  known.set(key, held)
  const ink = inks.get(colour) || inkOf(colour)
  inks.set(colour, ink)
  /** @type {Letter[]} */
  const letters = []
  let { left, top, right, bottom } = NOWHERE
  for (let at = 0; at < numbers.length; at++) {
    const { path } = glyphs[numbers[at]]
    if (!path.commands.length) continue
    const shape = held.get(path) || shapeOf(path, size)
    if (!shape) return null
    held.set(path, shape)
    const across = places[2 * at] * fine
    const down = places[2 * at + 1] * fine
    // Whole numbers that are told to be such are reckoned with several times as fast.
    const x = Math.floor(across) | 0
    const y = Math.floor(down) | 0
    const place = (Math.floor((across - x) * PARTS) + PARTS * Math.floor((down - y) * PARTS)) | 0
    const letter = { shape, place, left: x + shape.left, top: y + shape.top, ink }
    letters.push(letter)
    left = Math.min(left, letter.left)
    top = Math.min(top, letter.top)
    right = Math.max(right, letter.left + shape.width)
    bottom = Math.max(bottom, letter.top + shape.height)
  }
  return { mark, letters, box: { left, top, right, bottom } }
}

/**
 * Lays type on a page pixel by pixel, in a small part of the time that it takes to fill outlines: a page has
 * thousands of letters, the same hundred again and again.
 * @param {CanvasRenderingContext2D} context
 * @param {Type[]} all
 * @param {boolean[]} painted the bands that are not bare paper: what is there has to be read, which takes longest
 */
export function lay(context, all, painted) {
  const { width, height } = context.canvas
  const paper = new ImageData(width, BAND)
  paintMissing()
  /** @type {Letter[][]} */
  const bands = []
  for (const letter of all.flatMap(({ letters }) => letters)) {
    const end = Math.min(height, letter.top + letter.shape.height)
    for (let at = Math.max(0, Math.floor(letter.top / BAND)); at * BAND < end; at++) (bands[at] || (bands[at] = [])).push(letter)
  }
  bands.forEach((letters, at) => {
    const ground = painted[at] ? context.getImageData(0, at * BAND, width, BAND) : paper
    const pixels = new Int32Array(ground.data.buffer)
    if (!painted[at]) pixels.fill(bare)
    for (const letter of letters) layOne(letter, ground, pixels, at * BAND)
    context.putImageData(ground, 0, at * BAND)
    painted[at] = true
  })
}

/**
 * @param {Path} path
 * @param {number[]} size
 * @returns {Shape | null} null if it is too large, or all of them
 */
function shapeOf(path, size) {
  const box = boxOf(path, size, 0)
  const left = Math.floor(box.left) | 0
  const top = Math.floor(box.top) | 0
  // One more, since its origin is anywhere in a pixel.
  const width = Math.ceil(box.right) - left + 1
  const height = Math.ceil(box.bottom) - top + 1
  const start = partsUsed
  const end = start + width * height * PARTS * PARTS
  if (Math.max(width, height) * PARTS > SHEET || end > parts.length) return null
  partsUsed = end
  const shape = { path, size, left, top, width, height, start, masks: [] }
  missing.push(shape)
  return shape
}

/** Paints shapes side by side, and reads what they cover. */
function paintMissing() {
  while (drawn && missing.length) {
    let x = 0
    let y = 0
    let high = 0
    /** @type {number[][]} */
    const spots = []
    for (const { width, height } of missing) {
      if (x + width * PARTS > SHEET) [x, y, high] = [0, y + high, 0]
      if (y + height * PARTS > SHEET) break
      spots.push([x, y])
      x += width * PARTS
      high = Math.max(high, height * PARTS)
    }
    const shapes = missing.splice(0, spots.length)
    sheet.width = SHEET
    sheet.height = y + high
    shapes.forEach(({ path, size, left, top }, at) => {
      const [a, b, c, d] = size.map((part) => part * PARTS)
      // The middle of the part in which the origin is.
      drawn.setTransform(a, b, c, d, spots[at][0] - left * PARTS + 0.5, spots[at][1] - top * PARTS + 0.5)
      drawn.fill(outline(path))
    })
    const { data } = drawn.getImageData(0, 0, SHEET, y + high)
    shapes.forEach(({ width, height, start }, nth) => {
      let to = start
      for (let row = 0; row < height * PARTS; row++) {
        let from = 4 * ((spots[nth][1] + row) * SHEET + spots[nth][0]) + 3
        for (const end = to + width * PARTS; to < end; from += 4) parts[to++] = data[from]
      }
    })
    sheet.width = sheet.height = 0
  }
}

/**
 * What a shape covers when its origin is at a place in a pixel.
 * @param {Shape} shape
 * @param {number} place
 * @returns {Mask}
 */
function maskOf({ masks, width, height, start }, place) {
  if (coversUsed + width * height > covers.length) {
    for (const held of known.values()) for (const shape of held.values()) shape.masks = []
    coversUsed = 0
  }
  sums.fill(0, 0, width * height)
  const right = place % PARTS
  const below = Math.floor(place / PARTS)
  for (let row = 0, at = start; row < height * PARTS; row++) {
    const line = Math.floor((row + below) / PARTS) * width
    for (let column = right; column < right + width * PARTS; column++, at++) sums[line + ((column / PARTS) | 0)] += parts[at]
  }
  const mask = { start: coversUsed, end: 0 }
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const much = Math.round(sums[at] / (PARTS * PARTS))
      if (much) covers[coversUsed++] = (row << 16) | (column << 8) | much
    }
  }
  mask.end = coversUsed
  return (masks[place] = mask)
}

/**
 * @param {Colour} colour
 * @returns {Ink}
 */
function inkOf(colour) {
  const on = new Int32Array(256).fill(bare)
  const data = new Uint8ClampedArray(on.buffer)
  for (let much = 0; much < 256; much++) over(data, 4 * much, colour, much)
  return { colour, on }
}

/**
 * @param {Letter} letter
 * @param {ImageData} ground
 * @param {Int32Array} pixels of it
 * @param {number} line of the page where it begins
 */
function layOne({ shape, place, left, top, ink: { colour, on } }, { data, width, height }, pixels, line) {
  const { start, end } = shape.masks[place] || maskOf(shape, place)
  const below = top - line
  for (let at = start; at < end; at++) {
    const told = covers[at]
    const row = below + (told >> 16)
    const column = left + ((told >> 8) & 255)
    // What is below 0 is a large number without a sign.
    if (row >>> 0 >= height || column >>> 0 >= width) continue
    const pixel = row * width + column
    if (pixels[pixel] === bare) pixels[pixel] = on[told & 255]
    else over(data, 4 * pixel, colour, told & 255)
  }
}

/**
 * Covers a pixel of the page that much with a colour.
 * @param {Uint8ClampedArray} data
 * @param {number} at
 * @param {Colour} colour
 * @param {number} much
 */
function over(data, at, colour, much) {
  const share = (much * colour[3]) / 65025
  for (let part = 0; part < 3; part++) data[at + part] += (colour[part] - data[at + part]) * share
}
