/**
 * Pixels from the left and upper edge up to before the right and lower one.
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 */

/** Holds nothing. @type {Box} */
export const NOWHERE = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }

/**
 * The box of all points of a path.
 * @param {import('./decode.js').Path} path
 * @param {number[]} matrix that takes it to pixels
 * @param {number} more what the box has beyond them on each side
 * @returns {Box}
 */
export function boxOf({ points }, [a, b, c, d], more) {
  let { left, top, right, bottom } = NOWHERE
  for (let at = 0; at < points.length; at += 2) {
    const x = a * points[at] + c * points[at + 1]
    const y = b * points[at] + d * points[at + 1]
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { left: left - more, top: top - more, right: right + more, bottom: bottom + more }
}
