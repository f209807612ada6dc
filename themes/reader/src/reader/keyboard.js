import { keyCommand } from './keys.js'

/**
 * Listens to the keys that move in the book, unless a control or a panel has a use for them.
 * @param {import('./reader.js').Reader} reader
 * @param {() => void} focusText
 */
export function listenToKeys(reader, focusText) {
  const { book } = reader
  document.addEventListener('keydown', (event) => {
    const panel = document.querySelector('dialog[open]')
    if (event.key === 'Escape' && reader.state().query && !panel) reader.search('')
    const target = event.target instanceof Element ? event.target : document.documentElement
    const busy = panel || target.closest(event.key === ' ' ? 'a, button, input' : 'input')
    const command = busy || event.defaultPrevented ? null : keyCommand(event, book.rtl)
    // A text scrolls by its own keys.
    if (reader.state().mode) return void (target === document.body && focusText())
    if (!command) return
    event.preventDefault()
    if (command === 'first') reader.goTo(0)
    else if (command === 'last') reader.goTo(book.pageCount - 1)
    else reader.turn(command === 'next' ? 1 : -1)
  })
}
