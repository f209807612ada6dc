/**
 * The room for pages on the stage: all but its padding, which the bars take.
 * @param {HTMLElement} stage
 * @returns {import('./layout.js').Box}
 */
export function roomOf(stage) {
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = getComputedStyle(stage)
  const [top, right, bottom, left] = [paddingTop, paddingRight, paddingBottom, paddingLeft].map(parseFloat)
  const { clientWidth, clientHeight } = stage
  return { x: left, y: top, width: clientWidth - left - right, height: clientHeight - top - bottom }
}
