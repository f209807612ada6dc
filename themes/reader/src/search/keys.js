/**
 * The keyboard: `/` goes to the box, arrows walk through the links of the results from there and
 * back, Esc leads back to the box and then empties it.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} results
 */
export function listenToKeys(input, results) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    const { key, target } = event
    const within = target instanceof Node && results.contains(target)
    if (key === '/' && !isTyping(target)) {
      input.focus()
      input.select()
    } else if (key === 'Escape' && within) {
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

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && target.matches('input, select, textarea, [contenteditable]')
}
