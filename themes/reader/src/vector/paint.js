import { ACROSS, CLOSE, CUBIC, FINE, LINE, MOVE, OPERANDS, QUAD, RECT } from './decode.js'
import { EM, LARGEST, createType } from './type.js'

/**
 * @typedef {import('./decode.js').Mark} Mark
 * @typedef {import('./decode.js').Path} Path
 * @typedef {import('./decode.js').Pen} Pen
 * @typedef {import('./decode.js').Glyph} Glyph
 */

const CAPS = /** @type {CanvasLineCap[]} */ (['butt', 'round', 'square'])
const JOINS = /** @type {CanvasLineJoin[]} */ (['miter', 'round', 'bevel'])

/** The outlines of glyphs that were drawn before. @type {WeakMap<Path, Path2D>} */
const outlines = new WeakMap()
const type = createType(outline)

/**
 * Paints a page on a canvas that has its shape.
 * @param {CanvasRenderingContext2D} context
 * @param {Mark[]} marks
 * @param {Glyph[]} glyphs
 * @param {CanvasImageSource[]} pictures
 */
export function paint(context, marks, glyphs, pictures) {
  const scale = context.canvas.width / ACROSS
  const fine = scale / FINE
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
  context.imageSmoothingQuality = 'high'

  /** @param {import('./decode.js').Colour} colour */
  function ink([red, green, blue, opacity]) {
    context.fillStyle = context.strokeStyle = `rgb(${red},${green},${blue})`
    context.globalAlpha = opacity / 255
  }

  /**
   * Takes up a pen, where `unit` is how many units of the page the context counts as one.
   * @param {Pen} pen
   * @param {number} unit
   */
  function take({ width, cap, join, miter, dashes, phase }, unit) {
    const fines = FINE * unit
    context.lineWidth = width ? width / fines : 1 / (scale * unit)
    context.lineCap = CAPS[cap]
    context.lineJoin = JOINS[join]
    context.miterLimit = miter / 16 || 1
    context.setLineDash(dashes.map((each) => each / fines))
    context.lineDashOffset = phase / fines
  }

  const whole = () => context.setTransform(scale, 0, 0, scale, 0, 0)

  /** @param {Mark} mark */
  function one(mark) {
    switch (mark.kind) {
      case 'text': {
        ink(mark.colour)
        const [a, b, c, d] = mark.size.map((part) => (part * fine) / EM)
        if (mark.pen) take(mark.pen, Math.hypot(a, b) / scale)
        mark.glyphs.forEach((number, at) => {
          const { path } = glyphs[number]
          if (!path.commands.length) return
          context.setTransform(a, b, c, d, mark.places[2 * at] * fine, mark.places[2 * at + 1] * fine)
          if (mark.pen) context.stroke(outline(path))
          else context.fill(outline(path))
        })
        break
      }
      case 'fill':
        ink(mark.colour)
        whole()
        context.fill(trace(mark.path), mark.evenOdd ? 'evenodd' : 'nonzero')
        break
      case 'stroke':
        ink(mark.colour)
        whole()
        take(mark.pen, 1)
        context.stroke(trace(mark.path))
        break
      case 'clip':
        context.save()
        whole()
        context.clip(trace(mark.path), mark.evenOdd ? 'evenodd' : 'nonzero')
        break
      case 'unclip':
        context.restore()
        break
      case 'picture': {
        const [a, b, c, d, e, f] = mark.matrix.map((part) => part * fine)
        context.globalAlpha = mark.opacity / 255
        context.setTransform(a, b, c, d, e, f)
        context.drawImage(pictures[mark.picture], 0, 0, 1, 1)
      }
    }
  }

  for (let at = 0; at < marks.length; ) {
    const run = typeFrom(marks, at, fine)
    context.setTransform(1, 0, 0, 1, 0, 0)
    if (!run.length) one(marks[at++])
    else if (!type(context, run, glyphs, fine, !at)) run.forEach(one)
    at += run.length
  }
}

/**
 * The marks from one on that are small type and nothing else.
 * @param {Mark[]} marks
 * @param {number} from
 * @param {number} fine pixels of a fine
 */
function typeFrom(marks, from, fine) {
  /** @type {import('./decode.js').Text[]} */
  const run = []
  for (let at = from; at < marks.length; at++) {
    const mark = marks[at]
    if (mark.kind !== 'text' || mark.pen || mark.size.some((part) => Math.abs(part) * fine > LARGEST)) break
    run.push(mark)
  }
  return run
}

/** @param {Path} path */
function outline(path) {
  const made = outlines.get(path) || trace(path)
  outlines.set(path, made)
  return made
}

/** @param {Path} path */
function trace({ commands, points: p }) {
  const made = new Path2D()
  let at = 0
  for (const command of commands) {
    if (command === MOVE) made.moveTo(p[at], p[at + 1])
    else if (command === LINE) made.lineTo(p[at], p[at + 1])
    else if (command === QUAD) made.quadraticCurveTo(p[at], p[at + 1], p[at + 2], p[at + 3])
    else if (command === CUBIC) made.bezierCurveTo(p[at], p[at + 1], p[at + 2], p[at + 3], p[at + 4], p[at + 5])
    else if (command === CLOSE) made.closePath()
    else if (command === RECT) made.rect(p[at], p[at + 1], p[at + 2] - p[at], p[at + 3] - p[at + 1])
    at += OPERANDS[command]
  }
  return made
}
