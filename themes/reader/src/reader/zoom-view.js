import { byId } from './dom.js'
import { roomOf } from './room.js'
import { MOST, WHOLE, alike, atStart, bounded, coast, glide, panned, pinched, refitted, rescaled, revealing, settled, toggled } from './zoom.js'

/**
 * @typedef {import('./zoom.js').View} View
 * @typedef {import('./zoom.js').Frame} Frame
 * @typedef {import('./gestures.js').Point} Point
 * @typedef {ReturnType<typeof createZoom>} Zoom
 */

/** What a key or button multiplies the scale by, and what an arrow moves as a share of the room. */
const STEP = 1.5
const STRIDE = 1 / 4
/** Pixels of a line, for wheels that count in lines; the most of one notch, and what a pixel zooms. */
const LINE = 16
const NOTCH = 25
const WHEEL = 0.01
/** Milliseconds after which a wheel is at rest. */
const WHEEL_REST = 150

/**
 * Makes the zoom of the plane: by fingers, wheel, buttons and keys. It is a transform of the plane,
 * which the browser draws anew and sharp whenever it rests; at rest nothing runs.
 *
 * A turn to the next page or the one before keeps the scale and begins at the page's upper corner,
 * as people read who need or like it large; a jump shows the page whole.
 * @param {object} parts
 * @param {HTMLElement} parts.stage
 * @param {HTMLElement} parts.plane
 * @param {boolean} parts.rtl
 * @param {(page: number) => HTMLElement} parts.sheet the element of a page
 * @param {() => boolean} parts.calm whether motion is unwanted
 * @param {() => void} parts.onBegin told when a page that was whole begins to be zoomed
 * @param {(scale: number) => void} parts.onScale told of another scale once it rests
 */
export function createZoom({ stage, plane, rtl, sheet, calm, onBegin, onScale }) {
  const root = document.documentElement
  const controls = byId('zoom', HTMLElement)
  const closer = byId('zoom-in', HTMLButtonElement)
  /** @type {number[]} */
  let visible = []
  let view = WHOLE
  let goal = WHOLE
  let told = 1
  /** @type {Frame} */
  let frame
  let held = { view, point: { x: 0, y: 0 }, distance: 0 }
  let last = held.point
  let pinching = false
  let coasting = false
  let asked = 0
  let wheeled = 0

  const zoomed = () => goal.scale > 1

  /** Measures the visible pages where they lie on the plane, whatever its transform. */
  function measure() {
    const sheets = visible.map(sheet)
    const x = Math.min(...sheets.map((each) => each.offsetLeft))
    const y = Math.min(...sheets.map((each) => each.offsetTop))
    const width = Math.max(...sheets.map((each) => each.offsetLeft + each.offsetWidth)) - x
    const height = Math.max(...sheets.map((each) => each.offsetTop + each.offsetHeight)) - y
    return (frame = { page: { x, y, width, height }, room: roomOf(stage) })
  }

  /** @param {View} next */
  function draw(next) {
    view = next
    plane.style.transform = view.scale === 1 ? '' : `translate(${view.x}px,${view.y}px) scale(${view.scale})`
    root.classList.toggle('zoomed', view.scale > 1)
  }

  /** Ends what moves the view by itself. */
  function halt() {
    cancelAnimationFrame(asked)
    clearTimeout(wheeled)
    wheeled = 0
    coasting = false
  }

  function begin() {
    halt()
    if (view.scale === 1) onBegin()
    plane.classList.add('moving')
  }

  /** @param {View} next */
  function rest(next) {
    halt()
    plane.classList.remove('moving')
    goal = next
    draw(next)
    if (goal.scale === told) return
    told = goal.scale
    closer.setAttribute('aria-disabled', String(told === MOST))
    if (told === 1 && controls.contains(document.activeElement)) (closer.offsetWidth ? closer : stage).focus()
    onScale(told)
  }

  /**
   * @param {import('./zoom.js').Course} course
   * @param {boolean} [flung]
   */
  function run(course, flung = false) {
    begin()
    coasting = flung
    goal = course(Infinity)
    if (calm()) return rest(goal)
    const from = performance.now()
    const step = () => {
      const next = course(performance.now() - from)
      if (alike(next, goal)) return rest(goal)
      draw(next)
      asked = requestAnimationFrame(step)
    }
    step()
  }

  /** @param {View} next */
  const glideTo = (next) => run(glide(view, next))

  /**
   * @param {Point} point
   * @param {number} [distance]
   */
  function hold(point, distance = 1) {
    begin()
    measure()
    held = { view, point, distance }
  }

  /** @param {number} factor */
  function zoomBy(factor) {
    const { x, y, width, height } = measure().room
    const point = { x: x + width / 2, y: y + height / 2 }
    glideTo(settled(rescaled(view, point, goal.scale * factor), point, frame))
  }

  const zoom = {
    zoomed,
    'zoom-in': () => zoomBy(STEP),
    'zoom-out': () => zoomBy(1 / STEP),
    'zoom-whole': () => glideTo(WHOLE),
    /** @param {Point} point */
    toggle: (point) => glideTo(toggled(zoomed() ? goal : view, point, measure())),
    /** @param {Point} step as arrows point: where the reader looks */
    pan({ x, y }) {
      const { room } = measure()
      glideTo(bounded({ ...goal, x: goal.x - x * STRIDE * room.width, y: goal.y - y * STRIDE * room.height }, frame))
    },
    /**
     * @param {Point} point between the two fingers
     * @param {number} distance
     */
    pinch(point, distance) {
      if (!pinching) hold(point, distance)
      pinching = true
      last = point
      draw(pinched(held, { point, distance }))
    },
    unpinch() {
      if (pinching) glideTo(settled(view, last, frame))
      pinching = false
    },
    /** @param {Point} point */
    grab: (point) => hold(point),
    /** @param {Point} point */
    drag: (point) => draw(panned(held, point, frame)),
    /**
     * @param {Point} point
     * @param {Point} velocity
     */
    release(point, velocity) {
      const still = settled(view, point, frame)
      if (still.scale !== view.scale) glideTo(still)
      else run(coast(view, velocity, frame), true)
    },
    cancel: () => zoom.release(held.point, { x: 0, y: 0 }),
    /** Holds a page that moves on by itself; returns whether one did. */
    stop() {
      const moves = coasting
      if (moves) rest(bounded(view, frame))
      return moves
    },
    /** @param {{ visible: number[] }} place */
    show(place) {
      const [before, after] = [visible, place.visible]
      visible = after
      if (!zoomed() || String(before) === String(after)) return
      const next = after[0] === before[before.length - 1] + 1 || after[after.length - 1] === before[0] - 1
      rest(next ? atStart(goal, measure(), rtl) : WHOLE)
    },
    whole: () => rest(WHOLE),
  }

  /** @param {WheelEvent} event */
  function onWheel(event) {
    if (!event.ctrlKey && !zoomed()) return
    event.preventDefault()
    const unit = event.deltaMode ? LINE : 1
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit]
    // As long as it turns, a wheel zooms around one spot, however the page is kept in its room.
    if (!wheeled || !event.ctrlKey) hold({ x: event.clientX, y: event.clientY })
    begin()
    const factor = Math.exp(-WHEEL * Math.max(-NOTCH, Math.min(NOTCH, dy)))
    const next = event.ctrlKey
      ? rescaled(held.view, held.point, Math.max(1, Math.min(MOST, view.scale * factor)))
      : { ...view, x: view.x - dx, y: view.y - dy }
    goal = bounded(next, frame)
    draw(goal)
    wheeled = setTimeout(() => glideTo(settled(goal, held.point, frame)), WHEEL_REST)
  }

  stage.addEventListener('wheel', onWheel, { passive: false })
  // What scrolls into view would shift the stage under its own zoom.
  stage.addEventListener('scroll', () => stage.scrollTo(0, 0))
  plane.addEventListener('focusin', ({ target }) => {
    if (!zoomed() || !(target instanceof Element) || !target.matches('a, button')) return
    glideTo(revealing(view, target.getBoundingClientRect(), measure()))
  })
  for (const name of /** @type {const} */ (['zoom-in', 'zoom-out', 'zoom-whole'])) {
    byId(name, HTMLButtonElement).addEventListener('click', zoom[name])
  }
  // The renderer's observer, made before this one, has laid the pages out anew already.
  new ResizeObserver(() => {
    const before = frame
    if (zoomed()) rest(refitted(goal, before, measure()))
  }).observe(stage)
  return zoom
}
