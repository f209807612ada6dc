import { createSiteStorage } from '../site-storage.js'
import { keepAddress } from './address.js'
import { createBars } from './bars.js'
import { createBook } from './book.js'
import { createBookmarks } from './bookmarks.js'
import { createBookmarksPanel } from './bookmarks-panel.js'
import { createClassDoor } from './class-door.js'
import { byId, fill } from './dom.js'
import { createFindPanel } from './find-panel.js'
import { createFlatRenderer } from './flat-renderer.js'
import { followLinks } from './follow-links.js'
import { focusBook } from './focus.js'
import { fillScreen, fillsScreen } from './full-screen.js'
import { createHand } from './hand.js'
import { findPlaces } from './highlights.js'
import { createHitsBar } from './hits-bar.js'
import { listenToKeys } from './keyboard.js'
import { createKeysPanel } from './keys-panel.js'
import { createLeafRenderer } from './leaf-renderer.js'
import { createCurl } from './leaf/curl.js'
import { createHinge } from './leaf/hinge.js'
import { createPaperSound } from './leaf/paper-sound.js'
import { formatLocator, parseLocator } from './locator.js'
import { openLocked } from './lock-door.js'
import { createLookDoor } from './look-door.js'
import { createMenu } from './menu.js'
import { createMessages } from './messages.js'
import { createNotices } from './notices.js'
import { createOutlinePanel } from './outline-panel.js'
import { createPageSource } from './page-source.js'
import { createPager } from './pager.js'
import { createPages } from './pages.js'
import { listenToPointers } from './pointer-input.js'
import { openPreview } from './preview-door.js'
import { createProgress } from './progress.js'
import { createReader } from './reader.js'
import { createScriptLoader } from './script-data.js'
import { createSharing } from './sharing.js'
import { createSoundButton } from './sound-button.js'
import { createTextDoor } from './text-door.js'
import { createTextSource } from './text-source.js'
import { createVectorDoor } from './vector-door.js'
import { createZoom } from './zoom-view.js'

/**
 * @typedef {import('./book.js').BookData} BookData
 * @typedef {import('./lock-door.js').LockedData} LockedData
 * @typedef {import('./text-source.js').Shard} Shard
 * @typedef {{ saveData?: boolean, effectiveType?: string }} Connection
 */

/**
 * Opens a book on the page that reader.html has laid out.
 * @param {BookData} data
 * @param {import('./messages.js').Messages} m
 * @param {ReturnType<typeof createNotices>} notices
 */
function start(data, m, { announce, hush, say }) {
  const stage = byId('stage', HTMLElement)
  const book = createBook(data)
  const reader = createReader(book)
  const { goTo, turn } = reader
  const storage = createSiteStorage(new URL('../../', location.href).pathname, () => localStorage)
  const progress = createProgress(() => storage)
  const loadShard = createScriptLoader('tusachText', (/** @type {Shard} */ shard) => shard.from, book.open)
  const openLook = createLookDoor(storage)
  const { drawing, words } = createVectorDoor(book.vector, openLook)
  const text = createTextSource(book.text, ({ from }, file) => loadShard(from, file), (index) => words(book.image(index)))
  const { saveData = false, effectiveType = '' } = /** @type {Connection} */ (Reflect.get(navigator, 'connection') || {})
  const slow = saveData || /2g|3g/.test(effectiveType)
  const placed = stage.querySelector('img')
  const plane = document.createElement('div')
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  const modeButton = byId('mode', HTMLButtonElement)
  let announced = -1

  plane.className = 'plane'
  fill(stage, plane)
  document.documentElement.classList.add('ready')

  const bars = createBars([byId('top', HTMLElement), byId('bottom', HTMLElement)])
  const showHit = (/** @type {number} */ page) => {
    zoom.whole()
    goTo(page)
  }
  const hits = createHitsBar({ book, text, m, goTo: showHit, say, onClose: () => reader.search('') })
  const loadPage = createPageSource(drawing)
  const pages = createPages({ book, m, loadPage, text, first: placed, slow, onHits: (count) => reader.state().mode || hits.count(count) })
  const pager = createPager({ book, m, goTo, turn })
  const bookmarks = createBookmarksPanel({ reader, bookmarks: createBookmarks(() => storage, book.id), text, m, say, onMarks: pages.setRibbons })
  const outline = createOutlinePanel({ book, m, goTo, openBookmarks: bookmarks.open })
  const found = followLinks(reader, m)
  const find = createFindPanel({ book, text, m, marked: () => reader.state().query, onChoose: found.show })
  const sound = createPaperSound(() => storage)
  const renderer = makeRenderer({ stage, plane, book, view: pages.view, zoomed: () => zoom.zoomed(), saveData })
  const onScale = (/** @type {number} */ scale) => {
    pages.sharpen(scale)
    announce(m('zoomed', { percent: Math.round(scale * 100) }))
  }
  const zoom = createZoom({ stage, plane, rtl: book.rtl, sheet: pages.view, calm: () => calm.matches, onBegin: renderer.rest, onScale })
  const textMode = createTextDoor({ book, m, text, findPlaces, announce, onTap: bars.toggle, onHits: (count) => hits.count(count, true) }, openLook)
  const readable = book.chapters.length > 0 || book.text.length > 0

  /** @param {import('./renderer.js').Scene} scene */
  function makeRenderer(scene) {
    if (!CSS.supports('transform-style', 'preserve-3d')) return createFlatRenderer(scene)
    const { picture } = pages
    const drawable = location.protocol !== 'file:' && 'createImageBitmap' in self && 'WebGL2RenderingContext' in self
    const players = [...(drawable ? [createCurl({ stage, picture })] : []), createHinge({ stage, picture })]
    return createLeafRenderer({ ...scene, players, onTurn })
  }

  /** @param {number} speed */
  function onTurn(speed) {
    sound.play(speed)
    if ('vibrate' in navigator) navigator.vibrate(6)
  }

  async function switchMode() {
    await reader.read(reader.state().mode ? '' : 'text')
    if (reader.state().mode || document.activeElement !== modeButton) focusBook()
  }

  async function switchScreen() {
    if (!(await fillScreen(!fillsScreen()))) say(m('no_full_screen'))
  }

  reader.add('', renderer)
  if (readable) reader.offer('text', textMode.open)
  reader.on('unread', () => say(m('text_failed')))
  reader.on('mode', () => {
    const { mode } = reader.state()
    if (mode) zoom.whole()
    textMode.show(!!mode)
    modeButton.setAttribute('aria-pressed', String(!!mode))
    magnify.hidden = !!mode
  })
  reader.on('search', () => {
    const { mode, query } = reader.state()
    hits.open(query)
    if (query) zoom.whole()
    if (mode) textMode.search(query)
    else pages.search(query)
  })
  reader.on('relocate', (place) => {
    const { page, mode } = reader.state()
    if (!mode) void pages.show(place).then(renderer.prepare)
    for (const part of [zoom, pager, outline, hits, find, bookmarks]) part.show(place)
    if (announced >= 0 && !place.quiet) announce(pageWords(place.visible, book.pageCount, m))
    if (announced >= 0 && announced !== page) bars.makeWay()
    announced = page
    const { url, cover } = document.body.dataset
    const { id, title, pageCount } = book
    progress.save({ id, title, page: page + 1, pageCount, url: url + formatLocator({ page, mode }), ...(cover ? { cover } : {}) })
  })
  createMenu()
  const rustle = byId('rustle', HTMLButtonElement)
  const showRustle = () => rustle.setAttribute('aria-pressed', String(!sound.muted()))
  rustle.addEventListener('click', () => {
    sound.mute(!sound.muted())
    showRustle()
    sound.play(1)
  })
  showRustle()
  const magnify = byId('magnify', HTMLButtonElement)
  magnify.addEventListener('click', () => zoom['zoom-in']())
  createSoundButton({ reader, text, m, pages, say, hush })
  const sharing = createSharing(reader, m)
  const keys = createKeysPanel(() => storage)
  const lesson = createClassDoor({ reader, m, announce, letters: keys.letters, share: sharing.open }, say)
  const onPages = (/** @type {'zoom-in' | 'zoom-out' | 'zoom-whole'} */ what) => () => reader.state().mode || zoom[what]()
  listenToKeys(reader, zoom, keys.letters, {
    '/': find.open,
    '?': keys.open,
    b: bookmarks.toggle,
    c: lesson.toggle,
    f: () => void switchScreen(),
    t: () => readable && void switchMode(),
    '+': onPages('zoom-in'),
    '=': onPages('zoom-in'),
    '-': onPages('zoom-out'),
    0: onPages('zoom-whole'),
  })
  keepAddress(reader, m)
  listenToPointers(stage, zoom.zoomed, createHand({ stage, rtl: book.rtl, renderer, zoom, atEnd: reader.atEnd, turn, onTap: bars.toggle }))
  modeButton.hidden = !readable
  modeButton.addEventListener('click', () => void switchMode())

  const { page, query, mode } = parseLocator(location.hash)
  if (book.isPreview) void openPreview(reader, page !== null && page >= book.pageCount)
  reader.open({ page: page === null ? progress.page(book.id) || 0 : page, query, mode })
}

/**
 * @param {number[]} visible
 * @param {number} count
 * @param {import('./messages.js').Messages} m
 */
function pageWords(visible, count, m) {
  const [from, to] = [visible[0] + 1, visible[visible.length - 1] + 1]
  return from === to ? m('page_of', { page: from, count }) : m('pages_of', { from, to, count })
}

/**
 * Page 1 needs no script, and a phone has one thread for both: resolves once it is painted, at the
 * latest after a second, and at once where another page is asked for.
 * @returns {Promise<void>}
 */
async function paint() {
  const image = document.querySelector('#stage img')
  if (!(image instanceof HTMLImageElement) || location.hash) return
  const late = new Promise((resolve) => setTimeout(resolve, 1000))
  const there = image.decode().catch(() => {})
  const painted = there.then(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  await Promise.race([painted, late])
}

const catalogue = JSON.parse(byId('reader-messages', HTMLElement).textContent || '{}')
const messages = createMessages(catalogue)
const notices = createNotices()
const data = /** @type {BookData | LockedData | undefined} */ (Reflect.get(self, 'tusachBook'))
if (!data) notices.say(messages('no_book'))
else if ('pageCount' in data) void paint().then(() => start(data, messages, notices))
else openLocked(data, messages, notices.say).then((opened) => start(opened, messages, notices), () => notices.say(messages('no_book')))
