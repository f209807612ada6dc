/**
 * On every page: installs the service worker once the page is at rest, and shows what works with it
 * alone. The script that saves books comes when it is needed.
 */
import { cacheNames } from '../offline/names.js'
import { countVisit } from './visits.js'

const tag = /** @type {HTMLScriptElement} */ (document.currentScript)
const root = new URL('../../', tag.src)
const find = (/** @type {string} */ id) => document.getElementById(id)
const { saveData = false } = Reflect.get(navigator, 'connection') || {}
let loaded = false

const register = () => void navigator.serviceWorker.register(`${root}sw.js`, { scope: root.href }).catch(() => {})

function load() {
  if (loaded) return
  loaded = true
  const script = document.createElement('script')
  script.src = String(tag.dataset.offline)
  script.onerror = () => (loaded = false)
  script.dataset.root = root.href
  document.head.append(script)
}

/** @param {() => void} work */
function atRest(work) {
  const idle = () => ('requestIdleCallback' in self ? requestIdleCallback(work, { timeout: 5000 }) : setTimeout(work, 1000))
  if (document.readyState === 'complete') idle()
  else addEventListener('load', idle, { once: true })
}

/** @param {string[]} all the names of the caches there are */
function start(all) {
  const books = cacheNames(root.pathname).booksIn(all)
  const keep = find('keep')
  const kept = find('kept')
  const unable = find('unable')
  const manifest = document.createElement('link')
  manifest.rel = 'manifest'
  manifest.href = `${root}app.webmanifest`
  document.head.append(manifest)
  for (const each of document.querySelectorAll('[data-app]')) each.removeAttribute('hidden')
  if (unable) unable.hidden = true
  if (keep) {
    keep.hidden = false
    keep.addEventListener('click', () => {
      if (loaded) return
      keep.dataset.wanted = 'yes'
      register()
      load()
    })
  }
  if (kept && (books.length || 'all' in kept.dataset)) load()
  if (keep && books.includes(String(keep.dataset.book))) atRest(load)
  if (!saveData || books.length) atRest(register)
}

const { visits } = tag.dataset
if (visits && location.protocol !== 'file:') {
  atRest(() => countVisit(visits, location.pathname.slice(root.pathname.length).replace(/(^|\/)$/, '$1index.html')))
}

// Browsers have neither from a USB stick, and no storage in some private windows.
if (location.protocol !== 'file:' && 'serviceWorker' in navigator && 'caches' in self) caches.keys().then(start, () => {})
