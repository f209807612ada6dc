import { byId } from './dom.js'
import { createScriptLoader } from './script-data.js'

/**
 * @typedef {import('../settings/panel.js').Look} Look
 * @typedef {typeof import('../settings/panel.js').createSettingsPanel} CreateSettingsPanel
 */

/**
 * Makes the way to how a book is to look, which is loaded when it is first wanted.
 * @param {Pick<Storage, 'getItem' | 'setItem'>} storage
 * @returns {() => Promise<Look>} rejects when it cannot be loaded
 */
export function createLookDoor(storage) {
  const load = createScriptLoader('tusachSettings', (/** @type {CreateSettingsPanel} */ _create) => 0)
  const script = byId('settings', HTMLDialogElement).dataset.script || ''
  /** @type {Look | null} */
  let look = null
  return async () => {
    const create = await load(0, script)
    look = look || create(storage)
    return look
  }
}
