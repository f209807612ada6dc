import { byId } from './dom.js'
import { createScriptLoader } from './script-data.js'

/**
 * @typedef {import('../lock/lock-screen.js').LockedData} LockedData
 * @typedef {typeof import('../lock/lock-screen.js').unlock} Unlock
 */

/**
 * Has a book for classes opened by its passphrase; what asks for it is loaded for such books alone.
 * @param {LockedData} locked
 * @param {import('./messages.js').Messages} m
 * @param {(words: string) => void} say
 * @returns {Promise<import('./book.js').BookData>} rejects when what asks cannot be loaded
 */
export async function openLocked(locked, m, say) {
  const load = createScriptLoader('tusachLock', (/** @type {Unlock} */ _unlock) => 0)
  return (await load(0, byId('lock', HTMLElement).dataset.script || ''))(locked, m, say)
}
