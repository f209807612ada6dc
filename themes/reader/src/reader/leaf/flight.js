import { reach } from './fold.js'

/**
 * @typedef {import('./fold.js').Point} Point
 *
 * The movement of a leaf that nobody holds: from a point to where it lies flat, at a given start
 * time. `lift` pixels upwards on its way make it roll from a corner.
 * @typedef {object} Flight
 * @property {Point} from
 * @property {Point} to
 * @property {number} begin milliseconds
 * @property {number} time milliseconds
 * @property {number} push speed at the beginning, in ways a flight
 * @property {number} lift
 */

/** Milliseconds of a whole turn, and of the shortest. */
const WHOLE = 520
const SHORTEST = 170
/** Cubic curves with a steeper beginning overshoot. */
const STEEPEST = 3

/**
 * A flight to a point, as quick as its way is long or as it was pushed.
 * @param {Point} from
 * @param {Point} to
 * @param {{ begin: number, whole: number, speed?: number, lift?: number }} how `whole` is the way of
 *   a whole turn in pixels, `speed` that at which the leaf was let go, in pixels a millisecond
 * @returns {Flight}
 */
export function fly(from, to, { begin, whole, speed = 0, lift = 0 }) {
  const way = Math.max(1e-6, Math.hypot(to.x - from.x, to.y - from.y))
  const calm = Math.max(SHORTEST, WHOLE * Math.sqrt(Math.min(1, way / whole)))
  const pushed = speed > 0 ? (STEEPEST * way) / speed : calm
  const time = Math.max(SHORTEST, Math.min(calm, pushed))
  return { from, to, begin, time, push: Math.min(STEEPEST, Math.max(0, (speed * time) / way)), lift }
}

/**
 * Where a leaf in flight is, and whether it has landed.
 * @param {Flight} flight
 * @param {number} now
 * @returns {{ point: Point, landed: boolean }}
 */
export function flown({ from, to, begin, time, push, lift }, now) {
  const t = Math.max(0, Math.min(1, (now - begin) / time))
  // The cubic from 0 to 1 that begins with the push and ends at rest (Hermite).
  const share = t * (push + t * (3 - 2 * push + t * (push - 2)))
  const rise = lift * Math.sin(Math.PI * share)
  return { point: { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share - rise }, landed: t === 1 }
}

/** Pixels of a drag over which the paper comes to lie under a finger that took hold beside it. */
const CATCH_UP = 90

/**
 * Where the grabbed point of a held leaf is: it keeps its distance to the finger at first, and comes
 * under it as the finger moves.
 * @param {{ grabbed: Point, offset: Point, moved: number, finger: Point, height: number }} hold
 *   `offset` from the finger to the paper when it was taken, `moved` pixels since
 * @returns {Point}
 */
export function held({ grabbed, offset, moved, finger, height }) {
  const t = Math.min(1, Math.abs(moved) / CATCH_UP)
  const left = 1 - t * t * (3 - 2 * t)
  return reach(grabbed, { x: finger.x + offset.x * left, y: finger.y + offset.y * left }, height)
}
