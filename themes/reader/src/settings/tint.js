import { boxOf } from '../vector/box.js'
import { FINE } from '../vector/decode.js'

/**
 * @typedef {import('../vector/box.js').Box} Box
 * @typedef {import('../vector/decode.js').Colour} Colour
 * @typedef {import('../vector/decode.js').Mark} Mark
 * @typedef {import('../vector/decode.js').Path} Path
 * @typedef {import('../vector/decode.js').Text} Text
 *
 * What a page is painted of: its marks, and the red, green and blue of its paper.
 * @typedef {(marks: Mark[]) => { marks: Mark[], paper: number[] }} Dress
 */

/** Paper and ink of each theme; those for text are in reader.css. */
const SHEETS = {
  paper: [[255, 255, 255], [0, 0, 0]],
  sepia: [[244, 232, 207], [58, 43, 24]],
  night: [[21, 27, 26], [216, 210, 197]],
  contrast: [[0, 0, 0], [255, 255, 255]],
}
/** How much red, green and blue add to how light a colour seems (ITU-R BT.601). */
const LUMA = [0.299, 0.587, 0.114]
/** @type {Box} */
const EVERYWHERE = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }

/**
 * What a theme makes of drawn pages: white becomes its paper, black its ink, and colours keep their hue.
 * Pictures stay as they are, and so does what is painted on them.
 * @param {keyof typeof SHEETS} theme
 * @returns {Dress}
 */
export function createDress(theme) {
  const [paper, ink] = SHEETS[theme]
  if (theme === 'paper') return (marks) => ({ marks, paper })
  const dark = isDark(theme)
  const [least, most] = dark ? [paper, ink] : [ink, paper]
  /** A colour that marks share stays one. @type {Map<Colour, Colour>} */
  const known = new Map()

  /** @param {Colour} colour */
  function made(colour) {
    const light = LUMA.reduce((sum, share, at) => sum + share * colour[at], 0)
    const shift = dark ? 255 - 2 * light : 0
    const parts = least.map((low, at) => low + ((most[at] - low) * Math.min(255, Math.max(0, colour[at] + shift))) / 255)
    return /** @type {Colour} */ ([...parts.map(Math.round), colour[3]])
  }

  /**
   * @template {{ colour: Colour }} M
   * @param {M} mark
   * @returns {M}
   */
  function tinted(mark) {
    const colour = known.get(mark.colour) || made(mark.colour)
    known.set(mark.colour, colour)
    return { ...mark, colour }
  }

  return (marks) => {
    known.clear()
    const clips = [EVERYWHERE]
    /** @type {Box[]} */
    const pictures = []
    const onPicture = (/** @type {Box} */ box) => pictures.some((picture) => holds(picture, box))

    /** @param {Mark} mark */
    function dressed(mark) {
      switch (mark.kind) {
        case 'clip':
          clips.push(common(clips[clips.length - 1], boxOfPath(mark.path)))
          return [mark]
        case 'unclip':
          clips.pop()
          return [mark]
        case 'picture':
          pictures.push(common(clips[clips.length - 1], boxOfPicture(mark.matrix)))
          return [mark]
        case 'text':
          return runs(mark, onPicture).map(([run, stays]) => (stays ? run : tinted(run)))
        default:
          return [onPicture(boxOfPath(mark.path)) ? mark : tinted(mark)]
      }
    }

    return { marks: marks.flatMap((mark) => /** @type {Mark[]} */ (dressed(mark))), paper }
  }
}

/** Whether the paper of a theme is darker than its ink. @param {keyof typeof SHEETS} theme */
export function isDark(theme) {
  const [[paper], [ink]] = SHEETS[theme]
  return paper < ink
}

/**
 * The glyphs of a mark in runs, and whether each of these stands on a picture.
 * @param {Text} mark
 * @param {(box: Box) => boolean} onPicture
 * @returns {[Text, boolean][]}
 */
function runs(mark, onPicture) {
  const { glyphs, places } = mark
  const stays = Array.from(glyphs, (_, at) => {
    const [x, y] = [places[2 * at], places[2 * at + 1]]
    return onPicture({ left: x, top: y, right: x, bottom: y })
  })
  /** @type {[Text, boolean][]} */
  const found = []
  for (let from = 0, to = 1; from < glyphs.length; from = to++) {
    while (to < glyphs.length && stays[to] === stays[from]) to++
    found.push([{ ...mark, glyphs: glyphs.subarray(from, to), places: places.subarray(2 * from, 2 * to) }, stays[from]])
  }
  return found
}

/** @param {Path} path */
const boxOfPath = (path) => boxOf(path, [FINE, 0, 0, FINE], 0)

/** @param {number[]} matrix */
function boxOfPicture([a, b, c, d, e, f]) {
  const corners = Float64Array.of(e, f, e + a, f + b, e + c, f + d, e + a + c, f + b + d)
  return boxOf({ commands: new Uint8Array(), points: corners }, [1, 0, 0, 1], 0)
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {Box}
 */
function common(one, other) {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  }
}

/**
 * @param {Box} outer
 * @param {Box} inner
 */
function holds(outer, inner) {
  return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom
}
