import { byId } from './dom.js'
import { emptyPicture, paint } from './page-source.js'
import { startsInPacks } from './packs.js'
import { createScriptLoader } from './script-data.js'

/**
 * @typedef {import('./page-source.js').PageSource} PageSource
 * @typedef {typeof import('../vector/source.js').createVectorSource} CreateVectorSource
 */

/**
 * Makes the page source of drawings; what it takes to paint them is loaded with the first one.
 * @param {import('./book.js').VectorData} data
 * @returns {PageSource}
 */
export function createVectorDoor(data) {
  const load = createScriptLoader('tusachVectorPages', (/** @type {CreateVectorSource} */ _create) => 0)
  const script = byId('stage', HTMLElement).dataset.vector || ''
  const starts = startsInPacks(data.pictures)
  /** @type {Promise<PageSource> | null} */
  let source = null

  /** @param {number} number */
  async function loadPicture(number) {
    const [width, height, bytes, file] = data.pictures[number]
    const start = file.endsWith('.bin') ? starts[number] : null
    const img = emptyPicture({ width, height })
    await paint(img, { format: 'webp', width, height, bytes, file, start, open: null })
    return img
  }

  return async (image) => {
    source = source || load(0, script).then((create) => create({ data, loadPicture }))
    const mine = source
    mine.catch(() => source === mine && (source = null))
    return (await mine)(image)
  }
}
