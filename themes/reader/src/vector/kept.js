/**
 * Keeps what was brought last, each brought once for all who ask; what did not come is not kept.
 * @template T
 * @param {number} limit
 * @returns {(key: string | number, bring: () => Promise<T>) => Promise<T>}
 */
export function createKept(limit) {
  /** @type {Map<string | number, Promise<T>>} in order of use */
  const kept = new Map()
  return (key, bring) => {
    const found = kept.get(key) || bring()
    kept.delete(key)
    kept.set(key, found)
    found.catch(() => kept.get(key) === found && kept.delete(key))
    if (kept.size > limit) kept.delete([...kept.keys()][0])
    return found
  }
}
