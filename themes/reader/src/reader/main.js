import { createBars } from './bars.js'
import { createBook } from './book.js'
import { byId, fill } from './dom.js'
import { createFindPanel } from './find-panel.js'
import { createFlatRenderer } from './flat-renderer.js'
import { tapZone } from './gestures.js'
import { createHitsBar } from './hits-bar.js'
import { keyCommand } from './keys.js'
import { formatLocator, parseLocator } from './locator.js'
import { createMessages } from './messages.js'
import { createNotices } from './notices.js'
import { createOutlinePanel } from './outline-panel.js'
import { loadPage } from './page-source.js'
import { createPager } from './pager.js'
import { createPages } from './pages.js'
import { listenToPointers } from './pointer-input.js'
import { createProgress } from './progress.js'
import { createReturn } from './returns.js'
import { createScriptLoader } from './script-data.js'
import { shareLink } from './share.js'
import { createTextMode } from './text-mode.js'
import { createTextSource } from './text-source.js'

/**
 * @typedef {import('./book.js').BookData} BookData
 * @typedef {import('./gestures.js').Gesture} Gesture
 * @typedef {import('./text-source.js').Shard} Shard
 * @typedef {import('./renderer.js').Relocation} Relocation
 * @typedef {import('./renderer.js').Spot} Spot
 * @typedef {{ saveData?: boolean, effectiveType?: string }} Connection
 */

/**
 * Opens a book on the page that reader.html has laid out.
 * @param {BookData} data
 * @param {import('./messages.js').Messages} m
 * @param {ReturnType<typeof createNotices>} notices
 */
function start(data, m, { announce, say }) {
  const root = document.documentElement
  const stage = byId('stage', HTMLElement)
  const book = createBook(data)
  const progress = createProgress(() => localStorage)
  const loadShard = createScriptLoader('tusachText', (/** @type {Shard} */ shard) => shard.from)
  const text = createTextSource(book.text, ({ from, file }) => loadShard(from, file))
  const { saveData = false, effectiveType = '' } = /** @type {Connection} */ (Reflect.get(navigator, 'connection') || {})
  const slow = saveData || /2g|3g/.test(effectiveType)
  const placed = stage.querySelector('img')
  const { page: asked, query: words, mode: wanted } = parseLocator(location.hash)
  let current = asked === null ? progress.page(book.id) || 0 : asked
  let query = words
  let mode = ''
  let announced = false
  /** @type {ReturnType<typeof createReturn<Spot>>} */
  const back = createReturn()
  const backButton = byId('return', HTMLButtonElement)
  const modeButton = byId('mode', HTMLButtonElement)
  /** Where the text mode was left. */
  let left = { page: -1, spot: /** @type {Spot} */ ({}) }

  fill(stage)
  root.classList.add('ready')

  const bars = createBars([byId('top', HTMLElement), byId('bottom', HTMLElement)])
  const hits = createHitsBar({ book, text, m, goTo, say, onClose: () => search('') })
  const onHits = (/** @type {number | null} */ count) => mode || hits.count(count)
  const pages = createPages({ book, m, loadPage, text, first: placed, slow, onHits })
  const pager = createPager({ book, m, goTo, turn })
  const outline = createOutlinePanel({ book, m, goTo })
  const find = createFindPanel({ book, text, m, marked: () => query, onChoose: show })
  const renderer = createFlatRenderer({ stage, book, view: pages.view, saveData })
  const textMode = createTextMode({ book, m, text, announce, onTap: bars.toggle, onHits: (count) => hits.count(count, true) })
  /** @type {import('./renderer.js').Reading | null} */
  let reading = null
  let flatOpen = false

  /**
   * @param {number} page
   * @param {Spot} [spot]
   */
  function goTo(page, spot) {
    if (reading) reading.goTo(page, spot)
  }

  /** @param {1 | -1} step */
  function turn(step) {
    if (!reading) return
    if (step > 0) reading.next()
    else reading.prev()
  }

  /**
   * Changes between pages and text, at the same place; without text there are only pages.
   * @param {string} next
   */
  function read(next) {
    const before = reading
    if (before === textMode.reading) left = { page: current, spot: textMode.reading.spot() }
    mode = next === 'text' && textMode.readable ? next : ''
    textMode.show(!!mode)
    reading = mode ? textMode.reading : renderer
    if (reading === before) return
    modeButton.setAttribute('aria-pressed', String(!!mode))
    if (mode) reading.goTo(current, left.page === current ? left.spot : {})
    else if (flatOpen) reading.goTo(current)
    else {
      flatOpen = true
      reading.open(current)
    }
    search(query)
  }

  /**
   * Goes where a link of the book leads; the browser's way back and a button lead here again.
   * @param {number} page
   * @param {string} id
   */
  function follow(page, id) {
    const spot = mode ? textMode.reading.spot() : {}
    back.leave(current, page, spot)
    try {
      history.pushState(null, '', formatLocator({ page, query, mode }))
    } catch {
      // Browsers limit how often an address may change; the button leads back all the same.
    }
    goTo(page, id ? { id } : {})
    offerReturn()
  }

  function offerReturn() {
    const place = back.at(current)
    backButton.hidden = !place
    if (place) backButton.textContent = m('return', { page: place.from + 1 })
  }

  /** @param {string} words */
  function search(words) {
    query = words
    hits.open(query)
    if (mode) textMode.search(query)
    else pages.search(query)
    writeAddress()
  }

  /**
   * Leads to a page that was found, with the words marked on it.
   * @param {number} page
   * @param {string} words
   */
  function show(page, words) {
    goTo(page)
    search(words)
  }

  function writeAddress() {
    const fragment = formatLocator({ page: current, query, mode })
    if (fragment === location.hash) return
    try {
      history.replaceState(history.state, '', fragment)
    } catch {
      // Browsers limit how often an address may change; the next turn will write it.
    }
  }

  /** @param {number[]} visible */
  function pageWords(visible) {
    const [from, to] = [visible[0] + 1, visible[visible.length - 1] + 1]
    const { pageCount: count } = book
    return from === to ? m('page_of', { page: from, count }) : m('pages_of', { from, to, count })
  }

  /** @param {Relocation} place */
  function onRelocate(place) {
    const moved = announced && current !== place.page
    current = place.page
    if (!mode) void pages.show(place)
    pager.show(place)
    outline.show(place)
    hits.show(place)
    find.show(place)
    writeAddress()
    document.title = m('title', { page: current + 1, title: book.title })
    if (announced && !place.quiet) announce(pageWords(place.visible))
    if (moved) bars.makeWay()
    offerReturn()
    announced = true
    remember(current)
  }

  /** @param {number} page */
  function remember(page) {
    const { id, title, pageCount } = book
    const { url, cover } = document.body.dataset
    const address = url + formatLocator({ page, mode })
    progress.save({ id, title, page: page + 1, pageCount, url: address, ...(cover ? { cover } : {}) })
  }

  /** @param {Gesture} gesture */
  function onGesture(gesture) {
    if (gesture.type === 'tap') {
      const zone = tapZone(gesture.point.x, stage.clientWidth)
      if (zone === 'middle') bars.toggle()
      else turn((zone === 'right') === book.rtl ? -1 : 1)
    } else if (gesture.type === 'release') renderer.release(gesture.point, gesture.velocity)
    else if (gesture.type === 'cancel') renderer.cancel()
    else renderer[gesture.type](gesture.point)
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const panel = document.querySelector('dialog[open]')
    if (event.key === 'Escape' && query && !panel) search('')
    const target = event.target instanceof Element ? event.target : root
    const busy = panel || target.closest(event.key === ' ' ? 'a, button, input' : 'input')
    const command = busy || event.defaultPrevented ? null : keyCommand(event, book.rtl)
    // A text scrolls by its own keys.
    if (mode) return void (target === document.body && textMode.focus())
    if (!command) return
    event.preventDefault()
    if (command === 'first') goTo(0)
    else if (command === 'last') goTo(book.pageCount - 1)
    else turn(command === 'next' ? 1 : -1)
  }

  async function share() {
    const url = location.href.split('#')[0] + formatLocator({ page: current, mode })
    const outcome = await shareLink({ title: document.title, url })
    if (outcome === 'copied') say(m('copied'))
    if (outcome === 'failed') say(m('not_copied', { url }))
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const link = event.target instanceof Element && event.target.closest('.links a, .text a')
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!(link instanceof HTMLAnchorElement) || !plain) return
    const { page } = parseLocator(link.getAttribute('href') || '')
    if (page === null) return
    event.preventDefault()
    follow(Math.min(book.pageCount - 1, page), link.dataset.to || '')
  }

  for (const each of [renderer, textMode.reading]) {
    each.addEventListener('relocate', (event) => {
      if (each === reading && event instanceof CustomEvent) onRelocate(event.detail)
    })
  }
  listenToPointers(stage, onGesture)
  document.addEventListener('keydown', onKey)
  document.addEventListener('click', onClick)
  byId('share', HTMLButtonElement).addEventListener('click', () => void share())
  modeButton.hidden = !textMode.readable
  modeButton.addEventListener('click', () => {
    read(mode ? '' : 'text')
    if (mode) textMode.focus()
  })
  backButton.addEventListener('click', () => {
    const place = back.at(current)
    byId(mode ? 'text' : 'stage', HTMLElement).focus()
    if (place) goTo(place.from, place.spot)
    backButton.hidden = true
  })
  self.addEventListener('hashchange', () => {
    const next = parseLocator(location.hash)
    if (next.query !== query) search(next.query)
    if (next.mode !== mode) read(next.mode)
    if (next.page !== null && next.page !== current) goTo(next.page)
  })

  read(wanted)
}

const catalogue = JSON.parse(byId('reader-messages', HTMLElement).textContent || '{}')
const messages = createMessages(catalogue)
const notices = createNotices()
const data = /** @type {BookData | undefined} */ (Reflect.get(self, 'tusachBook'))
if (data) start(data, messages, notices)
else notices.say(messages('no_book'))
