/**
 * The zoom of the stage, without its DOM. A point q of the plane of the pages is seen at
 * `scale` · q + (x, y) on the stage; all lengths are CSS pixels, all times milliseconds.
 *
 * @typedef {import('./layout.js').Box} Box
 * @typedef {import('./gestures.js').Point} Point
 * @typedef {{ scale: number, x: number, y: number }} View
 *
 * `page` is where the visible pages lie on the plane, `room` the part of the stage that is theirs.
 * @typedef {{ page: Box, room: Box }} Frame
 *
 * A movement: the view at a time after its begin, at Infinity where it comes to rest.
 * @typedef {(time: number) => View} Course
 */

/** @type {View} */
export const WHOLE = { scale: 1, x: 0, y: 0 }

/** The largest scale, and that below which the page is meant to be seen whole. */
export const MOST = 5
const LEAST = 1.1
/** Scale after a double tap, unless the page is so narrow that its width wants less or more. */
const CLOSE = 2.5
const NARROW = 1.5

/** Share of the finger's way that the page follows beyond its edge. */
const RESISTANCE = 1 / 3
/** Time constants of the exponential decays: of a flung page's speed, and of the way to a goal. */
const COAST = 325
const GLIDE = 70

/**
 * The view at a scale, from its offset along each axis.
 * @param {number} scale
 * @param {(axis: 'x' | 'y', side: 'width' | 'height') => number} offset
 * @returns {View}
 */
const at = (scale, offset) => ({ scale, x: offset('x', 'width'), y: offset('y', 'height') })

/** @type {(value: number, range: number[]) => number} */
const clamp = (value, [low, high]) => Math.max(low, Math.min(high, value))

/**
 * The offsets along one axis at which a page larger than the room leaves none of it empty; a
 * smaller one keeps its middle.
 * @param {Frame} frame
 * @param {number} scale
 * @param {'x' | 'y'} axis
 * @param {'width' | 'height'} side
 */
function range({ page, room }, scale, axis, side) {
  const low = room[axis] + room[side] - scale * (page[axis] + page[side])
  const high = room[axis] - scale * page[axis]
  const middle = (1 - scale) * (page[axis] + page[side] / 2)
  return low < high ? [low, high] : [middle, middle]
}

/**
 * The view moved as little as keeps the page in the room.
 * @param {View} view
 * @param {Frame} frame
 * @returns {View}
 */
export function bounded(view, frame) {
  if (view.scale === 1) return WHOLE
  return at(view.scale, (axis, side) => clamp(view[axis], range(frame, view.scale, axis, side)))
}

/**
 * The view at another scale, with what is seen at a point staying there.
 * @param {View} view
 * @param {Point} point
 * @param {number} scale
 * @returns {View}
 */
export function rescaled(view, point, scale) {
  return at(scale, (axis) => point[axis] - ((point[axis] - view[axis]) * scale) / view.scale)
}

/**
 * Where a view comes to rest when it is let go: its scale in the limits, around a point.
 * @param {View} view
 * @param {Point} point
 * @param {Frame} frame
 */
export function settled(view, point, frame) {
  const scale = view.scale < LEAST ? 1 : Math.min(MOST, view.scale)
  return bounded(rescaled(view, point, scale), frame)
}

/**
 * The view after two fingers have moved: what was between them stays between them. Beyond the
 * limits the scale follows half as fast.
 * @param {{ view: View, point: Point, distance: number }} start
 * @param {{ point: Point, distance: number }} now
 * @returns {View}
 */
export function pinched({ view, point, distance }, now) {
  const asked = (view.scale * now.distance) / distance
  const scale = Math.sqrt(asked * clamp(asked, [1, MOST]))
  const still = rescaled(view, point, scale)
  return at(scale, (axis) => still[axis] + now.point[axis] - point[axis])
}

/**
 * The view after one finger has moved.
 * @param {{ view: View, point: Point }} start
 * @param {Point} now
 * @param {Frame} frame
 * @returns {View}
 */
export function panned({ view, point }, now, frame) {
  return at(view.scale, (axis, side) => {
    const limits = range(frame, view.scale, axis, side)
    const taken = bent(view[axis], limits, 1 / RESISTANCE)
    return bent(taken + now[axis] - point[axis], limits, RESISTANCE)
  })
}

/**
 * A value of which only a share counts where it is out of a range.
 * @param {number} value
 * @param {number[]} limits
 * @param {number} share
 */
function bent(value, limits, share) {
  const edge = clamp(value, limits)
  return edge + (value - edge) * share
}

/**
 * The course of a page let go at a speed: it slows down, stops at its edge, and comes back from
 * beyond it.
 * @param {View} view
 * @param {Point} velocity pixels a millisecond
 * @param {Frame} frame
 * @returns {Course}
 */
export function coast(view, velocity, frame) {
  return (time) =>
    at(view.scale, (axis, side) => {
      const limits = range(frame, view.scale, axis, side)
      const beyond = clamp(view[axis], limits) !== view[axis]
      if (beyond) return bent(view[axis], limits, Math.exp(-time / GLIDE))
      return clamp(view[axis] + velocity[axis] * COAST * (1 - Math.exp(-time / COAST)), limits)
    })
}

/**
 * The course from one view to another; a point that both show at one place stays there.
 * @param {View} from
 * @param {View} to
 * @returns {Course}
 */
export function glide(from, to) {
  return (time) => {
    const left = Math.exp(-time / GLIDE)
    return at(to.scale + (from.scale - to.scale) * left, (axis) => to[axis] + (from[axis] - to[axis]) * left)
  }
}

/**
 * Whether nobody sees the difference between two views.
 * @param {View} one
 * @param {View} other
 */
export function alike(one, other) {
  return Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y), 1000 * Math.abs(one.scale - other.scale)) < 0.4
}

/**
 * The view after a double tap: close around the point, or whole again.
 * @param {View} view
 * @param {Point} point
 * @param {Frame} frame
 */
export function toggled(view, point, frame) {
  const wide = frame.room.width / frame.page.width
  const scale = view.scale > 1 ? 1 : wide < NARROW ? CLOSE : Math.min(MOST, wide)
  return bounded(rescaled(view, point, scale), frame)
}

/**
 * The view of where the reading of a page begins: its upper corner.
 * @param {View} view
 * @param {Frame} frame
 * @param {boolean} rtl
 */
export function atStart({ scale }, frame, rtl) {
  return bounded({ scale, x: rtl ? -Infinity : Infinity, y: Infinity }, frame)
}

/**
 * The view after the stage or its pages have changed in size: the same spot of the page in the
 * middle.
 * @param {View} view
 * @param {Frame} before
 * @param {Frame} after
 */
export function refitted(view, before, after) {
  const moved = at(view.scale, (axis, side) => {
    const spot = (before.room[axis] + before.room[side] / 2 - view[axis]) / view.scale
    const share = (spot - before.page[axis]) / before.page[side]
    return after.room[axis] + after.room[side] / 2 - view.scale * (after.page[axis] + share * after.page[side])
  })
  return bounded(moved, after)
}

/**
 * The view moved as little as brings a box of the stage into the room.
 * @param {View} view
 * @param {Box} box
 * @param {Frame} frame
 */
export function revealing(view, box, frame) {
  const { room } = frame
  const moved = at(view.scale, (axis, side) => {
    const before = room[axis] - box[axis]
    return view[axis] + clamp(0, [before, before + room[side] - box[side]])
  })
  return bounded(moved, frame)
}
