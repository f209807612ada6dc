import { byId } from './dom.js'
import { formatLocator } from './locator.js'

/**
 * Makes the table of contents: a modal dialog, which holds the focus and gives it back. A book
 * without an outline has no button for it.
 * @param {import('./book.js').Book} book
 * @param {(page: number) => void} goTo
 */
export function createOutlinePanel(book, goTo) {
  const dialog = byId('outline', HTMLDialogElement)
  const list = byId('outline-list', HTMLOListElement)
  const opener = byId('outline-open', HTMLButtonElement)
  let page = 0

  /** @type {HTMLAnchorElement[]} made when the panel first opens: manuals have thousands */
  let links = []

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
      dialog.close()
      goTo(entry.page)
    })
    item.append(link)
    list.append(item)
    return link
  }

  opener.hidden = !book.outline.length
  opener.addEventListener('click', () => {
    if (!links.length) links = book.outline.map(addLink)
    const current = book.chapter(page)
    links.forEach((link, index) => {
      if (index === current) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    })
    dialog.showModal()
    if (current < 0) return
    links[current].focus()
    links[current].scrollIntoView({ block: 'center' })
  })
  byId('outline-close', HTMLButtonElement).addEventListener('click', () => dialog.close())
  // A click on the dialog itself, not on something in it, is one beside the panel.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })

  return {
    /** @param {{ page: number }} place */
    show(place) {
      page = place.page
    },
  }
}
