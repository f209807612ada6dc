import { createKeep } from './keep.js'
import { showKept } from './kept.js'
import { createShelf } from './shelf.js'
import { database } from '../lock/remembered.js'
import { createSiteStorage } from '../site-storage.js'
import { button, element, show } from './view.js'
import { createWords, megabytes } from './words.js'

const tag = /** @type {HTMLScriptElement} */ (document.currentScript)
const root = String(tag.dataset.root)
const find = (/** @type {string} */ id) => document.getElementById(id)
const m = createWords(Reflect.get(self, 'tusachWords'))
const size = (/** @type {number} */ bytes) => megabytes(bytes, document.documentElement.lang)
const shelf = createShelf({ root, caches, ask: (url, options) => fetch(url, options) })
const { saveData = false } = Reflect.get(navigator, 'connection') || {}

/** Milliseconds between two looks whether there is a network again. */
const LOOK_AGAIN = 5000
/** Milliseconds that a message stays in view. */
const SHOWN = 6000

/** Asks the browser not to clear what is saved when it runs short of space. */
async function prepare() {
  if (navigator.storage && navigator.storage.persist) await navigator.storage.persist().catch(() => {})
}

/**
 * Says something in the reader, where the control is out of sight.
 * @param {string} words
 */
function say(words) {
  const toast = find('toast')
  if (!toast) return
  toast.textContent = words
  setTimeout(() => toast.textContent === words && (toast.textContent = ''), SHOWN)
}

/** @param {HTMLElement} box */
async function startKeep(box) {
  const id = String(box.dataset.book)
  const keep = createKeep({ box, id, shelf, m, size, prepare, say, saveData })
  if (box.dataset.wanted && !(await shelf.book(id))?.whole) return keep.ask()
  await keep.state()
  await keep.renew().catch(() => {})
}

/**
 * Says what could not be opened, and tries again as soon as there is a network.
 * @param {HTMLElement} box
 */
function showMissing(box) {
  const path = new URLSearchParams(location.search).get('p')
  const wanted = new URL(path || '', root).href
  if (!path || !wanted.startsWith(root)) return
  const retry = () => location.replace(wanted + location.hash)
  // A device may believe itself online long before anything comes through.
  async function look() {
    const answer = navigator.onLine && (await fetch(wanted, { method: 'HEAD', cache: 'no-store' }).catch(() => null))
    if (answer) retry()
  }
  const said = m(/^books\/[^/]+\/read\.html/.test(path) ? 'missing_book' : 'missing_page')
  show(box, element('p', 'empty', said), button(m('retry'), retry))
  box.hidden = false
  addEventListener('online', look)
  setInterval(look, LOOK_AGAIN)
}

/**
 * @param {HTMLElement} box
 * @param {() => void} afterwards
 */
function offerForgetting(box, afterwards) {
  const place = element('div', 'keep')
  const offer = () => show(place, button(m('forget'), ask))
  const ask = () => {
    const yes = button(m('forget_yes'), async () => {
      await shelf.clear()
      const { pathname } = new URL(root)
      createSiteStorage(pathname, () => localStorage).clear()
      if (self.indexedDB) indexedDB.deleteDatabase(database(pathname))
      const done = element('p', '', m('forgotten'))
      done.setAttribute('role', 'status')
      done.tabIndex = -1
      show(place, done)
      done.focus()
      afterwards()
    })
    show(place, element('p', '', m('forget_sure')), yes, button(m('no'), offer))
  }
  offer()
  box.append(place)
}

const [keep, kept, missing, forget] = ['keep', 'kept', 'missing', 'forget'].map(find)
if (keep) void startKeep(keep)
if (missing) showMissing(missing)
if (kept) {
  // Without a network, the books on the device come first.
  if (!navigator.onLine && kept.parentElement && !missing) kept.parentElement.prepend(kept)
  void showKept({ box: kept, root, shelf, m, size }).then((fill) => forget && offerForgetting(forget, fill))
}
