import { byId } from './dom.js'

/** Gives the focus to the book, whichever way it is read. */
export function focusBook() {
  const text = byId('text', HTMLElement)
  const book = text.hidden ? byId('stage', HTMLElement) : text
  book.focus({ preventScroll: true })
}

/**
 * Hides an element; the focus that it held goes to the book.
 * @param {HTMLElement} element
 * @param {boolean} hidden
 */
export function hide(element, hidden) {
  const held = element.contains(document.activeElement)
  element.hidden = hidden
  if (hidden && held) focusBook()
}
