import { createPacks } from './packs.js'

/** @typedef {import('./book.js').PageImage} PageImage */

/**
 * What a page shows. A drawing can be painted as sharp as for a zoom, 1 being none, and gives its
 * memory back when it is freed.
 * @typedef {HTMLElement & { sharpen?: (scale: number) => void, free?: () => void }} PagePicture
 *
 * Brings a page's picture, ready to be painted, or rejects.
 * @typedef {(image: PageImage) => Promise<PagePicture>} PageSource
 */

/** Milliseconds before the one retry that is made unasked. */
const RETRY_AFTER = 700
/** Packs in memory: pages in view and ahead, and thumbnails around them; half a megabyte or so each. */
const PACKS = 6

const packs = createPacks(fetchPack, PACKS)

/**
 * Makes the source of all pages: each format has its own.
 * @param {PageSource} drawing that of the format "vector"
 * @returns {PageSource}
 */
export function createPageSource(drawing) {
  /** @type {Record<string, PageSource>} */
  const sources = { webp: picture, png: picture, jpeg: picture, avif: picture, vector: drawing }
  return async (image) => {
    const source = sources[image.format]
    if (!source) throw new Error(image.format)
    return source(image).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER))
      return source(image)
    })
  }
}

/**
 * Whether a picture can be had at all: browsers do not let a script open a pack from a USB stick.
 * @param {PageImage} image
 */
export function isWithinReach({ start, open }) {
  return start === null || !!open || location.protocol !== 'file:'
}

/** @type {PageSource} */
async function picture(image) {
  const img = emptyPicture(image)
  img.className = 'page-image'
  await paint(img, image)
  return img
}

/**
 * A picture of the right shape, yet without its content.
 * @param {{ width: number, height: number }} size
 */
export function emptyPicture({ width, height }) {
  const img = new Image(width, height)
  img.alt = ''
  img.draggable = false
  return img
}

/**
 * Gives a picture its content: a file of its own, a slice of a pack, or what a locked book holds. It is decoded before it is
 * shown, so that a turn never waits for it.
 * @param {HTMLImageElement} img
 * @param {PageImage} image
 */
export async function paint(img, image) {
  const { file, start, bytes, format, open } = image
  if (start === null) {
    // Without the other origin's leave, WebGL may not draw the picture: leaves would not turn.
    if (/^https?:/.test(file)) img.crossOrigin = 'anonymous'
    img.src = file
    return decoded(img)
  }
  if (!isWithinReach(image)) throw new Error(file)
  const pack = await (open || packs.open)(file)
  // Of a thumbnail that fills its file nobody counted the bytes.
  const address = URL.createObjectURL(pack.slice(start, start + bytes || pack.size, `image/${format}`))
  img.src = address
  try {
    await decoded(img)
  } catch (error) {
    packs.drop(file)
    throw error
  } finally {
    // A picture that has come needs its address no more; kept, it would keep the whole pack.
    URL.revokeObjectURL(address)
  }
}

/**
 * Waits until a picture can be painted at once. A picture that has come but may not be decoded
 * ahead, as Safari says of large ones, is good enough.
 * @param {HTMLImageElement} img
 */
export async function decoded(img) {
  try {
    await img.decode()
  } catch (error) {
    if (!img.complete || !img.naturalWidth) throw error
  }
}

/** @param {string} file */
async function fetchPack(file) {
  const answer = await fetch(file)
  if (!answer.ok) throw new Error(`${answer.status} ${file}`)
  return answer.blob()
}
