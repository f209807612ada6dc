import { NOWHERE, boxOf } from './box.js'
import { ACROSS, FINE, RECT } from './decode.js'
import { outline, trace } from './outline.js'
import { BAND, EM, beginPage, lay, typeOf } from './type.js'

/**
 * @typedef {import('./decode.js').Mark} Mark
 * @typedef {import('./decode.js').Path} Path
 * @typedef {import('./decode.js').Pen} Pen
 * @typedef {import('./decode.js').Glyph} Glyph
 * @typedef {import('./box.js').Box} Box
 */

const CAPS = /** @type {CanvasLineCap[]} */ (['butt', 'round', 'square'])
const EVERYWHERE = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }
const JOINS = /** @type {CanvasLineJoin[]} */ (['miter', 'round', 'bevel'])

/**
 * Paints a page on a canvas that has its shape.
 * @param {CanvasRenderingContext2D} context
 * @param {ReturnType<import('../settings/tint.js').Dress>} page
 * @param {Glyph[]} glyphs
 * @param {CanvasImageSource[]} pictures
 */
export function paint(context, { marks, paper }, glyphs, pictures) {
  const scale = context.canvas.width / ACROSS
  const fine = scale / FINE
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.fillStyle = `rgb(${paper})`
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

  /** Type that waits for more, to be laid at once; no clip cuts it. @type {import('./type.js').Type[]} */
  let waiting = []
  /** @type {Box[]} */
  const clips = []
  /** @type {boolean[]} */
  const painted = []
  beginPage(paper)
  for (const mark of marks) {
    const type = mark.kind === 'text' && typeOf(mark, glyphs, fine)
    if (type && clips.every((clip) => holds(clip, type.box))) {
      waiting.push(type)
      continue
    }
    if (mark.kind === 'clip') clips.push(isBox(mark.path) ? boxOf(mark.path, [scale, 0, 0, scale], 1) : NOWHERE)
    else if (mark.kind === 'unclip') clips.pop()
    else {
      const box = reach(mark, scale)
      // In one colour, or side by side, marks come out the same in any order.
      if (waiting.some((type) => Reflect.get(mark, 'colour') !== type.mark.colour && meet(type.box, box))) {
        lay(context, waiting, painted)
        waiting = []
      }
      const end = Math.min(context.canvas.height, box.bottom) / BAND
      for (let band = Math.max(0, Math.floor(box.top / BAND)); band < end; band++) painted[band] = true
    }
    one(mark)
  }
  lay(context, waiting, painted)
}

/**
 * The pixels that a mark may change.
 * @param {Mark} mark
 * @param {number} scale pixels of a unit
 */
function reach(mark, scale) {
  if (!('path' in mark)) return EVERYWHERE
  // A pen reaches farthest where lines meet at an acute angle.
  const width = mark.kind === 'stroke' ? mark.pen.width * (mark.path.points.length > 4 ? 1 + mark.pen.miter / 32 : 1) : 0
  return boxOf(mark.path, [scale, 0, 0, scale], (width / FINE) * scale + 1)
}

/**
 * @param {Box} one
 * @param {Box} other
 */
function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

/** @param {Path} path */
const isBox = ({ commands }) => commands.length === 1 && commands[0] === RECT

/**
 * @param {Box} outer
 * @param {Box} inner
 */
function holds(outer, inner) {
  return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom
}
