/** The searches of this device; they never leave it. */

const KEPT = 8

/**
 * @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} Store
 */

const KEY = 'tusach:search'

/**
 * The searches that were made last, newest first. Where the browser keeps nothing, none are there.
 * @param {() => Store} store is called each time: a browser may forbid it
 */
export function createRecent(store) {
  /** @returns {string[]} */
  function all() {
    try {
      const kept = JSON.parse(store().getItem(KEY) || '[]')
      return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string' && each).slice(0, KEPT) : []
    } catch {
      return []
    }
  }

  return {
    all,

    /** @param {string} query */
    add(query) {
      const others = all().filter((each) => each.toLowerCase() !== query.toLowerCase())
      try {
        store().setItem(KEY, JSON.stringify([query, ...others].slice(0, KEPT)))
      } catch {
        // Storage is off or full: nothing is remembered.
      }
    },

    clear() {
      try {
        store().removeItem(KEY)
      } catch {
        // There is nothing to forget.
      }
    },
  }
}
