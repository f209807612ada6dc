import { createGestures } from './gestures.js'

/** Above this scale the browser itself has magnified the window, as some people have it do. */
const MAGNIFIED = 1.05

/**
 * Feeds the pointer events of the stage to the gesture machine. What has a use of its own keeps
 * it: links, buttons, selected text and, for a mouse, any text. In a window that the browser has
 * magnified, all fingers are the browser's: without them nobody would get out again.
 * @param {HTMLElement} stage
 * @param {() => boolean} free whether a finger moves the page in all directions
 * @param {(gesture: import('./gestures.js').Gesture) => void} onGesture points are on the stage
 */
export function listenToPointers(stage, free, onGesture) {
  const handle = createGestures(free)
  const magnified = () => !!self.visualViewport && self.visualViewport.scale > MAGNIFIED

  /** @param {MouseEvent} event */
  function own(event) {
    const target = event.target instanceof Element ? event.target : stage
    const selection = getSelection()
    if (target.closest('a, button') || (selection && !selection.isCollapsed)) return true
    const mouse = !('pointerType' in event) || event.pointerType === 'mouse'
    return mouse && !!target.closest('.page-text span, .plain-text')
  }

  /** @param {'down' | 'move' | 'up' | 'cancel'} type */
  const feed = (type) => (/** @type {PointerEvent} */ event) => {
    if (type === 'down' && (magnified() || event.button)) return
    const { left, top } = stage.getBoundingClientRect()
    const gesture = handle({
      type,
      id: event.pointerId,
      x: event.clientX - left,
      y: event.clientY - top,
      time: event.timeStamp,
      own: (type === 'down' || type === 'move') && own(event),
      mouse: event.pointerType === 'mouse',
      primary: event.isPrimary,
    })
    if (!gesture) return
    if (gesture.type === 'grab') stage.setPointerCapture(event.pointerId)
    onGesture(gesture)
  }

  stage.addEventListener('pointerdown', feed('down'))
  stage.addEventListener('pointermove', feed('move'))
  stage.addEventListener('pointerup', feed('up'))
  stage.addEventListener('pointercancel', feed('cancel'))
  // A mouse that drags the page must not select text on its way.
  stage.addEventListener('mousedown', (event) => {
    if (!own(event)) event.preventDefault()
  })
  if (self.visualViewport) {
    self.visualViewport.addEventListener('resize', () => stage.classList.toggle('magnified', magnified()))
  }
}
