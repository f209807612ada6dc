/**
 * @typedef {import('../layout.js').Box} Box
 * @typedef {import('../spreads.js').Spread} Spread
 *
 * What one side of an open book shows: a page, or half of one that lies across both sides. `from`
 * and `to` are the shares of the picture's width at the spine and at the outer edge.
 * @typedef {object} Side
 * @property {number} page
 * @property {number} from
 * @property {number} to
 * @property {number} width pixels
 * @property {number} height
 * @property {number} top on the stage
 *
 * A spread as it lies on the stage: before is the side of the pages read, after that of those to come
 * (left and right, in a right-to-left book right and left).
 * @typedef {object} Laid
 * @property {number} spine pixels from the left of the stage
 * @property {Side | null} before
 * @property {Side | null} after
 */

/**
 * The sides of a spread. Pages that are shown one by one all lie after the spine.
 * @param {Spread} spread
 * @param {Box[]} boxes on the stage, in reading order
 * @param {{ facing: boolean, rtl: boolean, closed: boolean }} how `closed`: it is the front cover
 * @returns {Laid}
 */
export function sidesOf({ pages, wide }, boxes, { facing, rtl, closed }) {
  const near = (/** @type {Box} */ box) => (rtl ? box.x + box.width : box.x)
  const far = (/** @type {Box} */ box) => (rtl ? box.x : box.x + box.width)
  /**
   * @param {number} nth
   * @param {boolean} after
   * @param {[number, number]} part the shares of the picture, left to right
   * @returns {Side}
   */
  const side = (nth, after, [left, right]) => {
    const { y: top, width, height } = boxes[nth]
    const [from, to] = after === rtl ? [right, left] : [left, right]
    return { page: pages[nth], from, to, width: width * (right - left), height, top }
  }
  if (wide) {
    const { x, width } = boxes[0]
    return { spine: x + width / 2, before: side(0, false, rtl ? [0.5, 1] : [0, 0.5]), after: side(0, true, rtl ? [0, 0.5] : [0.5, 1]) }
  }
  if (pages.length > 1) return { spine: far(boxes[0]), before: side(0, false, [0, 1]), after: side(1, true, [0, 1]) }
  if (!facing || closed) return { spine: near(boxes[0]), before: null, after: side(0, true, [0, 1]) }
  return { spine: far(boxes[0]), before: side(0, false, [0, 1]), after: null }
}

/**
 * The rectangle of a leaf that bears these sides.
 * @param {(Side | null)[]} sides at least one
 * @returns {{ width: number, height: number, top: number }}
 */
export function leafOf(sides) {
  const known = sides.flatMap((side) => side || [])
  const top = Math.min(...known.map((side) => side.top))
  const bottom = Math.max(...known.map((side) => side.top + side.height))
  return { width: Math.max(...known.map(({ width }) => width)), height: bottom - top, top }
}
