import { keyCommand, keyWay } from './keys.js'

/**
 * Listens to the keys that move in the book, unless a control or a panel has a use for them. Where
 * the page is zoomed, the arrows move on it.
 * @param {import('./reader.js').Reader} reader
 * @param {import('./zoom-view.js').Zoom} zoom
 * @param {() => void} focusText
 */
export function listenToKeys(reader, zoom, focusText) {
  const { book } = reader
  document.addEventListener('keydown', (event) => {
    const panel = document.querySelector('dialog[open]')
    if (event.key === 'Escape' && reader.state().query && !panel) reader.search('')
    const target = event.target instanceof Element ? event.target : document.documentElement
    const busy = panel || target.closest(event.key === ' ' ? 'a, button, input' : 'input')
    const command = busy || event.defaultPrevented ? null : keyCommand(event, book.rtl)
    // A text scrolls by its own keys.
    if (reader.state().mode) return void (target === document.body && focusText())
    const way = !busy && !event.defaultPrevented && zoom.zoomed() ? keyWay(event) : null
    if (!command && !way) return
    event.preventDefault()
    if (way) zoom.pan(way)
    else if (command === 'zoom-in' || command === 'zoom-out' || command === 'zoom-whole') zoom[command]()
    else if (command === 'first') reader.goTo(0)
    else if (command === 'last') reader.goTo(book.pageCount - 1)
    else reader.turn(command === 'next' ? 1 : -1)
  })
}
