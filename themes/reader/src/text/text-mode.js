import { byId } from '../reader/dom.js'
import { createScriptLoader } from '../reader/script-data.js'
import { createTextContent } from './text-content.js'
import { markText } from './text-marks.js'
import { createTextRenderer } from './text-renderer.js'

/**
 * @typedef {typeof import('../reader/highlights.js').findPlaces} FindPlaces
 *
 * What the reader lends to the text mode.
 * @typedef {object} TextModeParts
 * @property {import('../reader/book.js').Book} book
 * @property {import('../reader/messages.js').Messages} m
 * @property {import('../reader/text-source.js').TextSource} text
 * @property {import('../settings/panel.js').Look} look
 * @property {FindPlaces} findPlaces
 * @property {(words: string) => void} announce
 * @property {() => void} onTap
 * @property {(count: number) => void} onHits told how many places of the section match
 */

/**
 * Makes the text mode with its settings and the marks of a query.
 * @param {TextModeParts} parts
 */
export function createTextMode({ book, m, text, look, findPlaces, announce, onTap, onHits }) {
  const view = byId('text', HTMLElement)
  const loadChapter = createScriptLoader('tusachChapter', (/** @type {import('./text-content.js').Chapter} */ chapter) => chapter.number, book.open)
  const content = createTextContent({ book, m, text, loadChapter })
  /** @type {HTMLElement | null} */
  let article = null
  let query = ''

  const reading = createTextRenderer({
    view,
    book,
    m,
    content,
    onSection(made, title) {
      article = made
      announce(title)
      mark()
    },
  })
  dress()
  look.onText(() => (view.hidden ? dress() : reading.keepPlace(dress)))

  function dress() {
    const { size, leading, theme, font } = look.text()
    view.style.setProperty('--size', String(size / 100))
    view.style.setProperty('--leading', String(leading))
    Object.assign(view.dataset, { theme, font })
  }

  function mark() {
    if (!article) return
    const marks = markText(article, query, findPlaces)
    if (!query) return
    onHits(marks.length)
    reading.reveal(marks)
  }

  view.addEventListener('click', ({ target }) => {
    const selection = getSelection()
    if (selection && !selection.isCollapsed) return
    if (target instanceof Element && !target.closest('a, button')) onTap()
  })

  return {
    reading,
    /** @param {string} words */
    search(words) {
      query = words
      mark()
    },
  }
}
