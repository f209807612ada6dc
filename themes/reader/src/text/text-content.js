import { chapterNodes } from './chapter-html.js'
import { paragraphText } from '../reader/page-text.js'

/**
 * @typedef {import('./sections.js').Section} Section
 * @typedef {{ number: number, language: string, direction: 'ltr' | 'rtl', html: string }} Chapter
 *
 * What a section says. Each page begins at an element with `data-page`, its 0-based index.
 * @typedef {{ language: string, direction: string, nodes: Node[] }} Content
 */

/**
 * Makes the source of what the text mode shows: chapters of the book, or the text of its pages.
 * @param {object} parts
 * @param {import('../reader/book.js').Book} parts.book
 * @param {import('../reader/messages.js').Messages} parts.m
 * @param {import('../reader/text-source.js').TextSource} parts.text
 * @param {(key: number, file: string) => Promise<Chapter>} parts.loadChapter
 * @returns {(section: Section) => Promise<Content>}
 */
export function createTextContent({ book, m, text, loadChapter }) {
  /** @param {number} index */
  async function page(index) {
    const { blocks } = await text.page(index)
    const label = book.label(index)
    const number = index + 1
    const mark = element('h2', label === `${number}` ? m('page', { page: number }) : m('page_label', { page: number, label }))
    mark.className = 'page-mark'
    mark.dataset.page = `${index}`
    const paragraphs = blocks.map((block) => element('p', paragraphText(block)))
    for (const each of paragraphs) each.lang = book.language
    if (!blocks.length) paragraphs.push(element('p', m('no_text')))
    return [mark, ...paragraphs]
  }

  return async ({ first, last, chapter }) => {
    if (chapter >= 0) {
      const { language, direction, html } = await loadChapter(chapter, book.chapters[chapter].file)
      const nodes = chapterNodes(html, m)
      if (book.open) for (const node of nodes) showPictures(node, book.open)
      return { language, direction, nodes }
    }
    const pages = Array.from({ length: last - first + 1 }, (_, index) => page(first + index))
    return { language: '', direction: '', nodes: (await Promise.all(pages)).flat() }
  }
}

/**
 * Has the pictures of a chapter shown from what a locked book holds.
 * @param {Node} node
 * @param {import('../reader/book.js').Opener} open
 */
function showPictures(node, open) {
  if (!(node instanceof Element)) return
  for (const img of [node, ...node.querySelectorAll('img')]) {
    const file = img instanceof HTMLImageElement && img.getAttribute('src')
    if (!file) continue
    img.removeAttribute('src')
    const show = async () => {
      const address = URL.createObjectURL(await open(file))
      img.onload = img.onerror = () => URL.revokeObjectURL(address)
      img.src = address
    }
    // One that does not come leaves its alternative text.
    void show().catch(() => {})
  }
}

/**
 * @param {string} tag
 * @param {string} words
 */
function element(tag, words) {
  const made = document.createElement(tag)
  made.textContent = words
  made.dir = 'auto'
  return made
}
