import { byId } from './dom.js'
import { createScriptLoader } from './script-data.js'
import { createSettingsPanel } from './settings-panel.js'
import { createTextContent } from './text-content.js'
import { markText } from './text-marks.js'
import { createTextRenderer } from './text-renderer.js'

/**
 * Makes the text mode with its settings and the marks of a query.
 * @param {object} parts
 * @param {import('./book.js').Book} parts.book
 * @param {import('./messages.js').Messages} parts.m
 * @param {import('./text-source.js').TextSource} parts.text
 * @param {Pick<Storage, 'getItem' | 'setItem'>} parts.storage
 * @param {(words: string) => void} parts.announce
 * @param {() => void} parts.onTap
 * @param {(count: number) => void} parts.onHits told how many places of the section match
 */
export function createTextMode({ book, m, text, storage, announce, onTap, onHits }) {
  const view = byId('text', HTMLElement)
  const settings = byId('settings-open', HTMLButtonElement)
  const loadChapter = createScriptLoader('tusachChapter', (/** @type {import('./text-content.js').Chapter} */ chapter) => chapter.number)
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
  createSettingsPanel({ view, storage: () => storage, keepPlace: reading.keepPlace })

  function mark() {
    if (!article) return
    const marks = markText(article, query)
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
    readable: !!(book.chapters.length || book.text.length),
    /** @param {boolean} shown */
    show(shown) {
      document.documentElement.classList.toggle('text-mode', shown)
      view.hidden = settings.hidden = !shown
    },
    /** @param {string} words */
    search(words) {
      query = words
      mark()
    },
  }
}
