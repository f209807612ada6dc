import { byId } from './dom.js'
import { createPanel, openPanel } from './panel.js'

/**
 * Makes the menu of what is needed now and then. Its rows are in reader.html, a line each; the part
 * of the reader that a row belongs to listens to its clicks.
 */
export function createMenu() {
  const dialog = createPanel('menu')
  byId('menu-open', HTMLButtonElement).addEventListener('click', () => {
    openPanel(dialog)
    const first = dialog.querySelector('.row:not([hidden])')
    if (first instanceof HTMLElement) first.focus()
  })
  // Before the row hears of it: the focus is back at the button when another dialog takes it.
  dialog.addEventListener('click', ({ target }) => target instanceof Element && target.closest('.row') && dialog.close(), true)
}
