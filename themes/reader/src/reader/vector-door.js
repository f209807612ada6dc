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
 * @param {() => Promise<import('../settings/panel.js').Look>} openLook
 */
export function createVectorDoor(data, openLook) {
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

  async function begun() {
    // Pages that cannot be given other colours are still there to read.
    const [create, look] = await Promise.all([load(0, script), openLook().catch(() => null)])
    const source = create({ data, loadPicture, dress: look ? look.dress : undefined })
    if (look) look.onPages(source.repaint)
    byId('colours', HTMLElement).hidden = !look
    return source
  }

  function opened() {
    source = source || begun()
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
