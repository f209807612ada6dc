import { byId } from './dom.js'
import { fillScreen } from './full-screen.js'
import { createScriptLoader } from './script-data.js'

/**
 * @typedef {import('../class/class-mode.js').ClassParts} ClassParts
 * @typedef {typeof import('../class/class-mode.js').createClassMode} CreateClassMode
 */

/**
 * Makes the way in and out of the class mode, which is loaded when a class begins.
 * @param {ClassParts} parts
 * @param {(words: string) => void} say
 */
export function createClassDoor(parts, say) {
  const load = createScriptLoader('tusachClass', (/** @type {CreateClassMode} */ _create) => 0)
  const script = byId('class', HTMLElement).dataset.script || ''
  /** @type {ReturnType<CreateClassMode> | null} */
  let mode = null

  async function toggle() {
    if (mode && mode.on()) return mode.leave()
    // Asked for while the browser still knows of the press; the mode does without.
    void fillScreen(true)
    try {
      mode = mode || (await load(0, script))(parts)
      mode.enter()
    } catch {
      say(parts.m('class_failed'))
    }
  }

  for (const id of ['class-open', 'class-start']) byId(id, HTMLButtonElement).addEventListener('click', () => void toggle())
  return { toggle: () => void toggle() }
}
