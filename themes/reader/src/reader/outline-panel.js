import { byId } from './dom.js'
import { focusBook } from './focus.js'
import { formatLocator } from './locator.js'
import { createPanel, openPanel } from './panel.js'
import { createThumbnails } from './thumbnails.js'

/**
 * Makes the panel of the ways to a page: the table of contents, thumbnails and bookmarks, a tab
 * each; a book may lack the first two.
 * @param {object} parts
 * @param {import('./book.js').Book} parts.book
 * @param {import('./messages.js').Messages} parts.m
 * @param {(page: number) => void} parts.goTo
 * @param {() => void} parts.openBookmarks
 */
export function createOutlinePanel({ book, m, goTo, openBookmarks }) {
  const dialog = createPanel('outline')
  const list = byId('outline-list', HTMLOListElement)
  const opener = byId('outline-open', HTMLButtonElement)
  const names = ['outline', 'pages', 'marks']
  const tabs = names.map((name) => byId(`tab-${name}`, HTMLButtonElement))
  const panels = names.map((name) => byId(`panel-${name}`, HTMLElement))
  const thumbnails = createThumbnails({ grid: panels[1], panel: dialog, book, m, goTo: leave })
  const has = [!!book.outline.length, book.hasSmall, true]
  let page = 0
  let tab = has.indexOf(true)

  /** @type {HTMLAnchorElement[]} made when the panel first opens: manuals have thousands */
  let links = []

  /** @param {number} to */
  function leave(to) {
    dialog.close()
    focusBook()
    goTo(to)
  }

  /** @param {import('./book.js').OutlineEntry} entry */
  function addLink(entry) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    const title = document.createElement('span')
    const number = document.createElement('span')
    link.href = formatLocator({ page: entry.page })
    link.style.setProperty('--level', String(Math.min(entry.level, 4)))
    title.textContent = entry.title
    title.lang = book.language
    title.dir = 'auto'
    number.textContent = book.label(entry.page)
    number.className = 'number'
    link.append(title, number)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      leave(entry.page)
    })
    item.append(link)
    list.append(item)
    return link
  }

  function openOutline() {
    if (!links.length) links = book.outline.map(addLink)
    const current = book.chapter(page)
    links.forEach((link, index) => {
      if (index === current) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    })
    if (current < 0) return
    links[current].focus()
    links[current].scrollIntoView({ block: 'center' })
  }

  /** @param {number} wanted */
  function choose(wanted) {
    tab = wanted
    tabs.forEach((each, index) => {
      each.setAttribute('aria-selected', String(index === tab))
      each.tabIndex = index === tab ? 0 : -1
      panels[index].hidden = index !== tab
    })
    if (tab !== 1) thumbnails.close()
    const openers = [openOutline, () => thumbnails.open(page), openBookmarks]
    openers[tab]()
  }

  if (tab) {
    opener.title = m(tab === 1 ? 'thumbnails' : 'bookmarks')
    opener.setAttribute('aria-label', opener.title)
  }
  opener.addEventListener('click', () => {
    openPanel(dialog)
    choose(tab)
  })
  tabs.forEach((each, index) => {
    each.hidden = !has[index]
    each.addEventListener('click', () => choose(index))
    each.addEventListener('keydown', ({ key }) => {
      const step = ['ArrowLeft', '', 'ArrowRight'].indexOf(key) - 1
      if (Math.abs(step) !== 1) return
      let other = index
      do other = (other + step + tabs.length) % tabs.length
      while (!has[other])
      choose(other)
      tabs[other].focus()
    })
  })
  dialog.addEventListener('close', () => dialog.open || thumbnails.close())

  return {
    /** @param {{ page: number }} place */
    show(place) {
      page = place.page
    },
  }
}
