import { createBars } from './bars.js'
import { createBook } from './book.js'
import { byId, fill } from './dom.js'
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
import { createShardLoader } from './script-data.js'
import { shareLink } from './share.js'
import { createTextSource } from './text-source.js'

/**
 * @typedef {import('./book.js').BookData} BookData
 * @typedef {import('./gestures.js').Gesture} Gesture
 * @typedef {import('./renderer.js').Relocation} Relocation
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
  const text = createTextSource(book.text, createShardLoader())
  const connection = /** @type {{ saveData?: boolean } | undefined} */ (Reflect.get(navigator, 'connection'))
  const placed = stage.querySelector('img')
  let { page: current, query, mode } = parseLocator(location.hash)
  let announced = false

  fill(stage)
  root.classList.add('ready')

  const bars = createBars([byId('top', HTMLElement), byId('bottom', HTMLElement)])
  const hits = createHitsBar({ book, text, m, goTo, say, onClose: () => search('') })
  const pages = createPages({ book, m, loadPage, text, first: placed, onHits: hits.count })
  const pager = createPager({ book, m, goTo, turn })
  const outline = createOutlinePanel(book, goTo)
  const saveData = !!connection && !!connection.saveData
  const renderer = createFlatRenderer({ stage, book, view: pages.view, saveData })

  /** @param {number} page */
  function goTo(page) {
    renderer.goTo(page)
  }

  /** @param {1 | -1} step */
  function turn(step) {
    if (step > 0) renderer.next()
    else renderer.prev()
  }

  /** @param {string} words */
  function search(words) {
    query = words
    hits.open(query)
    pages.search(query)
    writeAddress()
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
    pages.show(place)
    pager.show(place)
    outline.show(place)
    hits.show(place)
    writeAddress()
    document.title = m('title', { page: current + 1, title: book.title })
    if (announced) announce(pageWords(place.visible))
    if (moved) bars.makeWay()
    announced = true
    remember(current)
  }

  /** @param {number} page */
  function remember(page) {
    const { id, title, pageCount } = book
    const { url, cover } = document.body.dataset
    const address = url + formatLocator({ page })
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
    const busy = target.closest(event.key === ' ' ? 'a, button, input, dialog' : 'input, dialog')
    const command = busy || event.defaultPrevented ? null : keyCommand(event, book.rtl)
    if (!command) return
    event.preventDefault()
    if (command === 'first') goTo(0)
    else if (command === 'last') goTo(book.pageCount - 1)
    else turn(command === 'next' ? 1 : -1)
  }

  async function share() {
    const url = location.href.split('#')[0] + formatLocator({ page: current })
    const outcome = await shareLink({ title: document.title, url })
    if (outcome === 'copied') say(m('copied'))
    if (outcome === 'failed') say(m('not_copied', { url }))
  }

  renderer.addEventListener('relocate', (event) => {
    if (event instanceof CustomEvent) onRelocate(event.detail)
  })
  listenToPointers(stage, onGesture)
  document.addEventListener('keydown', onKey)
  byId('share', HTMLButtonElement).addEventListener('click', () => void share())
  self.addEventListener('hashchange', () => {
    const wanted = parseLocator(location.hash)
    mode = wanted.mode
    if (wanted.query !== query) search(wanted.query)
    if (wanted.page !== null && wanted.page !== current) goTo(wanted.page)
  })

  const first = current === null ? progress.page(book.id) : current
  renderer.open(first || 0)
  search(query)
}

const catalogue = JSON.parse(byId('reader-messages', HTMLElement).textContent || '{}')
const messages = createMessages(catalogue)
const notices = createNotices()
const data = /** @type {BookData | undefined} */ (Reflect.get(self, 'tusachBook'))
if (data) start(data, messages, notices)
else notices.say(messages('no_book'))
