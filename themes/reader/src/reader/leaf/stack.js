import { flown, fly, held } from './flight.js'
import { leafOf } from './sides.js'

/**
 * @typedef {import('./fold.js').Point} Point
 * @typedef {import('./flight.js').Flight} Flight
 * @typedef {import('./sides.js').Laid} Laid
 * @typedef {import('./sides.js').Side} Side
 *
 * A spread between leaves in flight; blank where leaves of a long jump stand for many.
 * @typedef {{ index: number, laid: Laid } | null} Stop
 *
 * A leaf between two stops. `turned` is where it is going, or, held, where it comes from.
 * @typedef {object} Leaf
 * @property {Side | null} recto
 * @property {Side | null} verso
 * @property {boolean} hard a cover
 * @property {number} width
 * @property {number} height
 * @property {number} top on the stage
 * @property {boolean} turned
 * @property {Point} grabbed
 * @property {Point} finger where the grabbed point is
 * @property {Flight | null} flight
 * @property {{ offset: Point, start: Point } | null} hold
 */

/** Share of the leaf's width by which it is lifted on its way, so that it rolls from a corner. */
const LIFT = 0.16
/** The innermost point that can be grabbed, as a share of the width: paper near the spine does not roll. */
const INNERMOST = 0.6

/**
 * Makes the leaves in flight above an open book. At rest there are none, and one stop.
 *
 * The leaves lie between the stops in the order of the book; those before the place where the book
 * will be open are turned or turning, those after it are not or are coming back.
 */
export function createStack() {
  /** @type {Stop[]} */
  let stops = []
  /** @type {Leaf[]} */
  let leaves = []

  /**
   * @param {Stop} before
   * @param {Stop} after
   * @param {boolean} hard
   * @param {boolean} turned
   * @returns {Leaf}
   */
  function leafBetween(before, after, hard, turned) {
    const recto = before && before.laid.after
    const verso = after && after.laid.before
    const { width, height, top } = leafOf(recto || verso ? [recto, verso] : stops.flatMap((stop) => (stop ? [stop.laid.after, stop.laid.before] : [])))
    const grabbed = { x: width, y: height }
    return { recto, verso, hard, width, height, top, turned, grabbed, finger: lying(grabbed, turned), flight: null, hold: null }
  }

  /**
   * @param {Leaf} leaf
   * @param {number} now
   * @param {{ speed?: number, delay?: number }} [how]
   */
  function release(leaf, now, { speed = 0, delay = 0 } = {}) {
    const to = lying(leaf.grabbed, leaf.turned)
    const resting = Math.abs(leaf.finger.x) >= leaf.grabbed.x - 1
    const lift = resting && !speed ? LIFT * leaf.width : 0
    leaf.hold = null
    leaf.flight = fly(leaf.finger, to, { begin: now + delay, whole: 2 * leaf.grabbed.x, speed, lift })
  }

  return {
    leaves: () => leaves,
    stops: () => stops,
    /** @param {Stop} stop the book lies open there, nothing moves */
    rest(stop) {
      stops = [stop]
      leaves = []
    },
    /**
     * Adds a leaf after the last stop, or before the first, where it lies flat.
     * @param {Stop} stop that it leads to
     * @param {boolean} forward
     * @param {boolean} hard
     * @returns {Leaf}
     */
    add(stop, forward, hard) {
      if (forward) stops.push(stop)
      else stops.unshift(stop)
      const at = forward ? stops.length - 2 : 0
      const leaf = leafBetween(stops[at], stops[at + 1], hard, !forward)
      leaves.splice(at, 0, leaf)
      return leaf
    },
    /**
     * Sends a leaf to the other side, or back.
     * @param {Leaf} leaf
     * @param {boolean} turned
     * @param {number} now milliseconds
     * @param {{ speed?: number, delay?: number }} [how] `speed` at which it was let go
     */
    send(leaf, turned, now, how) {
      leaf.turned = turned
      release(leaf, now, how)
    },
    /**
     * A finger takes a leaf.
     * @param {Leaf} leaf
     * @param {Point} finger
     */
    take(leaf, finger) {
      const flat = !leaf.flight && Math.abs(leaf.finger.x) >= leaf.grabbed.x - 1
      if (flat) {
        const x = leaf.turned ? -finger.x : finger.x
        // From the other side of the spine the free edge is what comes along.
        leaf.grabbed = { x: x > 0 ? Math.max(INNERMOST * leaf.width, Math.min(leaf.width, x)) : leaf.width, y: Math.max(0, Math.min(leaf.height, finger.y)) }
        leaf.finger = lying(leaf.grabbed, leaf.turned)
      }
      leaf.hold = { offset: { x: leaf.finger.x - finger.x, y: leaf.finger.y - finger.y }, start: finger }
      leaf.flight = null
    },
    /**
     * Moves the held leaf.
     * @param {Leaf} leaf
     * @param {Point} finger
     */
    drag(leaf, finger) {
      if (!leaf.hold) return
      const { offset, start } = leaf.hold
      const moved = Math.hypot(finger.x - start.x, finger.y - start.y)
      leaf.finger = held({ grabbed: leaf.grabbed, offset, moved, finger, height: leaf.height })
    },
    /**
     * Puts off what has not begun to move.
     * @param {number} by milliseconds
     */
    postpone(by) {
      for (const { flight } of leaves) if (flight) flight.begin += by
    },
    /**
     * Moves what flies to where it is now, and lays down what has landed at either end.
     * @param {number} now
     * @returns {boolean} whether anything is still above the book
     */
    move(now) {
      for (const leaf of leaves) {
        if (!leaf.flight) continue
        const { point, landed } = flown(leaf.flight, now)
        leaf.finger = point
        if (landed) leaf.flight = null
      }
      const down = (/** @type {Leaf} */ leaf) => !leaf.flight && !leaf.hold
      while (leaves.length && leaves[0].turned && down(leaves[0])) {
        leaves.shift()
        stops.shift()
      }
      while (leaves.length && !leaves[leaves.length - 1].turned && down(leaves[leaves.length - 1])) {
        leaves.pop()
        stops.pop()
      }
      return leaves.length > 0
    },
    /** Where the spine is now: it moves while a cover opens. */
    spine() {
      const spines = stops.map((stop) => (stop ? stop.laid.spine : null))
      const known = spines.find((spine) => spine !== null) || 0
      const at = spines.map((spine) => (spine === null ? known : spine))
      return leaves.reduce((sum, leaf, nth) => sum + turnedShare(leaf) * (at[nth + 1] - at[nth]), at[0])
    },
  }
}

/**
 * Where the grabbed point of a leaf is when it lies flat.
 * @param {Point} grabbed
 * @param {boolean} turned
 */
function lying({ x, y }, turned) {
  return { x: turned ? -x : x, y }
}

/**
 * How far a leaf has turned, 0 to 1.
 * @param {Leaf} leaf
 */
export function turnedShare({ grabbed, finger }) {
  return Math.max(0, Math.min(1, (grabbed.x - finger.x) / (2 * grabbed.x)))
}
