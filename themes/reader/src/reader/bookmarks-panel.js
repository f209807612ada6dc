import { wordsOf } from './bookmarks.js'
import { byId, fill } from './dom.js'
import { focusBook } from './focus.js'
import { formatLocator } from './locator.js'

/**
 * Makes the list of the marked pages, and the ways to mark one: a row of the menu, a button above
 * the list, a key. A ribbon shows on the pages.
 * @param {object} parts
 * @param {import('./reader.js').Reader} parts.reader
 * @param {import('./bookmarks.js').Bookmarks} parts.bookmarks
 * @param {import('./text-source.js').TextSource} parts.text
 * @param {import('./messages.js').Messages} parts.m
 * @param {(words: string) => void} parts.say
 * @param {(marked: Set<number>) => void} parts.onMarks told the marked pages (0-based)
 */
export function createBookmarksPanel({ reader, bookmarks, text, m, say, onMarks }) {
  const { book } = reader
  const dialog = byId('outline', HTMLDialogElement)
  const list = byId('marks-list', HTMLOListElement)
  const row = byId('bookmark', HTMLButtonElement)
  const here = byId('mark-here', HTMLButtonElement)
  const sheet = byId('text', HTMLElement)
  /** @type {number[]} */
  let visible = []

  /** The chapter that holds a page (1-based). @param {number} page */
  function titleOf(page) {
    const chapter = book.outline[book.chapter(page - 1)]
    return chapter ? chapter.title : ''
  }

  /** The page (0-based) that a press is about: the marked one of those in view, else the current one. */
  function subject() {
    const { page } = reader.state()
    const marked = [page, ...visible].find((each) => bookmarks.has(each + 1))
    return { page: marked === undefined ? page : marked, marked: marked !== undefined }
  }

  function update() {
    const { page, marked } = subject()
    here.textContent = m(marked ? 'unmark' : 'mark', { page: page + 1 })
    row.querySelectorAll('span')[0].textContent = here.textContent
    const marks = bookmarks.list()
    byId('marks-none', HTMLElement).hidden = !!marks.length
    const pages = new Set(marks.map((each) => each.page - 1))
    onMarks(pages)
    sheet.classList.toggle('marked', pages.has(reader.state().page))
    if (dialog.open) fill(list, ...marks.map(createItem))
  }

  async function toggle() {
    const { page, marked } = subject()
    if (marked) bookmarks.remove(page + 1)
    else bookmarks.add({ page: page + 1, words: '' })
    say(m(marked ? 'unmarked' : 'marked', { page: page + 1 }))
    update()
    // Of a locked book no word is left on the device.
    const found = marked || book.open ? null : await text.page(page).catch(() => null)
    if (!found || !bookmarks.has(page + 1)) return
    bookmarks.add({ page: page + 1, words: wordsOf(found, titleOf(page + 1)) })
    update()
  }

  /** @param {import('./bookmarks.js').Bookmark} mark */
  function createItem({ page, words }) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    const place = document.createElement('b')
    const passage = document.createElement('span')
    const remove = document.createElement('button')
    const title = titleOf(page)
    link.href = formatLocator({ page: page - 1 })
    place.textContent = m('page', { page }) + (title && ` · ${title}`)
    passage.textContent = words
    passage.lang = book.language
    passage.dir = 'auto'
    link.append(place, passage)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      dialog.close()
      focusBook()
      reader.goTo(page - 1)
    })
    remove.type = 'button'
    remove.className = 'icon remove'
    remove.title = m('unmark', { page })
    remove.setAttribute('aria-label', remove.title)
    remove.addEventListener('click', () => {
      const at = [...list.children].indexOf(item)
      bookmarks.remove(page)
      update()
      // The focus goes to what has taken the place of the mark.
      const after = list.querySelectorAll('a')[Math.min(at, list.children.length - 1)]
      if (after) after.focus()
      else here.focus()
    })
    item.append(link, remove)
    return item
  }

  row.addEventListener('click', () => void toggle())
  here.addEventListener('click', () => void toggle())
  self.addEventListener('storage', update)
  return {
    toggle: () => void toggle(),
    open() {
      update()
      const first = list.querySelector('a')
      if (first) first.focus()
      else here.focus()
    },
    /** @param {{ visible: number[] }} place */
    show(place) {
      visible = place.visible
      update()
    },
  }
}
