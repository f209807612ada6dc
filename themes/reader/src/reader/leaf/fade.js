/** Milliseconds of a cross-fade. */
const FADE = 160

/**
 * Lets a spread that was left vanish above what is shown now.
 * @param {HTMLElement} plane
 * @param {HTMLElement} spread
 * @param {() => boolean} isBack whether it is shown again by then
 */
export function fadeOut(plane, spread, isBack) {
  spread.style.visibility = ''
  spread.classList.add('leaving')
  plane.append(spread)
  setTimeout(() => {
    spread.classList.remove('leaving')
    spread.style.visibility = isBack() ? '' : 'hidden'
  }, FADE)
}
