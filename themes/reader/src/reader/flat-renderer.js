import { createDesk } from './desk.js'
import { nearbyPages } from './nearby.js'
import { settle } from './gestures.js'

/**
 * @typedef {import('./renderer.js').Renderer} Renderer
 * @typedef {import('./renderer.js').Relocation} Relocation
 */

/** Milliseconds a page takes to slide; reader.css has the same figure. */
const SLIDE = 220
/** Share of the finger's way that the book follows where there is nothing to turn to. */
const RESISTANCE = 0.25

/**
 * Makes the renderer that lays spreads side by side and slides them, like prints on a desk. It
 * needs nothing but CSS: the fallback of every other renderer.
 * @param {import('./renderer.js').Scene} scene
 * @returns {Renderer}
 */
export function createFlatRenderer({ stage, plane, book, view, zoomed, saveData }) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  const desk = createDesk({ stage, plane, book, view })
  let page = 0
  let at = 0
  let forward = true
  let grabbedAt = 0
  let offset = 0
  /** @type {(() => void) | null} ends the slide under way */
  let finish = null

  const sign = book.rtl ? -1 : 1
  const exists = (/** @type {number} */ index) => !!desk.spreads().list[index]

  /** @returns {Relocation} */
  function relocation() {
    const { list } = desk.spreads()
    const near = nearbyPages(list, at, { forward, saveData })
    return { page, ...near, atStart: at === 0, atEnd: at === list.length - 1, settled: Promise.resolve() }
  }

  /** Puts the current spread and its neighbours on the stage, at rest. */
  function rest() {
    desk.clear((index) => Math.abs(index - at) <= 1)
    for (const index of [at, at - 1, at + 1]) if (exists(index)) desk.lay(index)
    place(0)
  }

  /**
   * Moves the current spread sideways with its neighbours beside it. Only what can be seen is
   * visible, so that a screen reader and the tab key meet nothing else.
   * @param {number} dx pixels
   */
  function place(dx) {
    offset = dx
    for (const [index, element] of desk.laid()) {
      const side = (index - at) * sign
      element.style.transform = dx || side ? `translateX(calc(${side * 100}% + ${dx}px))` : ''
      element.style.visibility = !side || side * dx < 0 ? '' : 'hidden'
    }
  }

  /**
   * Slides to rest from an offset.
   * @param {number} from pixels
   */
  function slide(from) {
    place(from)
    if (calm.matches || zoomed() || !from) return place(0)
    stage.getBoundingClientRect()
    stage.classList.add('sliding')
    for (const [index, element] of desk.laid()) {
      const side = (index - at) * sign
      element.style.transform = side ? `translateX(${side * 100}%)` : ''
    }
    offset = 0
    const timer = setTimeout(() => finish && finish(), SLIDE + 30)
    finish = () => {
      clearTimeout(timer)
      finish = null
      stage.classList.remove('sliding')
      place(0)
    }
  }

  /**
   * Makes a page the current one, sliding when its spread lies beside the current one.
   * @param {number} target
   */
  function turnTo(target) {
    if (finish) finish()
    const wanted = Math.max(0, Math.min(book.pageCount - 1, target))
    const to = desk.spreads().of(wanted)
    const step = to - at
    page = wanted
    if (!step) {
      slide(offset)
      return emit()
    }
    forward = step > 0
    const from = Math.abs(step) === 1 ? offset + step * sign * stage.clientWidth : 0
    at = to
    rest()
    emit()
    slide(from)
  }

  /** @param {number} step in spreads */
  function turnBy(step) {
    const spread = desk.spreads().list[at + step]
    if (step && spread) turnTo(spread.pages[0])
    else slide(offset)
  }

  function emit() {
    events.dispatchEvent(new CustomEvent('relocate', { detail: relocation() }))
  }

  /** Lays the book out for the stage as it is now, keeping the page. */
  function arrange() {
    if (finish) finish()
    const others = desk.measure()
    if (others) at = desk.spreads().of(page)
    rest()
    if (others) emit()
  }

  const observer = new ResizeObserver(arrange)
  const events = Object.assign(new EventTarget(), {
    /** @param {number} first */
    open(first) {
      page = Math.max(0, Math.min(book.pageCount - 1, first))
      arrange()
      observer.observe(stage)
    },
    goTo: turnTo,
    next: () => turnBy(1),
    prev: () => turnBy(-1),
    /** @param {{ x: number }} point */
    grab(point) {
      if (finish) finish()
      grabbedAt = point.x
    },
    /** @param {{ x: number }} point */
    drag(point) {
      const dx = point.x - grabbedAt
      place(exists(at - Math.sign(dx) * sign) ? dx : dx * RESISTANCE)
    },
    /**
     * @param {{ x: number }} _point
     * @param {{ x: number }} velocity
     */
    release(_point, velocity) {
      turnBy(-settle(offset, velocity.x, stage.clientWidth) * sign)
    },
    cancel: () => slide(offset),
    prepare() {},
    rest: () => finish && finish(),
    destroy() {
      if (finish) finish()
      observer.disconnect()
      desk.clear(() => false)
    },
  })
  return events
}
