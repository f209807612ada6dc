/**
 * The page of an exhibit: its pictures open in a gallery, its panorama can be looked around in, and music
 * plays below the narration. What the first two need is fetched when they are asked for; until then, and where
 * it cannot be fetched, they are links to pictures.
 */
import { createScriptLoader } from '../reader/script-data.js'
import { createMusic } from './music.js'

/**
 * @typedef {typeof import('../gallery/gallery.js').openGallery} OpenGallery
 * @typedef {import('../panorama/panorama.js').OpenPanorama} OpenPanorama
 */

/** The folder of this script, in which the others lie. */
const folder = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href

/**
 * Adds a style sheet, once.
 * @param {string} name
 * @returns {Promise<unknown>}
 */
function styled(name) {
  const href = folder + name
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    link.onload = resolve
    link.onerror = () => {
      link.remove()
      reject(new Error(href))
    }
    document.head.append(link)
  })
}

/** @param {MouseEvent} event a press that opens something elsewhere is the browser's */
const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button)

const exhibit = document.querySelector('.exhibit')
const shots = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a.shot'))
if (exhibit instanceof HTMLElement && shots.length) {
  const { gallery = '', galleryStyle = '' } = exhibit.dataset
  const load = createScriptLoader('tusachGallery', (/** @type {OpenGallery} */ _open) => 0)
  const words = JSON.parse((document.getElementById('gallery-words') || {}).textContent || '{}')
  /** @type {OpenGallery | null} */
  let open = null
  shots.forEach((shot, at) => {
    shot.addEventListener('click', async (event) => {
      if (!plain(event)) return
      event.preventDefault()
      try {
        open = open || (await Promise.all([load(0, folder + gallery), styled(galleryStyle)]))[0]
        open([...shots], at, words)
      } catch {
        location.href = shot.href
      }
    })
  })
}

const around = document.getElementById('panorama')
const link = around && around.querySelector('a')
if (around && link) {
  const { script = '', style = '' } = around.dataset
  const load = createScriptLoader('tusachPanorama', (/** @type {OpenPanorama} */ _open) => 0)
  link.addEventListener('click', async (event) => {
    if (!plain(event)) return
    event.preventDefault()
    try {
      const [open] = await Promise.all([load(0, folder + script), styled(style)])
      open(around, link)
    } catch {
      location.href = link.href
    }
  })
}

const narration = document.getElementById('narration')
const music = document.getElementById('music')
const button = document.getElementById('music-switch')
if (narration instanceof HTMLAudioElement && music instanceof HTMLAudioElement && button) {
  createMusic(narration, music, button)
}
