/**
 * Makes a loader of data files of one kind. They are script files, which open from a USB stick where
 * fetch may not; each calls the global function `name` as it runs, just before its load event.
 * @template T
 * @param {string} name
 * @param {(data: T) => number} keyOf what tells the files of a kind apart
 * @param {import('./book.js').Opener | null} [open] opens the files of a locked book, which are not run
 * @returns {(key: number, file: string) => Promise<T>}
 */
export function createScriptLoader(name, keyOf, open) {
  /** @type {Map<number, T>} */
  const arrived = new Map()
  Object.assign(self, { [name]: (/** @type {T} */ data) => arrived.set(keyOf(data), data) })

  if (open) {
    return async (_, file) => {
      const script = await new Response(await open(file)).text()
      return JSON.parse(script.slice(script.indexOf('(') + 1, script.lastIndexOf(')')))
    }
  }
  return (key, file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = file
      script.onload = script.onerror = () => {
        script.remove()
        const data = arrived.get(key)
        arrived.delete(key)
        if (data) resolve(data)
        else reject(new Error(file))
      }
      document.head.append(script)
    })
}
