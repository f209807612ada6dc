/**
 * The keyboard: arrows walk from the box through the links of the results and back, Esc leads back
 * to the box and then empties it. No single letter or sign does anything (WCAG 2.2, 2.1.4).
 * @param {HTMLInputElement} input
 * @param {HTMLElement} results
 */
export function listenToKeys(input, results) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    const { key, target } = event
    const within = target instanceof Node && results.contains(target)
    if (key === 'Escape' && within) {
      input.focus()
    } else if (key === 'Escape' && target === input && input.value) {
      input.value = ''
      input.dispatchEvent(new Event('input', { bubbles: true }))
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && !event.shiftKey && (within || target === input)) {
      const stops = [input, .../** @type {NodeListOf<HTMLElement>} */ (results.querySelectorAll('a, button'))]
      const next = stops[stops.indexOf(/** @type {HTMLElement} */ (target)) + (key === 'ArrowDown' ? 1 : -1)]
      if (!next) return
      next.focus()
    } else {
      return
    }
    event.preventDefault()
  })
}
