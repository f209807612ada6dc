/** @typedef {import('./text-source.js').Shard} Shard */

/**
 * Makes a loader of text shards. They are script files, which open from a USB stick where fetch
 * may not; each calls `tusachText(shard)` as it runs, just before its load event.
 * @returns {(range: { from: number, file: string }) => Promise<Shard>}
 */
export function createShardLoader() {
  /** @type {Map<number, Shard>} */
  const arrived = new Map()
  Object.assign(self, { tusachText: (/** @type {Shard} */ shard) => arrived.set(shard.from, shard) })

  return ({ from, file }) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = file
      script.onload = script.onerror = () => {
        script.remove()
        const shard = arrived.get(from)
        arrived.delete(from)
        if (shard) resolve(shard)
        else reject(new Error(file))
      }
      document.head.append(script)
    })
}
