/**
 * Makes a loader of data files of one kind. They are script files, which open from a USB stick where
 * fetch may not; each calls the global function `name` as it runs, just before its load event.
 * @template T
 * @param {string} name
 * @param {(data: T) => number} keyOf what tells the files of a kind apart
 * @returns {(key: number, file: string) => Promise<T>}
 */
export function createScriptLoader(name, keyOf) {
  /** @type {Map<number, T>} */
  const arrived = new Map()
  Object.assign(self, { [name]: (/** @type {T} */ data) => arrived.set(keyOf(data), data) })

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
