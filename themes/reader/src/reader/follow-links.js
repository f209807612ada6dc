import { byId } from './dom.js'
import { formatLocator, parseLocator } from './locator.js'
import { createReturn } from './returns.js'

/** @typedef {import('./renderer.js').Spot} Spot */

/**
 * Follows the links of the book that lead to other pages of it; the browser's way back and a button
 * lead to where they were followed from.
 * @param {import('./reader.js').Reader} reader
 * @param {import('./messages.js').Messages} m
 */
export function followLinks(reader, m) {
  /** @type {ReturnType<typeof createReturn<Spot>>} */
  const back = createReturn()
  const button = byId('return', HTMLButtonElement)

  function offer() {
    const place = back.at(reader.state().page)
    button.hidden = !place
    if (place) button.textContent = m('return', { page: place.from + 1 })
  }

  /**
   * @param {number} page
   * @param {string} id
   */
  function follow(page, id) {
    const before = reader.state()
    back.leave(before.page, page, reader.spot())
    try {
      history.pushState(null, '', formatLocator({ ...before, page }))
    } catch {
      // Browsers limit how often an address may change; the button leads back all the same.
    }
    reader.goTo(page, id ? { id } : {})
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
    const { page, mode } = reader.state()
    const place = back.at(page)
    byId(mode ? 'text' : 'stage', HTMLElement).focus()
    if (place) reader.goTo(place.from, place.spot)
    button.hidden = true
  })
  reader.on('relocate', offer)
}
