import { formatLocator } from './locator.js'
import { emptyPicture, paint } from './page-source.js'

/**
 * Thumbnails in a row, pixels around and between them, pixels of a row for the number and around the
 * sheet; reader.css has the latter two.
 */
const COLUMNS = 3
const EDGE = 14
const GAP = 10
const NUMBER = 26
const FRAME = 4

/**
 * Makes the grid of a book's thumbnails. Only those in the window are there, so that a book of
 * thousands of pages opens as fast as a thin one; one of them is in the order of the tab key, the
 * arrows lead to the others.
 * @param {object} parts
 * @param {HTMLElement} parts.grid
 * @param {HTMLElement} parts.panel scrolls the grid
 * @param {import('./book.js').Book} parts.book
 * @param {import('./messages.js').Messages} parts.m
 * @param {(page: number) => void} parts.goTo
 */
export function createThumbnails({ grid, panel, book, m, goTo }) {
  /** @type {Map<number, HTMLElement>} those that are there, by page */
  const links = new Map()
  let current = 0
  let cell = 0
  /** Pixels from row to row; 0 while the grid is closed. */
  let step = 0
  let frame = 0

  /** @param {number} page */
  function create(page) {
    const link = document.createElement('a')
    const sheet = document.createElement('span')
    const number = document.createElement('span')
    const small = book.small(page)
    const label = book.label(page)
    const name = m('page', { page: page + 1 })
    link.href = formatLocator({ page })
    link.dataset.page = String(page)
    link.tabIndex = page === current ? 0 : -1
    if (page === current) link.setAttribute('aria-current', 'true')
    link.setAttribute('aria-label', label === `${page + 1}` ? name : `${label} · ${name}`)
    Object.assign(link.style, {
      [book.rtl ? 'right' : 'left']: `${EDGE + (page % COLUMNS) * (cell + GAP)}px`,
      top: `${Math.floor(page / COLUMNS) * step}px`,
      width: `${cell}px`,
      height: `${step - GAP}px`,
    })
    sheet.className = 'sheet'
    if (small) {
      const img = emptyPicture(small)
      // One that does not come leaves its sheet blank; the number says which page it is.
      void paint(img, small).catch(() => img.remove())
      sheet.append(img)
    }
    number.textContent = label
    link.append(sheet, number)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      goTo(page)
    })
    return link
  }

  /** The link of a page, which may lie outside of the window. @param {number} page */
  function at(page) {
    const link = links.get(page) || create(page)
    if (!links.has(page)) {
      links.set(page, link)
      const later = [...grid.children].find((each) => each instanceof HTMLElement && Number(each.dataset.page) > page)
      grid.insertBefore(link, later || null)
    }
    return link
  }

  /** Brings the links in the window, and a row around them; lets the others go. */
  function update() {
    frame = 0
    if (!step) return
    const top = panel.scrollTop - grid.offsetTop
    const from = Math.max(0, Math.floor(top / step) - 1) * COLUMNS
    const to = Math.min(book.pageCount, (Math.ceil((top + panel.clientHeight) / step) + 1) * COLUMNS)
    for (const [page, link] of links) {
      if ((page >= from && page < to) || link === document.activeElement) continue
      link.remove()
      links.delete(page)
    }
    for (let page = from; page < to; page++) at(page)
  }

  function close() {
    step = 0
    links.clear()
    grid.textContent = ''
  }

  /** Lays the grid out with a page in the middle, and gives it the focus. @param {number} page */
  function open(page) {
    close()
    current = page
    cell = (grid.clientWidth - 2 * EDGE - (COLUMNS - 1) * GAP) / COLUMNS
    step = (cell - 2 * FRAME) / book.ratio + NUMBER + 2 * FRAME + GAP
    grid.style.height = `${Math.ceil(book.pageCount / COLUMNS) * step}px`
    panel.scrollTop = grid.offsetTop + (Math.floor(page / COLUMNS) + 0.5) * step - panel.clientHeight / 2
    update()
    at(page).focus({ preventScroll: true })
  }

  panel.addEventListener('scroll', () => (frame = frame || requestAnimationFrame(update)), { passive: true })
  self.addEventListener('resize', () => step && open(current))
  grid.addEventListener('keydown', (event) => {
    const from = event.target instanceof HTMLElement ? Number(event.target.dataset.page) : NaN
    const on = book.rtl ? -1 : 1
    /** @type {Record<string, number>} */
    const steps = {
      ArrowRight: from + on,
      ArrowLeft: from - on,
      ArrowDown: from + COLUMNS,
      ArrowUp: from - COLUMNS,
      PageDown: from + 4 * COLUMNS,
      PageUp: from - 4 * COLUMNS,
      Home: 0,
      End: book.pageCount - 1,
    }
    if (!(event.key in steps) || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const link = at(Math.max(0, Math.min(book.pageCount - 1, steps[event.key])))
    link.scrollIntoView({ block: 'nearest' })
    link.focus({ preventScroll: true })
    update()
  })

  return { open, close }
}
