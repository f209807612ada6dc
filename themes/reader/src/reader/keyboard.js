import { focusBook } from './focus.js'
import { keyCommand, keyWay, shortcut } from './keys.js'

/** Fields that take what is typed. */
const TYPED = 'input:not([type=range]):not([type=radio]):not([type=checkbox])'

/**
 * Listens to the keys that move in the book and to those that are a single character, unless a
 * control or a panel has a use for them. Where the page is zoomed, the arrows move on it.
 * @param {import('./reader.js').Reader} reader
 * @param {import('./zoom-view.js').Zoom} zoom
 * @param {() => boolean} letters single characters are in use
 * @param {Record<string, () => void>} actions by the character
 */
export function listenToKeys(reader, zoom, letters, actions) {
  const { book } = reader
  document.addEventListener('keydown', (event) => {
    const panel = document.querySelector('dialog[open]')
    if (event.key === 'Escape' && reader.state().query && !panel) reader.search('')
    const target = event.target instanceof Element ? event.target : document.documentElement
    const letter = panel || event.defaultPrevented || target.closest(TYPED) ? null : shortcut(event)
    const action = letter && letters() && actions[letter]
    if (action) {
      event.preventDefault()
      if (!event.repeat) action()
      return
    }
    const busy = panel || target.closest(event.key === ' ' ? 'a, button, input' : 'input')
    const command = busy || event.defaultPrevented ? null : keyCommand(event, book.rtl)
    // A text scrolls by its own keys.
    if (reader.state().mode) return void (target === document.body && focusBook())
    const way = !busy && !event.defaultPrevented && zoom.zoomed() ? keyWay(event) : null
    if (!command && !way) return
    event.preventDefault()
    if (way) zoom.pan(way)
    else if (command === 'first') reader.goTo(0)
    else if (command === 'last') reader.goTo(book.pageCount - 1)
    else reader.turn(command === 'next' ? 1 : -1)
  })
}
