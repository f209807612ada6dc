/**
 * Data comes as script files, which open from a USB stick where fetch may not: each calls one of
 * the global functions below, and its load event follows in the same task.
 */

/** Without an answer for so long, a file counts as failed: a stalled link must not hang a search. */
const PATIENCE_MS = 20000
/** Files kept in memory; older ones come again from the browser's cache. */
const KEPT = 200

/**
 * Makes a loader of data files. A file is loaded once; one that failed, or that brought nothing,
 * is tried again when it is asked for again.
 * @returns {(url: string) => Promise<unknown>}
 */
export function createLoader() {
  /** @type {Map<string, Promise<unknown>>} */
  const files = new Map()
  /** @type {unknown} */
  let arrived
  /** @param {unknown} value */
  const take = (value) => (arrived = value)
  Object.assign(self, { tusachSearch: take, tusachText: take })

  /** @param {string} url */
  function load(url) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script')
      const timer = setTimeout(() => reject(new Error(url)), PATIENCE_MS)
      script.onload = script.onerror = () => {
        clearTimeout(timer)
        script.remove()
        // A late file, too, takes its value away: the next one to fail must not pass it off as its own.
        const value = arrived
        arrived = undefined
        if (value) resolve(value)
        else reject(new Error(url))
      }
      script.src = url
      document.head.append(script)
    })
  }

  return (url) => {
    const file = files.get(url) || load(url)
    files.delete(url)
    files.set(url, file)
    if (files.size > KEPT) files.delete([...files.keys()][0])
    file.catch(() => files.delete(url))
    return file
  }
}
