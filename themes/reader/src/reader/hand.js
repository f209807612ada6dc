import { DOUBLE_TAP, tapZone } from './gestures.js'

/** @typedef {import('./gestures.js').Gesture} Gesture */

/** Pixels from which a finger that finds nothing to turn means to go on. */
const PULL = 40

/**
 * Makes what the reader's hand does on the stage: tap, turn, zoom.
 *
 * A tap at a side turns at once, and so does each of several, for whoever leafs by tapping; only
 * one in the middle waits for a second, which zooms. Zoomed in, a tap anywhere is one in the
 * middle, and a finger moves the view: nothing but the controls and keys turns.
 * @param {object} parts
 * @param {HTMLElement} parts.stage
 * @param {boolean} parts.rtl
 * @param {import('./renderer.js').RendererParts} parts.renderer
 * @param {import('./zoom-view.js').Zoom} parts.zoom
 * @param {() => boolean} parts.atEnd
 * @param {(step: 1 | -1) => void} parts.turn
 * @param {() => void} parts.onTap told of a tap in the middle
 * @returns {(gesture: Gesture) => void}
 */
export function createHand({ stage, rtl, renderer, zoom, atEnd, turn, onTap }) {
  /** @type {Pick<import('./renderer.js').RendererParts, 'grab' | 'drag' | 'release' | 'cancel'>} */
  let held = renderer
  let stopped = false
  let waiting = 0
  /** Where a finger took the last page, to turn it as if another one came. */
  let last = NaN

  function wait() {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      waiting = 0
      onTap()
    }, DOUBLE_TAP)
  }

  /** @param {Gesture & { type: 'tap' }} gesture */
  function tap({ point, double }) {
    const zone = zoom.zoomed() ? 'middle' : tapZone(point.x, stage.clientWidth)
    if (double && waiting) {
      clearTimeout(waiting)
      waiting = 0
      zoom.toggle(point)
    } else if (zone !== 'middle') turn((zone === 'right') === rtl ? -1 : 1)
    // A finger that stops the page on its way wants nothing else.
    else if (!stopped) wait()
  }

  return (gesture) => {
    const { type, point } = gesture
    if (type === 'press') {
      stopped = zoom.stop()
      if (waiting) wait()
    } else if (type === 'tap') tap(gesture)
    else if (type === 'pinch') zoom.pinch(point, gesture.distance)
    else if (type === 'unpinch') zoom.unpinch()
    else if (type === 'release') {
      held.release(point, gesture.velocity)
      if ((last - point.x) * (rtl ? -1 : 1) > PULL) turn(1)
    } else if (type === 'cancel') held.cancel()
    else {
      if (type === 'grab') {
        held = zoom.zoomed() ? zoom : renderer
        last = held === renderer && atEnd() ? point.x : NaN
      }
      held[type](point)
    }
  }
}
