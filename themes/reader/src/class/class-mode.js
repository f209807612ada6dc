import { byId } from '../reader/dom.js'
import { focusBook } from '../reader/focus.js'
import { fillScreen, fillsScreen } from '../reader/full-screen.js'
import { keyCommand, shortcut } from '../reader/keys.js'
import { createSpotlight } from './spotlight.js'
import { createWakefulness } from './wakefulness.js'

/**
 * What the class mode needs of the reader.
 * @typedef {object} ClassParts
 * @property {import('../reader/reader.js').Reader} reader
 * @property {import('../reader/messages.js').Messages} m
 * @property {(words: string) => void} announce
 * @property {() => boolean} letters single letters are keys
 * @property {() => void} share shows the code of the page
 */

/**
 * Makes the class mode: the book alone on a projector, with large controls, the keys of a
 * presenter's clicker, a light that follows the pointer, and a screen that can go black.
 * @param {ClassParts} parts
 */
export function createClassMode({ reader, m, announce, letters, share }) {
  const root = document.documentElement
  const bar = byId('class', HTMLElement)
  const blank = byId('blank', HTMLButtonElement)
  const number = byId('class-page', HTMLElement)
  const light = byId('class-light', HTMLButtonElement)
  const spotlight = createSpotlight(byId('spotlight', HTMLElement))
  const wakefulness = createWakefulness()
  let on = false
  let full = false

  const shown = () => (number.textContent = `${reader.state().page + 1} / ${reader.book.pageCount}`)

  /** @param {boolean} wanted */
  function show(wanted) {
    on = wanted
    root.classList.toggle('class-mode', on)
    bar.hidden = !on
  }

  /** @param {boolean} dark */
  function darken(dark) {
    if (blank.hidden !== dark) return
    root.classList.toggle('dark', dark)
    blank.hidden = !dark
    if (dark) blank.focus()
    else focusBook()
  }

  /** @param {boolean} lit */
  function illuminate(lit) {
    spotlight.show(lit)
    light.setAttribute('aria-pressed', String(lit))
  }

  function enter() {
    full = fillsScreen()
    show(true)
    shown()
    focusBook()
    wakefulness.keep(true)
    announce(m('class_on'))
  }

  function leave() {
    if (!on) return
    darken(false)
    illuminate(false)
    show(false)
    wakefulness.keep(false)
    void fillScreen(false)
    byId('menu-open', HTMLButtonElement).focus()
    announce(m('class_off'))
  }

  /** @type {Record<string, () => void>} */
  const letterKeys = { b: () => darken(!!blank.hidden), s: () => illuminate(!spotlight.shown()) }
  letterKeys['.'] = letterKeys.b
  /** Presenters' clickers begin and end a show with these; F5 would load the page anew. @type {Record<string, () => void>} */
  const otherKeys = { Escape: leave, F5: () => darken(false) }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!on || event.defaultPrevented || document.querySelector('dialog[open]')) return
    const letter = shortcut(event)
    const action = (letter && letters() && letterKeys[letter]) || (!event.ctrlKey && !event.metaKey && otherKeys[event.key])
    // The first key that would turn a page gives the page back.
    const lift = !blank.hidden && keyCommand(event, false) ? () => darken(false) : null
    const wanted = action || lift
    if (!wanted) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) wanted()
  }

  illuminate(false)
  document.addEventListener('keydown', onKey, true)
  document.addEventListener('fullscreenchange', () => {
    if (full && !fillsScreen()) leave()
    full = fillsScreen()
  })
  reader.on('relocate', shown)
  /** Controls that leave the book to the keys of the clicker. @type {Record<string, () => void>} */
  const onBook = { 'class-prev': () => reader.turn(-1), 'class-next': () => reader.turn(1), 'class-light': letterKeys.s }
  /** @type {Record<string, () => void>} */
  const others = { 'class-blank': letterKeys.b, 'class-qr': share, 'class-leave': leave, blank: letterKeys.b }
  for (const [id, act] of Object.entries({ ...onBook, ...others })) {
    byId(id, HTMLButtonElement).addEventListener('click', ({ detail }) => {
      act()
      if (detail && onBook[id]) focusBook()
    })
  }

  return { on: () => on, enter, leave }
}
