import { byId } from './dom.js'
import { createScriptLoader } from './script-data.js'

/**
 * @typedef {import('../text/text-mode.js').TextModeParts} TextModeParts
 * @typedef {typeof import('../text/text-mode.js').createTextMode} CreateTextMode
 */

/**
 * Makes the way into the text mode, which is loaded when it is first wanted.
 * @param {Omit<TextModeParts, 'look'>} parts
 * @param {() => Promise<import('../settings/panel.js').Look>} openLook
 */
export function createTextDoor(parts, openLook) {
  const view = byId('text', HTMLElement)
  const settings = byId('settings-open', HTMLButtonElement)
  const load = createScriptLoader('tusachTextMode', (/** @type {CreateTextMode} */ _create) => 0)
  const script = view.dataset.script || ''
  /** @type {ReturnType<CreateTextMode> | null} */
  let mode = null

  return {
    /** @returns {Promise<import('./reader.js').Way>} rejects when it cannot be loaded */
    async open() {
      const [create, look] = await Promise.all([load(0, script), openLook()])
      mode = mode || create({ ...parts, look })
      return mode.reading
    },
    /** @param {boolean} shown */
    show(shown) {
      document.documentElement.classList.toggle('text-mode', shown)
      view.hidden = settings.hidden = !shown
    },
    /** @param {string} query */
    search(query) {
      if (mode) mode.search(query)
    },
  }
}
