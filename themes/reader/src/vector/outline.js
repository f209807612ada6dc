import { CLOSE, CUBIC, LINE, MOVE, OPERANDS, QUAD, RECT } from './decode.js'

/** @typedef {import('./decode.js').Path} Path */

/** Paths that were drawn before. @type {WeakMap<Path, Path2D>} */
const outlines = new WeakMap()

/**
 * A path that is drawn again and again, as a canvas takes it.
 * @param {Path} path
 */
export function outline(path) {
  const made = outlines.get(path) || trace(path)
  outlines.set(path, made)
  return made
}

/** @param {Path} path */
export function trace({ commands, points: p }) {
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
