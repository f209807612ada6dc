import { byId } from './dom.js'
import { createPanel, openPanel } from './panel.js'

const KEY = 'tusach:letters'

/**
 * Makes the dialog that lists the keys, where those that are a single letter can be put out of use:
 * speech input, and a hand that trembles, press them unawares (WCAG 2.2, 2.1.4).
 * @param {() => Pick<Storage, 'getItem' | 'setItem'>} storage reading it may throw
 */
export function createKeysPanel(storage) {
  const dialog = createPanel('keys')
  const letters = byId('letters', HTMLInputElement)
  const open = () => openPanel(dialog)
  try {
    letters.checked = storage().getItem(KEY) !== 'off'
  } catch {
    // Denied: they are in use.
  }
  letters.addEventListener('change', () => {
    try {
      storage().setItem(KEY, letters.checked ? 'on' : 'off')
    } catch {
      // Denied or full: the choice holds until the page is left.
    }
  })
  byId('keys-open', HTMLButtonElement).addEventListener('click', open)
  return { open, letters: () => letters.checked }
}
