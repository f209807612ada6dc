import { byId } from './dom.js'

/**
 * @typedef {import('./book.js').Book} Book
 * @typedef {import('./renderer.js').Relocation} Relocation
 */

/**
 * Makes the controls of the lower bar: previous, next, slider, and the page number to type.
 * @param {object} parts
 * @param {Book} parts.book
 * @param {import('./messages.js').Messages} parts.m
 * @param {(page: number) => void} parts.goTo
 * @param {(step: 1 | -1) => void} parts.turn
 */
export function createPager({ book, m, goTo, turn }) {
  const back = byId('prev', HTMLButtonElement)
  const on = byId('next', HTMLButtonElement)
  const slider = byId('slider', HTMLInputElement)
  const bubble = byId('bubble', HTMLElement)
  const form = byId('goto', HTMLFormElement)
  const typed = byId('page-number', HTMLInputElement)
  let page = 0

  if (book.labelled) typed.inputMode = 'text'
  slider.max = String(book.pageCount)
  slider.hidden = book.pageCount < 2
  for (const control of [back, on, slider, typed]) control.disabled = false

  /** @param {number} at */
  function describe(at) {
    const chapter = book.outline[book.chapter(at)]
    const label = book.label(at)
    const number = String(at + 1)
    const words = label === number ? m('page', { page: number }) : m('page_label', { page: number, label })
    return chapter ? `${words} · ${chapter.title}` : words
  }

  /** Says and colours where the slider is; the share of the book that lies before. */
  function mark() {
    const at = Number(slider.value) - 1
    const share = book.pageCount > 1 ? at / (book.pageCount - 1) : 0
    slider.style.setProperty('--at', String(share))
    slider.setAttribute('aria-valuetext', describe(at))
    return share
  }

  function preview() {
    const share = mark()
    bubble.textContent = describe(Number(slider.value) - 1)
    bubble.hidden = false
    bubble.style.setProperty('--at', String(book.rtl ? 1 - share : share))
  }

  const settled = () => (bubble.hidden = true)
  slider.addEventListener('input', preview)
  slider.addEventListener('change', () => {
    settled()
    goTo(Number(slider.value) - 1)
  })
  slider.addEventListener('blur', settled)
  back.addEventListener('click', () => turn(-1))
  on.addEventListener('click', () => turn(1))
  typed.addEventListener('focus', () => typed.select())
  typed.addEventListener('blur', () => (typed.value = String(page + 1)))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const wanted = book.find(typed.value)
    typed.value = String((wanted === null ? page : wanted) + 1)
    typed.blur()
    if (wanted !== null) goTo(wanted)
  })

  return {
    /** @param {Relocation} place */
    show(place) {
      page = place.page
      typed.value = slider.value = String(page + 1)
      mark()
      // Disabled buttons would lose the focus of whoever arrives at the end.
      back.setAttribute('aria-disabled', String(place.atStart))
      on.setAttribute('aria-disabled', String(place.atEnd && !book.isPreview))
    },
  }
}
