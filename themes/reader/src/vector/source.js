import { bytesOf, unpack } from '../packed.js'
import { createScriptLoader } from '../reader/script-data.js'
import { damaged } from './column.js'
import { decodeChunk, decodeGlyphs, decodePage } from './decode.js'
import { createKept } from './kept.js'
import { paint } from './paint.js'
import { decodeWords } from './words.js'

/**
 * @typedef {import('../reader/book.js').PageImage} PageImage
 * @typedef {import('../reader/book.js').VectorData} VectorData
 * @typedef {import('../reader/page-source.js').PagePicture} PagePicture
 * @typedef {import('./decode.js').Chunk} Chunk
 * @typedef {import('./decode.js').Glyph} Glyph
 */

/** Glyphs in each file of them; files of pages, pages, and pictures in memory. */
const GLYPHS_A_FILE = 256
const CHUNKS = 6
const PAGES = 4
const PICTURES = 16
/** Canvases that are kept to be painted again. */
const SPARE = 2
/** No canvas has more pixels: 32 MB, and sharp enough for a page twice as large as a phone. */
const MOST_PIXELS = 8e6

/**
 * Makes the source of drawings: a page is a canvas, painted as fine as it is shown, and says its words.
 * @param {object} parts
 * @param {VectorData} parts.data
 * @param {(number: number) => Promise<CanvasImageSource>} parts.loadPicture brings one of the book's pictures
 * @param {import('../settings/tint.js').Dress} [parts.dress] without, pages are as they were printed
 */
export function createVectorSource({ data, loadPicture, dress = (marks) => ({ marks, paper: [255, 255, 255] }) }) {
  const load = createScriptLoader('tusachVector', (/** @type {[number, string]} */ [number]) => number)
  /** @type {ReturnType<typeof createKept<Chunk>>} */
  const chunks = createKept(CHUNKS)
  /** @type {ReturnType<typeof createKept<{ page: import('./decode.js').ChunkPage, known: Glyph[], marks: import('./decode.js').Mark[] }>>} */
  const pages = createKept(PAGES)
  /** @type {ReturnType<typeof createKept<Glyph[]>>} */
  const glyphs = createKept(data.glyphs.length)
  /** @type {ReturnType<typeof createKept<CanvasImageSource>>} */
  const pictures = createKept(PICTURES)
  /** @type {HTMLCanvasElement[]} */
  const spare = []
  /** How canvases in use are painted: as fine as they are shown, and anew. @type {Map<Element, (() => void)[]>} */
  const painters = new Map()
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const painter = painters.get(target)
      if (painter) painter[0]()
    }
  })

  /** Paints all pages anew. */
  function repaint() {
    for (const [, again] of painters.values()) again()
  }

  /**
   * @param {number} number
   * @param {string} file
   */
  const bytes = async (number, file) => unpack(bytesOf((await load(number, file))[1]))

  /** @param {number} part */
  function sharedGlyphs(part) {
    if (part >= data.glyphs.length) throw damaged()
    return glyphs(part, async () => decodeGlyphs(await bytes(-1 - part, data.glyphs[part])))
  }

  /** The glyphs that the pages of a chunk count. @param {Chunk} chunk */
  async function glyphsOf({ shared, own }) {
    const parts = new Set(shared.flatMap((number) => (number < 0 ? [] : Math.floor(number / GLYPHS_A_FILE))))
    /** @type {Glyph[][]} */
    const held = []
    await Promise.all([...parts].map(async (part) => (held[part] = await sharedGlyphs(part))))
    let next = 0
    return shared.map((number) => {
      const found = number < 0 ? own[next++] : held[Math.floor(number / GLYPHS_A_FILE)][number % GLYPHS_A_FILE]
      if (!found) throw damaged()
      return found
    })
  }

  /** @param {PageImage} image */
  async function read({ file, nth = 0, first = 0 }) {
    const chunk = await chunks(file, async () => decodeChunk(await bytes(first, file)))
    const page = chunk.pages[nth]
    if (!page) throw damaged()
    const known = await glyphsOf(chunk)
    return { page, known, marks: decodePage(page.record, known, page.pictures.length) }
  }

  /** A page is read for its picture and its words at once. @param {PageImage} image */
  const opened = (image) => pages(`${image.file} ${image.nth}`, () => read(image))

  /**
   * @param {PageImage} image
   * @returns {Promise<PagePicture>}
   */
  async function drawing(image) {
    const { page, known, marks } = await opened(image)
    const shown = await Promise.all(page.pictures.map((number) => pictures(number, () => loadPicture(number))))
    return createCanvas(image, (context) => paint(context, dress(marks), known, shown))
  }

  /**
   * The lines of a page, as a text shard has them.
   * @param {PageImage} image
   */
  async function words(image) {
    const { page, known, marks } = await opened(image)
    return decodeWords(page.words, marks, known)
  }

  return { drawing, words, repaint }

  /**
   * @param {{ width: number, height: number }} shape
   * @param {(context: CanvasRenderingContext2D) => void} draw
   * @returns {PagePicture}
   */
  function createCanvas(shape, draw) {
    const canvas = spare.pop() || document.createElement('canvas')
    // Type is laid pixel by pixel, which is done in the memory of the processor.
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
    if (!context) throw new Error('no canvas')
    const again = () => draw(context)
    let scale = 1
    let painted = 0

    /** Paints as fine as the page is shown, or would be alone, while it lies nowhere yet. */
    function sharpen() {
      if (!canvas.clientWidth && painted) return
      const most = Math.sqrt((MOST_PIXELS * shape.width) / shape.height)
      const across = canvas.clientWidth || Math.min(innerWidth, (innerHeight * shape.width) / shape.height)
      const width = Math.round(Math.min(most, across * (devicePixelRatio || 1) * scale))
      if (painted === width) return
      painted = width
      const height = Math.max(1, Math.round((width * shape.height) / shape.width))
      // A canvas that is given its size gives back its memory, and takes as long to get new one as a page of type.
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
      again()
    }

    canvas.className = 'page-image'
    painters.set(canvas, [sharpen, again])
    observer.observe(canvas)
    return Object.assign(canvas, {
      /** @param {number} next */
      sharpen(next) {
        scale = next
        sharpen()
      },
      free() {
        observer.unobserve(canvas)
        painters.delete(canvas)
        if (scale === 1 && spare.length < SPARE) spare.push(canvas)
        // Some browsers keep the pixels of a canvas until it is collected.
        else canvas.width = canvas.height = 0
      },
    })
  }
}
