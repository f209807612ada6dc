import { byId } from './dom.js'
import { createScriptLoader } from './script-data.js'

/** @typedef {typeof import('../preview/preview.js').createPreview} CreatePreview */

/**
 * Makes what a reader meets behind the last page of a preview; without it the book ends there.
 * @param {import('./reader.js').Reader} reader
 * @param {boolean} beyond whether a page was asked for that is not here
 */
export async function openPreview(reader, beyond) {
  const load = createScriptLoader('tusachPreview', (/** @type {CreatePreview} */ _create) => 0)
  try {
    ;(await load(0, byId('preview', HTMLElement).dataset.script || ''))(reader, beyond)
  } catch {
    // The page says below the title that it is a preview.
  }
}
