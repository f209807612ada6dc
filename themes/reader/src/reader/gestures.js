/**
 * A pointer event as plain data: CSS pixels, milliseconds. `own` is true where the pointer is on
 * something with a use of its own: a link or button, selected text or, for a mouse, text to select.
 * `primary` is true for the first finger of several.
 * @typedef {object} PointerInput
 * @property {'down' | 'move' | 'up' | 'cancel'} type
 * @property {number} id
 * @property {number} x
 * @property {number} y
 * @property {number} time
 * @property {boolean} [own]
 * @property {boolean} [mouse]
 * @property {boolean} [primary]
 *
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ type: 'press' | 'grab' | 'drag' | 'cancel' | 'unpinch', point: Point }
 *   | { type: 'tap', point: Point, double: boolean }
 *   | { type: 'pinch', point: Point, distance: number }
 *   | { type: 'release', point: Point, velocity: Point }} Gesture velocity in pixels a millisecond
 */

/** Pixels a finger may tremble in a tap, and milliseconds a tap may last. */
const SLOP = 10
const TAP_TIME = 500
/** Milliseconds between the two taps of a double tap, and the pixels they may be apart. */
export const DOUBLE_TAP = 250
const NEARBY = 40
/** Milliseconds before the release over which its velocity is taken. */
const FLICK_WINDOW = 100

/**
 * Turns pointer events into gestures: press, then a tap, or grab, drag …, release (or cancel); with
 * two fingers pinch …, unpinch.
 *
 * A sideways movement grabs the page, one in any direction where the page is free; others are
 * nobody's until every finger has left.
 * @param {() => boolean} free whether a finger moves the page in all directions
 * @returns {(input: PointerInput) => Gesture | null}
 */
export function createGestures(free) {
  /** @type {Map<number, PointerInput>} where each finger is */
  const down = new Map()
  /** @type {'idle' | 'pressed' | 'dragging' | 'pinching' | 'left' | 'ignored'} left: by a pinch */
  let state = 'idle'
  /** @type {PointerInput[]} */
  let trail = []
  /** @type {PointerInput | null} the last tap, which another may make a double one */
  let tapped = null

  /**
   * @param {PointerInput} input
   * @returns {Gesture}
   */
  function press(input) {
    // Fingers whose end was never told are gone when a first one comes.
    if (input.primary) down.clear()
    down.set(input.id, input)
    const was = state
    state = down.size > 1 ? 'pinching' : input.mouse && input.own ? 'ignored' : 'pressed'
    trail = [input]
    if (was === 'dragging') return gesture('cancel', input)
    if (was === 'pinching') return gesture('unpinch', input)
    return down.size > 1 ? pinch() : gesture('press', input)
  }

  /**
   * @param {PointerInput} input
   * @returns {Gesture | null}
   */
  function move(input) {
    if (!down.has(input.id)) return null
    down.set(input.id, input)
    if (state === 'pinching') return pinch()
    if (state === 'dragging') {
      trail = [...trail.filter((each) => input.time - each.time <= FLICK_WINDOW), input]
      return gesture('drag', input)
    }
    if (state !== 'pressed' && state !== 'left') return null
    const dx = Math.abs(input.x - trail[0].x)
    const dy = Math.abs(input.y - trail[0].y)
    if (Math.max(dx, dy) <= SLOP) return null
    // After a long press the finger draws the selection out.
    const selects = input.own && !input.mouse && input.time - trail[0].time > TAP_TIME
    state = !selects && (free() || (state === 'pressed' && dx > dy)) ? 'dragging' : 'ignored'
    if (state === 'ignored') return null
    trail = [input]
    return gesture('grab', input)
  }

  /** @returns {Gesture} */
  function pinch() {
    const [one, other] = [...down.values()]
    const point = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
    return { type: 'pinch', point, distance: Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)) }
  }

  /**
   * @param {PointerInput} input
   * @returns {Gesture | null}
   */
  function lift(input) {
    if (!down.delete(input.id)) return null
    const was = state
    if (!down.size) state = 'idle'
    if (was === 'pinching') {
      trail = [...down.values()]
      if (trail.length === 1) state = 'left'
      return gesture('unpinch', input)
    }
    if (was === 'dragging') return input.type === 'up' ? release(input) : gesture('cancel', input)
    const first = trail[0]
    const short = was === 'pressed' && input.type === 'up' && input.time - first.time <= TAP_TIME
    return short && !first.own ? tap(first, input) : null
  }

  /**
   * @param {PointerInput} first
   * @param {PointerInput} last
   * @returns {Gesture}
   */
  function tap(first, last) {
    const double = !!tapped && first.time - tapped.time <= DOUBLE_TAP && Math.hypot(last.x - tapped.x, last.y - tapped.y) <= NEARBY
    tapped = double ? null : last
    return { type: 'tap', point: { x: last.x, y: last.y }, double }
  }

  /**
   * @param {PointerInput} input
   * @returns {Gesture}
   */
  function release(input) {
    const recent = trail.find((each) => input.time - each.time <= FLICK_WINDOW) || input
    const time = Math.max(1, input.time - recent.time)
    const velocity = { x: (input.x - recent.x) / time, y: (input.y - recent.y) / time }
    return { type: 'release', point: { x: input.x, y: input.y }, velocity }
  }

  return (input) => {
    if (input.type === 'down') return press(input)
    return input.type === 'move' ? move(input) : lift(input)
  }
}

/**
 * @param {'press' | 'grab' | 'drag' | 'cancel' | 'unpinch'} type
 * @param {Point} point
 * @returns {Gesture}
 */
function gesture(type, { x, y }) {
  return { type, point: { x, y } }
}

/**
 * The third of the stage that was tapped.
 * @param {number} x
 * @param {number} width
 * @returns {'left' | 'middle' | 'right'}
 */
export function tapZone(x, width) {
  if (x < width / 3) return 'left'
  return x > (2 * width) / 3 ? 'right' : 'middle'
}

/**
 * Where a dragged page comes to rest: the sign of the offset when it turns, else 0. A flick turns
 * it in its own direction, and a flick back returns it; a slow release turns from a quarter on.
 * @param {number} offset pixels dragged
 * @param {number} speed pixels a millisecond at release
 * @param {number} width of the stage
 * @returns {-1 | 0 | 1}
 */
export function settle(offset, speed, width) {
  const flick = Math.abs(speed) > 0.3
  if (flick && Math.sign(speed) !== Math.sign(offset)) return 0
  if (!flick && Math.abs(offset) < width / 4) return 0
  return offset > 0 ? 1 : offset < 0 ? -1 : 0
}
