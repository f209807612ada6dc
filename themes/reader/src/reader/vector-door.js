import { byId } from './dom.js'
import { emptyPicture, paint } from './page-source.js'
import { startsInPacks } from './packs.js'
import { createScriptLoader } from './script-data.js'

/**
 * @typedef {import('./page-source.js').PageSource} PageSource
 * @typedef {typeof import('../vector/source.js').createVectorSource} CreateVectorSource
 */

/**
 * Makes the source of drawings and of their words; what it takes to paint them is loaded with the first one.
 * @param {import('./book.js').VectorData} data
 */
export function createVectorDoor(data) {
  const load = createScriptLoader('tusachVectorPages', (/** @type {CreateVectorSource} */ _create) => 0)
  const script = byId('stage', HTMLElement).dataset.vector || ''
  const starts = startsInPacks(data.pictures)
  /** @type {Promise<ReturnType<CreateVectorSource>> | null} */
  let source = null

  /** @param {number} number */
  async function loadPicture(number) {
    const [width, height, bytes, file] = data.pictures[number]
    const start = file.endsWith('.bin') ? starts[number] : null
    const img = emptyPicture({ width, height })
    await paint(img, { format: 'webp', width, height, bytes, file, start, open: null })
    return img
  }

  function opened() {
    source = source || load(0, script).then((create) => create({ data, loadPicture }))
    const mine = source
    mine.catch(() => source === mine && (source = null))
    return mine
  }

  return {
    /** @type {PageSource} */
    drawing: async (image) => (await opened()).drawing(image),
    /**
     * The lines of a page; none where it is no drawing.
     * @param {import('./book.js').PageImage | null} image
     */
    words: async (image) => (image && image.format === 'vector' ? (await opened()).words(image) : []),
  }
}
