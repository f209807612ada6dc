/** @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} Store */

/**
 * The part of the browser's storage that belongs to this site: sites of one host share a storage,
 * so every key ends with the path of the site's root.
 * @param {string} path
 * @param {() => Storage} storage asked each time: a browser may forbid it, and then this throws
 */
export function createSiteStorage(path, storage) {
  const end = `@${path}`
  return {
    getItem: (/** @type {string} */ key) => storage().getItem(key + end),
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => storage().setItem(key + end, value),
    removeItem: (/** @type {string} */ key) => storage().removeItem(key + end),
    /** Forgets all that this site has kept. */
    clear() {
      const kept = storage()
      for (const key of Object.keys(kept)) if (key.startsWith('tusach:') && key.endsWith(end)) kept.removeItem(key)
    },
  }
}
