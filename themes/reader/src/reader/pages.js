import { createPageView } from './page-view.js'
import { findHits } from './highlights.js'
import { NO_TEXT } from './page-text.js'

/** Milliseconds that a page in view waits for its picture before its thumbnail is asked for. */
const PATIENCE = 150

/**
 * @typedef {import('./page-view.js').PageView} PageView
 * @typedef {import('./page-text.js').PageText} PageText
 *
 * The pages of a book that are in memory: those near the reader.
 * @typedef {object} Pages
 * @property {(index: number) => HTMLElement} view
 * @property {(index: number) => CanvasImageSource | null} picture what a page shows, once it is there
 * @property {(place: import('./renderer.js').Relocation) => Promise<void>} show loads what is near, frees
 *   the rest; settles when the pictures have come or failed
 * @property {(scale: number) => void} sharpen paints what is visible as sharp as this zoom shows it
 * @property {(query: string) => void} search marks the query on the visible pages
 * @property {(marked: Set<number>) => void} setRibbons
 * @property {(page: number, boxes: import('./layout.js').Box[]) => void} speak marks what is being said
 */

/**
 * Makes the pages of a book.
 * @param {object} parts
 * @param {import('./book.js').Book} parts.book
 * @param {import('./messages.js').Messages} parts.m
 * @param {import('./page-source.js').PageSource} parts.loadPage
 * @param {import('./text-source.js').TextSource} parts.text
 * @param {HTMLImageElement | null} parts.first the picture of the first page, from the HTML
 * @param {boolean} parts.slow the connection is: pages begin with their thumbnails
 * @param {(hits: number | null) => void} parts.onHits told how many places match on the visible
 *   pages, null while their text is under way
 * @returns {Pages}
 */
export function createPages({ book, m, loadPage, text, first, slow, onHits }) {
  /** @type {Map<number, PageView>} */
  const views = new Map()
  /** @type {Map<number, PageText>} */
  const texts = new Map()
  /** @type {number[]} */
  let visible = []
  let query = ''
  let spoken = { page: -1, boxes: /** @type {import('./layout.js').Box[]} */ ([]) }
  let turn = 0
  let scale = 1

  /** @param {number} index */
  function view(index) {
    let found = views.get(index)
    if (!found) {
      const picture = index === 0 ? first : null
      first = index === 0 ? null : first
      found = createPageView({ index, book, m, loadPage, picture })
      views.set(index, found)
    }
    return found
  }

  function mark() {
    let count = 0
    for (const index of visible) {
      const page = texts.get(index)
      const hits = query && page ? findHits(query, page) : []
      count += hits.length
      view(index).setMarks('hits', hits.flat())
    }
    if (query) onHits(visible.every((index) => texts.has(index)) ? count : null)
  }

  function light() {
    for (const index of visible) view(index).setMarks('spoken', index === spoken.page ? spoken.boxes : [])
  }

  function sharpen() {
    for (const [index, each] of views) each.sharpen(visible.includes(index) ? scale : 1)
  }

  /** @param {number} index */
  async function read(index) {
    // Without its text the page can still be seen; it is asked for again at the next visit.
    const page = await text.page(index).catch(() => NO_TEXT)
    const links = await text.links(index).catch(() => [])
    if (!visible.includes(index) || texts.has(index)) return
    texts.set(index, page)
    view(index).setText(page)
    view(index).setLinks(links, page)
    mark()
  }

  /** @param {number[]} keep */
  function free(keep) {
    for (const [index, each] of views) {
      if (!visible.includes(index)) {
        each.unhurry()
        each.setText(null)
        each.setLinks([], NO_TEXT)
        each.setMarks('hits', [])
        each.setMarks('spoken', [])
        texts.delete(index)
      }
      if (!keep.includes(index)) {
        each.unload()
        each.element.remove()
        views.delete(index)
      }
    }
  }

  self.addEventListener('online', () => {
    for (const each of views.values()) if (each.failed()) void each.load()
  })

  return {
    view: (index) => view(index).element,
    picture(index) {
      const found = views.get(index)
      return found ? found.picture() : null
    },
    async show(place) {
      const mine = ++turn
      visible = place.visible
      free(place.held)
      // Whoever opens the book in its middle need not wait for the cover.
      if (first) first.removeAttribute('src')
      first = null
      mark()
      light()
      sharpen()
      // Setting a page's text takes time that a turn under way has not.
      void place.settled.then(() => visible.forEach((index) => void read(index)))
      const loading = visible.map((index) => view(index).load())
      for (const index of visible) view(index).hurry(slow ? 0 : PATIENCE)
      await Promise.all(loading)
      for (const index of place.next) {
        if (mine !== turn) return
        await view(index).load()
      }
    },
    sharpen(next) {
      scale = next
      sharpen()
    },
    search(words) {
      query = words
      mark()
    },
    setRibbons(marked) {
      for (const [index, each] of views) each.setRibbon(marked.has(index))
    },
    speak(page, boxes) {
      spoken = { page, boxes }
      light()
    },
  }
}
