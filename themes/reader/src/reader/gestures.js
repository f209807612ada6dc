/**
 * A pointer event as plain data: CSS pixels, milliseconds. `own` is true where the pointer landed
 * on something with a use of its own: a link or button, or, for a mouse, text to select.
 * @typedef {object} PointerInput
 * @property {'down' | 'move' | 'up' | 'cancel'} type
 * @property {number} id
 * @property {number} x
 * @property {number} y
 * @property {number} time
 * @property {boolean} [own]
 * @property {boolean} [mouse]
 *
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ type: 'grab' | 'drag' | 'tap' | 'cancel', point: Point }
 *   | { type: 'release', point: Point, velocity: Point }} Gesture velocity in pixels a millisecond
 */

/** Pixels a finger may tremble in a tap, and milliseconds a tap may last. */
const SLOP = 10
const TAP_TIME = 500
/** Milliseconds before the release over which its velocity is taken. */
const FLICK_WINDOW = 100

/**
 * Turns pointer events into gestures: a tap, or grab, drag …, release (or cancel).
 *
 * A sideways movement grabs the page; a vertical one, and a second finger (a pinch), belong to
 * the browser until every finger has left.
 * @returns {(input: PointerInput) => Gesture | null}
 */
export function createGestures() {
  /** @type {Set<number>} */
  const down = new Set()
  /** @type {'idle' | 'pressed' | 'dragging' | 'ignored'} */
  let state = 'idle'
  /** @type {PointerInput[]} */
  let trail = []

  /** @param {PointerInput} input */
  function press(input) {
    down.add(input.id)
    const wasDragging = state === 'dragging'
    state = down.size > 1 || (input.mouse && input.own) ? 'ignored' : 'pressed'
    if (!wasDragging) trail = [input]
    return wasDragging ? gesture('cancel', input) : null
  }

  /** @param {PointerInput} input */
  function move(input) {
    if (!down.has(input.id)) return null
    if (state === 'dragging') {
      trail = [...trail.filter((each) => input.time - each.time <= FLICK_WINDOW), input]
      return gesture('drag', input)
    }
    if (state !== 'pressed') return null
    const dx = Math.abs(input.x - trail[0].x)
    const dy = Math.abs(input.y - trail[0].y)
    if (Math.max(dx, dy) <= SLOP) return null
    state = dx > dy ? 'dragging' : 'ignored'
    if (state === 'ignored') return null
    const start = gesture('grab', input)
    trail = [input]
    return start
  }

  /** @param {PointerInput} input */
  function lift(input) {
    if (!down.delete(input.id)) return null
    const was = state
    if (!down.size) state = 'idle'
    if (was === 'dragging') return input.type === 'up' ? release(input) : gesture('cancel', input)
    const first = trail[0]
    const tapped = was === 'pressed' && input.type === 'up' && !first.own
    return tapped && input.time - first.time <= TAP_TIME ? gesture('tap', input) : null
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
 * @param {'grab' | 'drag' | 'tap' | 'cancel'} type
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
