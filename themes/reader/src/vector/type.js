/**
 * @typedef {import('./decode.js').Glyph} Glyph
 * @typedef {import('./decode.js').Path} Path
 * @typedef {import('./decode.js').Text} Text
 *
 * What a glyph covers of the pixels of a box, 0 to 255; `left` and `top` are from its origin, `at` and
 * `line` where it is on the sheet.
 * @typedef {{ left: number, top: number, width: number, height: number, at: number, line: number, cover: Uint8Array }} Mask
 * @typedef {{ mask: Mask, x: number, y: number, colour: import('./decode.js').Colour }} Letter
 */

/** Units in an em of a glyph's outline. */
export const EM = 1024
/** Places in a pixel, either way, at which a glyph is kept: none is off by more than an eighth of one. */
const PARTS = 4
/** Pixels of an em above which, and letters below which, outlines are as fast. */
export const LARGEST = 64
const FEWEST = 60
/** Bytes of masks that are kept; pixels across the sheet on which they are painted. */
const MOST_BYTES = 8e6
const SHEET = 1024
/** Lines of a page that are painted at once: memory that small is fast. */
const BAND = 64

/**
 * Makes the painter of type. A page has thousands of letters, the same hundred again and again: what each
 * covers is asked of a canvas once and laid on the page pixel by pixel, in a third of the time that it
 * takes to fill its outline.
 * @param {(path: Path) => Path2D} outline
 */
export function createType(outline) {
  const sheet = document.createElement('canvas')
  const drawn = sheet.getContext('2d', { willReadFrequently: true })
  const layer = document.createElement('canvas')
  const laid = layer.getContext('2d', { willReadFrequently: true })
  /** @type {Map<string, Map<Path, Mask[]>>} by size, outline and place in the pixel */
  const known = new Map()
  let bytes = 0
  /** @type {ImageData | null} */
  let band = null
  /** @type {boolean | null} */
  let honest = null

  /** Whether what is read of a canvas is what was painted: some browsers read noise, for privacy. */
  function isHonest() {
    if (!drawn || !laid) return false
    sheet.width = sheet.height = 8
    drawn.fillRect(0, 0, 8, 4)
    const { data } = drawn.getImageData(0, 0, 8, 8)
    return data.every((value, at) => at % 4 < 3 || Math.abs(value - (at < 128 ? 255 : 0)) < 4)
  }

  /**
   * The box of an outline under a matrix.
   * @param {Path} path
   * @param {number[]} size
   */
  function boxOf({ points }, [a, b, c, d]) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let at = 0; at < points.length; at += 2) {
      const x = a * points[at] + c * points[at + 1]
      const y = b * points[at] + d * points[at + 1]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
    return { left: Math.floor(left), top: Math.floor(top), width: Math.ceil(right) - Math.floor(left) + 1, height: Math.ceil(bottom) - Math.floor(top) + 1 }
  }

  /**
   * The letters of some marks; masks that are new are not painted yet.
   * @param {Text[]} marks
   * @param {Glyph[]} glyphs
   * @param {number} fine pixels of a fine
   */
  function lettersOf(marks, glyphs, fine) {
    /** @type {Letter[]} */
    const letters = []
    /** @type {{ mask: Mask, path: Path, size: number[], part: number }[]} */
    const missing = []
    for (const { size: told, glyphs: numbers, places, colour } of marks) {
      const size = told.map((part) => (part * fine) / EM)
      const key = size.join()
      const held = known.get(key) || new Map()
      known.set(key, held)
      numbers.forEach((number, at) => {
        const { path } = glyphs[number]
        if (!path.commands.length) return
        const [across, down] = [places[2 * at] * fine, places[2 * at + 1] * fine]
        const [x, y] = [Math.floor(across), Math.floor(down)]
        const part = Math.floor((across - x) * PARTS) + PARTS * Math.floor((down - y) * PARTS)
        const parts = held.get(path) || []
        held.set(path, parts)
        if (!parts[part]) {
          parts[part] = { ...boxOf(path, size), at: 0, line: 0, cover: new Uint8Array(0) }
          missing.push({ mask: parts[part], path, size, part })
        }
        letters.push({ mask: parts[part], x, y, colour })
      })
    }
    return { letters, missing }
  }

  /**
   * Paints masks side by side and reads what they cover.
   * @param {ReturnType<typeof lettersOf>['missing']} missing
   * @param {CanvasRenderingContext2D} on
   */
  function fill(missing, on) {
    let [at, line, high, width] = [0, 0, 0, SHEET]
    for (const { mask } of missing) {
      width = Math.max(width, mask.width)
      if (at + mask.width > width) [at, line, high] = [0, line + high, 0]
      Object.assign(mask, { at, line })
      at += mask.width
      high = Math.max(high, mask.height)
    }
    sheet.width = width
    sheet.height = line + high
    for (const { mask, path, size, part } of missing) {
      const [right, below] = [part % PARTS, Math.floor(part / PARTS)].map((each) => (each + 0.5) / PARTS)
      on.setTransform(size[0], size[1], size[2], size[3], mask.at - mask.left + right, mask.line - mask.top + below)
      on.fill(outline(path))
    }
    const { data } = on.getImageData(0, 0, width, line + high)
    for (const { mask } of missing) {
      mask.cover = new Uint8Array(mask.width * mask.height)
      for (let row = 0, to = 0; row < mask.height; row++) {
        let from = ((mask.line + row) * width + mask.at) * 4 + 3
        for (const end = to + mask.width; to < end; to++, from += 4) mask.cover[to] = data[from]
      }
      bytes += mask.cover.length
    }
    sheet.width = sheet.height = 0
  }

  /**
   * Paints type on a context that counts pixels; tells whether it could.
   * @param {CanvasRenderingContext2D} context
   * @param {Text[]} marks that are filled
   * @param {Glyph[]} glyphs
   * @param {number} fine pixels of a fine
   * @param {boolean} blank whether nothing but white is on the page
   */
  return function type(context, marks, glyphs, fine, blank) {
    const count = marks.reduce((sum, mark) => sum + mark.glyphs.length, 0)
    if (count < FEWEST) return false
    if (honest === null) honest = isHonest()
    if (!honest || !drawn || !laid) return false
    if (bytes > MOST_BYTES) {
      known.clear()
      bytes = 0
    }
    const { letters, missing } = lettersOf(marks, glyphs, fine)
    if (missing.length) fill(missing, drawn)
    context.globalAlpha = 1
    const { width, height } = context.canvas
    if (!band || band.width !== width) {
      band = new ImageData(width, BAND)
      layer.width = width
      layer.height = BAND
    }
    for (const [top, held] of bandsOf(letters, height)) {
      band.data.fill(blank ? 255 : 0)
      for (const letter of held) lay(letter, band, top)
      if (blank) context.putImageData(band, 0, top)
      else {
        laid.putImageData(band, 0, 0)
        context.drawImage(layer, 0, top)
      }
    }
    return true
  }
}

/**
 * Letters by the bands of the page that they reach into, each by its first line.
 * @param {Letter[]} letters
 * @param {number} height
 */
function bandsOf(letters, height) {
  /** @type {Map<number, Letter[]>} */
  const bands = new Map()
  for (const letter of letters) {
    const top = letter.y + letter.mask.top
    const end = Math.min(height, top + letter.mask.height)
    for (let band = Math.max(0, Math.floor(top / BAND) * BAND); band < end; band += BAND) {
      const held = bands.get(band)
      if (held) held.push(letter)
      else bands.set(band, [letter])
    }
  }
  return bands
}

/**
 * Lays a letter over what is there.
 * @param {Letter} letter
 * @param {ImageData} pixels that begin at this line of the page
 * @param {number} top
 */
function lay({ mask, x, y, colour }, { data, width, height }, top) {
  const [red, green, blue, opacity] = colour
  const left = x + mask.left
  const above = y + mask.top - top
  const [from, to] = [Math.max(0, -left), Math.min(mask.width, width - left)]
  for (let row = Math.max(0, -above); row < Math.min(mask.height, height - above); row++) {
    let at = row * mask.width + from
    let pixel = ((above + row) * width + left + from) * 4
    for (let column = from; column < to; column++, at++, pixel += 4) {
      const cover = mask.cover[at]
      if (!cover) continue
      const over = opacity === 255 ? cover : share(cover * opacity)
      const under = data[pixel + 3]
      if (under === 255) {
        const rest = 255 - over
        data[pixel] = share(data[pixel] * rest + red * over)
        data[pixel + 1] = share(data[pixel + 1] * rest + green * over)
        data[pixel + 2] = share(data[pixel + 2] * rest + blue * over)
        continue
      }
      const whole = over + share(under * (255 - over))
      data[pixel] += ((red - data[pixel]) * over) / whole
      data[pixel + 1] += ((green - data[pixel + 1]) * over) / whole
      data[pixel + 2] += ((blue - data[pixel + 2]) * over) / whole
      data[pixel + 3] = whole
    }
  }
}

/**
 * A whole number up to 255 × 255, divided by 255 in whole numbers, which is several times as fast.
 * @param {number} value
 */
function share(value) {
  return ((value + 127) * 32897) >>> 23
}
