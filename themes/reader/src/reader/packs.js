/**
 * Opens packs: files that hold the pictures of several pages, one after the other.
 * @typedef {object} Packs
 * @property {(file: string) => Promise<Blob>} open brings a pack, once for all who ask
 * @property {(file: string) => void} drop forgets a pack, so that it is fetched anew
 */

/**
 * Makes the packs of a book. The ones used last are kept: turning to a page of the same pack asks
 * for nothing. One that did not come is not kept.
 * @param {(file: string) => Promise<Blob>} fetchPack
 * @param {number} limit packs kept
 * @returns {Packs}
 */
export function createPacks(fetchPack, limit) {
  /** @type {Map<string, Promise<Blob>>} in order of use */
  const kept = new Map()
  return {
    open(file) {
      const pack = kept.get(file) || fetchPack(file)
      kept.delete(file)
      kept.set(file, pack)
      pack.catch(() => kept.get(file) === pack && kept.delete(file))
      if (kept.size > limit) kept.delete([...kept.keys()][0])
      return pack
    },
    drop: (file) => kept.delete(file),
  }
}

/**
 * Where each page's picture begins in its file: after those of the pages before it in that file.
 * @param {([unknown, unknown, number, string, ...unknown[]] | null)[]} images with the bytes and file of each page
 */
export function startsInPacks(images) {
  let last = ''
  let end = 0
  return images.map((image) => {
    if (!image) return 0
    const [, , bytes, file] = image
    const start = file === last ? end : 0
    last = file
    end = start + bytes
    return start
  })
}
