import { byId } from './dom.js'
import { focusBook, hide } from './focus.js'
import { formatLocator, parseLocator } from './locator.js'
import { createReturn } from './returns.js'

/** @typedef {import('./renderer.js').Spot} Spot */

/**
 * Follows the links of the book that lead to other pages of it, and leads to what was found in it; the
 * browser's way back and a button lead to where the reader was before.
 * @param {import('./reader.js').Reader} reader
 * @param {import('./messages.js').Messages} m
 */
export function followLinks(reader, m) {
  /** @type {ReturnType<typeof createReturn<Spot>>} */
  const back = createReturn()
  const button = byId('return', HTMLButtonElement)
  /** The place to go back to was left for something found. */
  let finding = false

  function offer() {
    const place = back.at(reader.state().page)
    hide(button, !place)
    if (place) button.textContent = m('return', { page: place.from + 1 })
  }

  /**
   * @param {number} page
   * @param {string} id
   */
  function follow(page, id) {
    finding = false
    leave(page)
    // The link goes away with its page.
    focusBook()
    reader.goTo(page, id ? { id } : {})
    offer()
  }

  /** Leaves the current page for another one. @param {number} page */
  function leave(page) {
    const before = reader.state()
    back.leave(before.page, page, reader.spot())
    try {
      history.pushState(null, '', formatLocator({ ...before, page }))
    } catch {
      // Browsers limit how often an address may change; the button leads back all the same.
    }
  }

  /**
   * Leads to a page that was found, with the words marked. From one such page to the next, the place
   * to go back to stays the one before the first.
   * @param {number} page
   * @param {string} query
   */
  function show(page, query) {
    const at = reader.state().page
    const before = finding && back.at(at)
    if (before && before.from !== page) back.leave(before.from, page, before.spot)
    else if (page !== at) leave(page)
    finding = true
    reader.show(page, query)
    offer()
  }

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('.links a, .text a')
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!(link instanceof HTMLAnchorElement) || !plain) return
    const { page } = parseLocator(link.getAttribute('href') || '')
    if (page === null) return
    event.preventDefault()
    follow(Math.min(reader.book.pageCount - 1, page), link.dataset.to || '')
  })
  button.addEventListener('click', () => {
    const place = back.at(reader.state().page)
    focusBook()
    if (place) reader.goTo(place.from, place.spot)
    button.hidden = true
  })
  reader.on('relocate', offer)
  return { show }
}
