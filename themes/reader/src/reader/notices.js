import { byId } from './dom.js'

/** Milliseconds that a message stays in view. */
const SHOWN = 4000

/**
 * Makes the two voices of the reader: `announce` for screen readers alone, `say` for everybody.
 */
export function createNotices() {
  const announcer = byId('announcer', HTMLElement)
  const toast = byId('toast', HTMLElement)
  let timer = 0
  let hushed = false
  return {
    /** @param {string} words */
    announce(words) {
      if (!hushed) announcer.textContent = words
    },
    /**
     * Keeps the announcer still while a voice reads: nobody can follow two.
     * @param {boolean} quiet
     */
    hush(quiet) {
      hushed = quiet
    },
    /** @param {string} words */
    say(words) {
      toast.textContent = words
      clearTimeout(timer)
      timer = setTimeout(() => (toast.textContent = ''), SHOWN)
    },
  }
}
