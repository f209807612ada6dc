import { createPacks } from '../reader/packs.js'
import { CHUNK, TamperedError, chunkName, fromBase64, openChunk } from './cipher.js'

/**
 * @typedef {import('../reader/book.js').BookData} BookData
 * @typedef {import('./cipher.js').BookKey} BookKey
 *
 * What a locked book says first: the data of an open one, and where each file begins after that.
 * @typedef {{ book: BookData, files: Record<string, [number, number]> }} Head
 */

/** Chunks in memory, a quarter of a megabyte each: pages in view and ahead, their text, thumbnails. */
const KEPT = 8
const LENGTH = 4

/**
 * Opens a book with its key; the data it resolves with can open the book's files. Chunks are fetched
 * when something in them is wanted, opened in memory, and stored nowhere.
 * @param {object} parts
 * @param {string} parts.id
 * @param {BookKey} parts.key
 * @param {(file: string) => Promise<string>} parts.load brings a file of the book's folder: base64
 * @param {() => void} parts.onTampered told of a file that is not as it was locked
 * @returns {Promise<BookData>}
 */
export async function openBook({ id, key, load, onTampered }) {
  const chunks = createPacks(async (number) => {
    const text = await load(`sealed/${await chunkName(key, Number(number))}.js`)
    return new Blob([await openChunk(key, id, Number(number), decoded(text))])
  }, KEPT)

  /**
   * @param {number} start in the stream
   * @param {number} count of bytes
   */
  async function read(start, count) {
    const parts = []
    for (let at = start; at < start + count; ) {
      const number = Math.floor(at / CHUNK)
      const stop = Math.min(start + count, (number + 1) * CHUNK)
      const chunk = await chunks.open(String(number))
      parts.push(chunk.slice(at - number * CHUNK, stop - number * CHUNK))
      at = stop
    }
    return new Blob(parts)
  }

  const length = new DataView(await new Response(await read(0, LENGTH)).arrayBuffer()).getUint32(0)
  const { book, files } = /** @type {Head} */ (await new Response(await read(LENGTH, length)).json())

  return {
    ...book,
    async open(file) {
      const place = Object.prototype.hasOwnProperty.call(files, file) && files[file]
      if (!place) throw new Error(file)
      try {
        return await read(LENGTH + length + place[0], place[1])
      } catch (error) {
        if (error instanceof TamperedError) onTampered()
        throw error
      }
    },
  }
}

/** @param {string} text */
function decoded(text) {
  try {
    return fromBase64(text)
  } catch {
    throw new TamperedError(text.slice(0, 20))
  }
}
