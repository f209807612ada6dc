import { fill } from '../reader/dom.js'
import { makeSections, markerAt, sectionOf, sectionOfId } from './sections.js'

/**
 * @typedef {import('../reader/renderer.js').Reading} Reading
 * @typedef {import('../reader/renderer.js').Relocation} Relocation
 * @typedef {import('../reader/renderer.js').Spot} Spot
 *
 * @typedef {object} TextParts
 * @property {(change: () => void) => void} keepPlace makes a change of the layout, and brings what
 *   was being read back to where it was
 * @property {() => Spot} spot where the reader is
 * @property {(marks: Element[]) => void} reveal shows the first of these places on the current page
 * @typedef {Reading & TextParts} TextReading
 */

/**
 * Makes the text mode: one section of the book at a time, set in the reader's own type, which
 * scrolls; lines from top to bottom scroll sideways.
 * @param {object} parts
 * @param {HTMLElement} parts.view
 * @param {import('../reader/book.js').Book} parts.book
 * @param {import('../reader/messages.js').Messages} parts.m
 * @param {(section: import('./sections.js').Section) => Promise<import('./text-content.js').Content>} parts.content
 * @param {(article: HTMLElement, title: string) => void} parts.onSection another section is there to read
 * @returns {TextReading}
 */
export function createTextRenderer({ view, book, m, content, onSection }) {
  const sections = makeSections(book)
  // In reader.html from the start, so that who marks what is being said knows it, too.
  const article = /** @type {HTMLElement} */ (view.querySelector('article'))
  const before = nav('section_prev', -1)
  const after = nav('section_next', 1)
  /** @type {HTMLElement[]} elements at which pages begin, in order */
  let markers = []
  let page = 0
  let at = -1
  let turn = 0
  let frame = 0
  /** What the view was last made to show: kept in place until the reader scrolls. */
  let goal = { spot: /** @type {Spot} */ ({}), offset: 0 }

  view.classList.toggle('vertical', book.vertical)
  article.before(before.element)
  article.after(after.element)

  // Geometry along the way of reading: pixels from where the first line of the window is.

  const offset = () => (book.vertical ? -view.scrollLeft : view.scrollTop)

  /** @param {number} distance */
  function scrollBy(distance) {
    if (book.vertical) view.scrollLeft -= distance
    else view.scrollTop += distance
  }

  /** @param {Element} thing */
  function startOf(thing) {
    const [box, frame, style] = [thing.getBoundingClientRect(), view.getBoundingClientRect(), getComputedStyle(view)]
    if (book.vertical) return frame.right - parseFloat(style.scrollPaddingRight) - box.right
    return box.top - frame.top - parseFloat(style.scrollPaddingTop)
  }

  /** @param {Element} thing */
  function lengthOf(thing) {
    const { width, height } = thing.getBoundingClientRect()
    return book.vertical ? width : height
  }

  /** Brings the view to the current page or a finer spot. @param {Spot} spot */
  function bring(spot) {
    const marker = [...markers].reverse().find(({ dataset }) => Number(dataset.page) <= page)
    const named = spot.id ? document.getElementById(spot.id) : null
    const target = named && article.contains(named) ? named : marker
    if (spot.offset !== undefined && spot.section === at) scrollBy(spot.offset - offset())
    else if (target && (named || page > sections[at].first)) scrollBy(startOf(target))
    else scrollBy(-offset())
    goal = { spot, offset: offset() }
  }

  /** Brings the view to a spot, and the focus to the element that it names. @param {Spot} spot */
  function arrive(spot) {
    bring(spot)
    const named = spot.id ? document.getElementById(spot.id) : null
    if (!named || !article.contains(named)) return
    if (!named.matches('a[href]')) named.tabIndex = -1
    named.focus({ preventScroll: true })
  }

  /** @param {boolean} [quiet] */
  function emit(quiet = false) {
    /** @type {Relocation} */
    const place = { page, visible: [page], next: [], held: [], atStart: page === 0, atEnd: page === book.pageCount - 1, quiet, settled: Promise.resolve() }
    events.dispatchEvent(new CustomEvent('relocate', { detail: place }))
  }

  /** Finds the page that is being read. */
  function track() {
    frame = 0
    if (Math.abs(offset() - goal.offset) < 2 || !markers.length) return
    goal = { spot: { section: at, offset: offset() }, offset: offset() }
    const height = book.vertical ? view.clientWidth : view.clientHeight
    const index = markerAt(markers.length, (each) => startOf(markers[each]), height)
    const found = index < 0 ? sections[at].first : Number(markers[index].dataset.page)
    if (found === page) return
    page = found
    emit(true)
  }

  /**
   * Shows a section, and in it the current page or a finer spot.
   * @param {number} index
   * @param {Spot} [spot]
   */
  async function show(index, spot = {}) {
    const mine = ++turn
    if (index === at) return arrive(spot)
    view.setAttribute('aria-busy', 'true')
    try {
      const { language, direction, nodes } = await content(sections[index])
      if (mine !== turn) return
      for (const [name, value] of [['lang', language], ['dir', direction]]) {
        if (value) article.setAttribute(name, value)
        else article.removeAttribute(name)
      }
      fill(article, ...nodes)
      markers = [...article.querySelectorAll('[data-page]')].filter((each) => each instanceof HTMLElement)
    } catch {
      if (mine !== turn) return
      markers = []
      const words = document.createElement('p')
      const retry = document.createElement('button')
      words.textContent = m('text_failed')
      retry.className = 'button'
      retry.textContent = m('retry')
      retry.addEventListener('click', () => void show(index, spot))
      fill(article, words, retry)
      at = -1
      before.to(-1)
      after.to(sections.length)
      view.removeAttribute('aria-busy')
      return
    }
    at = index
    before.to(index - 1)
    after.to(index + 1)
    view.removeAttribute('aria-busy')
    arrive(spot)
    onSection(article, titleOf(index))
  }

  /** @param {number} index */
  function titleOf(index) {
    const { title, first, last } = sections[index]
    if (title) return title
    return first === last ? m('page', { page: first + 1 }) : m('pages', { from: first + 1, to: last + 1 })
  }

  /**
   * The way to the section before or after.
   * @param {'section_prev' | 'section_next'} words
   * @param {1 | -1} step
   */
  function nav(words, step) {
    const element = document.createElement('nav')
    const button = document.createElement('button')
    element.className = step > 0 ? 'sections after' : 'sections'
    element.append(button)
    button.addEventListener('click', () => {
      page = sections[at + step].first
      view.focus()
      void show(at + step, { section: at + step, offset: 0 })
      emit()
    })
    return {
      element,
      /** @param {number} index */
      to(index) {
        element.hidden = !sections[index]
        if (!sections[index]) return
        button.textContent = m(words, { title: titleOf(index) })
        element.setAttribute('aria-label', button.textContent)
      },
    }
  }

  /** @param {() => void} change */
  function keepPlace(change) {
    const read = [...article.querySelectorAll('*')].find((each) => !each.firstElementChild && startOf(each) + lengthOf(each) > 0)
    const share = read && lengthOf(read) ? -startOf(read) / lengthOf(read) : 0
    change()
    if (read) scrollBy(startOf(read) + share * lengthOf(read))
    goal = { spot: { section: at, offset: offset() }, offset: offset() }
  }

  view.addEventListener('scroll', () => (frame = frame || requestAnimationFrame(track)), { passive: true })
  // Pictures that come later push the lines after them on.
  article.addEventListener('load', () => Math.abs(offset() - goal.offset) < 2 && goal.spot.offset === undefined && bring(goal.spot), true)
  view.addEventListener(
    'wheel',
    (event) => {
      if (!book.vertical || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return
      event.preventDefault()
      scrollBy(event.deltaY)
    },
    { passive: false },
  )

  /**
   * @param {number} wanted
   * @param {Spot} [spot]
   */
  function goTo(wanted, spot = {}) {
    page = Math.max(0, Math.min(book.pageCount - 1, wanted))
    const named = sectionOfId(sections, spot.id || '')
    const within = at >= 0 && sections[at].first <= page && page <= sections[at].last
    const section = named >= 0 ? named : spot.section !== undefined ? spot.section : within ? at : sectionOf(sections, page)
    emit()
    void show(section, spot)
  }

  const events = Object.assign(new EventTarget(), {
    open: (/** @type {number} */ first) => goTo(first),
    goTo,
    next: () => goTo(page + 1),
    prev: () => goTo(page - 1),
    keepPlace,
    spot: () => ({ section: at, offset: offset() }),
    /** @param {Element[]} marks */
    reveal(marks) {
      const marker = markers.find(({ dataset }) => Number(dataset.page) === page)
      const from = marker ? startOf(marker) : 0
      const found = marks.find((mark) => startOf(mark) >= from - 2)
      const length = book.vertical ? view.clientWidth : view.clientHeight
      if (found && startOf(found) > length / 2) scrollBy(startOf(found) - length / 3)
    },
  })
  return events
}
