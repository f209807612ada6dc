import { keyCommand, shortcut } from './keys.js'

/** Fields that take what is typed. */
const TYPED = 'input:not([type=range]):not([type=radio]):not([type=checkbox])'

/**
 * Listens to the keys that move in the book and to those that are a single character, unless a
 * control or a panel has a use for them.
 * @param {import('./reader.js').Reader} reader
 * @param {() => void} focusText
 * @param {() => boolean} letters single characters are in use
 * @param {Record<string, () => void>} actions by the character
 */
export function listenToKeys(reader, focusText, letters, actions) {
  const { book } = reader
  document.addEventListener('keydown', (event) => {
    const panel = document.querySelector('dialog[open]')
    if (event.key === 'Escape' && reader.state().query && !panel) reader.search('')
    const target = event.target instanceof Element ? event.target : document.documentElement
    /** Whether the focus is on such a control; one of a panel just closed has it for a moment more. @param {string} selector */
    const on = (selector) => {
      const control = target.closest(selector)
      return !!control && control.getClientRects().length > 0
    }
    const letter = panel || event.defaultPrevented || on(TYPED) ? null : shortcut(event)
    const action = letter && letters() && actions[letter]
    if (action) {
      event.preventDefault()
      if (!event.repeat) action()
      return
    }
    const busy = panel || on(event.key === ' ' ? 'a, button, input' : 'input')
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
