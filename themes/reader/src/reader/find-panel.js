import { parse } from '../search/query.js'
import { byId, fill } from './dom.js'
import { findPages, withoutAccents } from './find-pages.js'
import { focusBook } from './focus.js'
import { formatLocator } from './locator.js'
import { unquoted } from './messages.js'
import { createPanel, openPanel } from './panel.js'

/** Milliseconds after the last letter until the search begins by itself. */
const PATIENCE = 400
/** Pages that the list shows. */
const MOST = 100

/**
 * Makes the panel that finds words in the book: a modal dialog with a field and the pages that
 * match, which come as the book's text does. It keeps its list, for the way back from a page. A book
 * without text has no button for it.
 * @param {object} parts
 * @param {import('./book.js').Book} parts.book
 * @param {import('./text-source.js').TextSource} parts.text
 * @param {import('./messages.js').Messages} parts.m
 * @param {() => string} parts.marked the query that is marked in the book
 * @param {(page: number, query: string) => void} parts.onChoose
 */
export function createFindPanel({ book, text, m, marked, onChoose }) {
  const root = document.documentElement
  const dialog = createPanel('find')
  const opener = byId('find-open', HTMLButtonElement)
  const input = byId('find-input', HTMLInputElement)
  const status = byId('find-status', HTMLElement)
  const list = byId('find-list', HTMLOListElement)
  const more = byId('find-more', HTMLElement)
  /** Where there is room for the panel beside the book; reader.css has the same figures. */
  const wide = matchMedia('(min-width: 1000px) and (min-height: 600px)')
  const coarse = matchMedia('(pointer: coarse)')
  let query = ''
  let search = 0
  let timer = 0
  /** Pages in view. @type {number[]} */
  let visible = []
  /** @type {HTMLAnchorElement | null} the link that was followed last */
  let chosen = null
  /** Lets a search that waits for the panel go on. */
  let resume = () => {}

  /** @param {number} page */
  async function pause(page) {
    dialog.style.setProperty('--done', String(page / book.pageCount))
    await new Promise((go) => setTimeout(go))
    // Whoever reads needs the connection more.
    if (!dialog.open) await new Promise((go) => (resume = () => go(null)))
  }

  /** @param {string} words */
  async function run(words) {
    clearTimeout(timer)
    query = words
    const mine = ++search
    const wanted = () => mine === search
    chosen = null
    fill(list)
    fill(more)
    const sought = parse(query).terms
    dialog.classList.toggle('busy', !!sought.length)
    status.textContent = m(sought.length ? 'searching' : 'find_hint', { query: unquoted(query) })
    if (!sought.length) return

    const outcome = await findPages({ query, ranges: book.text, text, most: MOST, wanted, pause, onFound: add })
    if (!outcome) return
    const { count, lost } = outcome
    const found = outcome.more ? 'find_over' : count === 1 ? 'find_one' : count ? 'find_count' : 'find_none'
    const told = lost ? [m('find_lost', { count: lost })] : []
    // Nothing can be said of a book that was not read.
    if (count || !lost) told.unshift(m(found, { count, query: unquoted(query) }))
    status.textContent = told.join(' ')
    dialog.classList.remove('busy')
    if (outcome.more) more.append(m('find_rest', { count }))
    if (lost) offer(m('retry'), query)
    const plain = withoutAccents(query)
    if (!count && plain !== query) offer(m('find_plain', { query: plain }), plain)
  }

  /**
   * @param {string} label
   * @param {string} words
   */
  function offer(label, words) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button'
    button.textContent = label
    button.addEventListener('click', () => {
      // The button goes away with the answer that it is part of.
      input.focus()
      input.value = words
      void run(words)
    })
    more.append(button)
  }

  /**
   * @param {number} page
   * @param {import('./find-pages.js').Part[]} parts
   */
  function add(page, parts) {
    const link = document.createElement('a')
    const place = document.createElement('b')
    const snippet = document.createElement('span')
    const label = book.label(page)
    const words = query
    link.href = formatLocator({ page, query: words })
    link.dataset.page = String(page)
    place.textContent = label === `${page + 1}` ? m('page', { page: page + 1 }) : m('page_label', { page: page + 1, label })
    snippet.lang = book.language
    snippet.dir = 'auto'
    for (const { text, mark } of parts) {
      const piece = document.createElement(mark ? 'mark' : 'span')
      piece.textContent = text
      snippet.append(piece)
    }
    link.append(place, snippet)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      chosen = link
      if (!wide.matches || !event.detail) {
        dialog.close()
        focusBook()
      }
      onChoose(page, words)
    })
    setCurrent(link)
    list.append(document.createElement('li'))
    list.children[list.children.length - 1].append(link)
  }

  /** @param {HTMLAnchorElement} link */
  function setCurrent(link) {
    if (visible.includes(Number(link.dataset.page))) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }

  function open() {
    if (opener.hidden || dialog.open) return
    openPanel(dialog)
    root.classList.add('finding')
    resume()
    const words = marked()
    if (words && words !== query) {
      input.value = words
      void run(words)
    } else if (!query) void run('')
    const place = chosen || input
    place.focus()
    if (place === input) input.select()
  }

  opener.hidden = !book.text.length
  opener.addEventListener('click', open)
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => input.value.trim() !== query && void run(input.value.trim()), PATIENCE)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    // Browsers would empty the field first; and what is marked in the book stays so.
    event.preventDefault()
    event.stopPropagation()
    dialog.close()
  })
  byId('find-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    if (input.value.trim() !== query) void run(input.value.trim())
    // Puts the phone's keyboard away, which lies over the list.
    if (coarse.matches) input.blur()
  })
  dialog.addEventListener('close', () => root.classList.remove('finding'))

  return {
    open,
    /** @param {{ visible: number[] }} place */
    show(place) {
      visible = place.visible
      for (const link of list.querySelectorAll('a')) setCurrent(link)
    },
  }
}
