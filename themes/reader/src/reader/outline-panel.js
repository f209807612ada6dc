import { byId } from './dom.js'
import { formatLocator } from './locator.js'
import { createPanel } from './panel.js'
import { createThumbnails } from './thumbnails.js'

/**
 * Makes the panel with the table of contents and, in a second tab, the thumbnails: a modal dialog,
 * which holds the focus and gives it back. A book that has neither has no button for it.
 * @param {object} parts
 * @param {import('./book.js').Book} parts.book
 * @param {import('./messages.js').Messages} parts.m
 * @param {(page: number) => void} parts.goTo
 */
export function createOutlinePanel({ book, m, goTo }) {
  const dialog = createPanel('outline')
  const list = byId('outline-list', HTMLOListElement)
  const opener = byId('outline-open', HTMLButtonElement)
  const tabs = [byId('tab-outline', HTMLButtonElement), byId('tab-pages', HTMLButtonElement)]
  const panels = [byId('panel-outline', HTMLElement), byId('panel-pages', HTMLElement)]
  const thumbnails = createThumbnails({ grid: panels[1], panel: dialog, book, m, goTo: leave })
  let page = 0
  let tab = book.outline.length ? 0 : 1

  /** @type {HTMLAnchorElement[]} made when the panel first opens: manuals have thousands */
  let links = []

  /** @param {number} to */
  function leave(to) {
    dialog.close()
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
    if (tab) thumbnails.open(page)
    else openOutline()
  }

  tabs[0].hidden = !book.outline.length
  tabs[1].hidden = !book.hasSmall
  opener.hidden = tabs.every((each) => each.hidden)
  if (tabs[0].hidden) {
    opener.title = m('thumbnails')
    opener.setAttribute('aria-label', opener.title)
  }
  opener.addEventListener('click', () => {
    dialog.showModal()
    choose(tab)
  })
  tabs.forEach((each, index) => {
    each.addEventListener('click', () => choose(index))
    each.addEventListener('keydown', ({ key }) => {
      const other = tabs[1 - index]
      if (!['ArrowLeft', 'ArrowRight'].includes(key) || other.hidden) return
      choose(1 - index)
      other.focus()
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
