import { byId } from './dom.js'
import { focusBook } from './focus.js'

/**
 * A modal dialog of reader.html that is closed by its button and by a click beside it. It holds the
 * focus while it is open, and gives it back.
 * @param {string} id
 */
export function createPanel(id) {
  const dialog = byId(id, HTMLDialogElement)
  byId(`${id}-close`, HTMLButtonElement).addEventListener('click', () => dialog.close())
  // A click on the dialog itself, not on something in it, is one beside the panel.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
  return dialog
}

/**
 * Opens a panel. Where nothing has the focus, the book has it when the panel is closed again.
 * @param {HTMLDialogElement} dialog
 */
export function openPanel(dialog) {
  if (document.activeElement === document.body) focusBook()
  dialog.showModal()
}
