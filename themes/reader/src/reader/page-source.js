/** @typedef {import('./book.js').PageImage} PageImage */

/**
 * Brings a page's picture, ready to be painted, or rejects.
 * @typedef {(image: PageImage) => Promise<HTMLElement>} PageSource
 */

/** Milliseconds before the one retry that is made unasked. */
const RETRY_AFTER = 700

/**
 * The page source of each format. Another format (packs, vector pages) is another entry here.
 * @type {Record<string, PageSource>}
 */
const SOURCES = { webp: pictureFile, png: pictureFile, jpeg: pictureFile, avif: pictureFile }

/**
 * Loads a page's picture with the source for its format.
 * @type {PageSource}
 */
export async function loadPage(image) {
  const source = SOURCES[image.format]
  if (!source) throw new Error(image.format)
  return source(image).catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER))
    return source(image)
  })
}

/**
 * One image file a page. It is decoded before it is shown, so that a turn never waits for it.
 * @type {PageSource}
 */
async function pictureFile({ file, width, height }) {
  const img = new Image(width, height)
  img.className = 'page-image'
  img.alt = ''
  img.draggable = false
  img.src = file
  await decoded(img)
  return img
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
