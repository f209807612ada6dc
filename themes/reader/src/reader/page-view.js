import { fill } from './dom.js'
import { createLinkLayer } from './link-layer.js'
import { decoded, emptyPicture, isWithinReach, paint } from './page-source.js'
import { createPlainText, createTextLayer } from './text-layer.js'

/**
 * @typedef {import('./layout.js').Box} Box
 * @typedef {import('./page-links.js').PageLink} PageLink
 * @typedef {import('./page-text.js').PageText} PageText
 *
 * One page on the stage: its paper, picture, highlights and text, or what went wrong.
 * @typedef {object} PageView
 * @property {HTMLElement} element
 * @property {() => Promise<void>} load brings the picture; settles when it is there or has failed
 * @property {(after: number) => void} hurry shows the thumbnail in its stead when it has not come in
 *   so many milliseconds
 * @property {() => void} unhurry
 * @property {() => void} unload frees the picture
 * @property {() => boolean} failed
 * @property {() => HTMLImageElement | HTMLCanvasElement | null} picture once it is shown
 * @property {(scale: number) => void} sharpen paints a drawing as sharp as this zoom shows it
 * @property {(text: PageText | null) => void} setText the layer of text, null takes it away
 * @property {(links: PageLink[], text: PageText) => void} setLinks
 * @property {(kind: 'hits' | 'spoken', boxes: Box[]) => void} setMarks
 * @property {(marked: boolean) => void} setRibbon
 */

/**
 * Makes the view of one page.
 * @param {object} page
 * @param {number} page.index
 * @param {import('./book.js').Book} page.book
 * @param {import('./messages.js').Messages} page.m
 * @param {import('./page-source.js').PageSource} page.loadPage
 * @param {HTMLImageElement | null} page.picture the picture when the HTML already has it
 * @returns {PageView}
 */
export function createPageView({ index, book, m, loadPage, picture }) {
  const made = book.image(index)
  const image = made && isWithinReach(made) ? made : null
  const element = make('div', 'page')
  element.setAttribute('role', 'group')
  element.setAttribute('aria-label', m('page', { page: index + 1 }))
  /** @type {'empty' | 'loading' | 'shown' | 'failed'} */
  let state = 'empty'
  /** @type {Promise<void> | null} */
  let loading = null
  /** @type {import('./page-source.js').PagePicture | null} */
  let shown = null
  let scale = 1
  /** @type {HTMLElement | null} */
  let layer = null
  /** @type {HTMLElement | null} */
  let links = null
  /** @type {HTMLImageElement | null} */
  let small = null
  let hurried = 0
  /** @type {Map<string, HTMLElement>} */
  const marks = new Map()
  const ribbon = make('div', 'ribbon')
  ribbon.setAttribute('role', 'img')
  ribbon.setAttribute('aria-label', m('ribbon'))

  const notice = make('div', 'notice')
  const say = make('p', '')
  const retry = make('button', 'button')
  retry.textContent = m('retry')
  retry.addEventListener('click', () => {
    element.tabIndex = -1
    element.focus()
    void load()
  })
  if (picture) {
    state = 'loading'
    picture.alt = ''
    element.append(picture)
    element.classList.add('shown')
    void follow(adopt(picture))
  } else show(image ? 'empty' : 'failed')

  /**
   * The picture from the HTML once it has come; the book's own file where it did not.
   * @param {HTMLImageElement} placed
   */
  async function adopt(placed) {
    try {
      await decoded(placed)
      return placed
    } catch (error) {
      placed.remove()
      element.classList.remove('shown')
      if (!image) throw error
      return loadPage(image)
    }
  }

  /** @param {typeof state} next */
  function show(next) {
    state = next
    element.classList.toggle('shown', state === 'shown')
    notice.remove()
    if (small && state !== 'loading' && state !== 'failed') {
      small.remove()
      small = null
    }
    if (state === 'shown') return
    const lost = image ? 'failed' : made ? 'packed' : 'no_picture'
    const words = state === 'failed' ? lost : 'loading'
    say.textContent = m(words, { page: index + 1 })
    fill(notice, say, ...(state === 'failed' && image ? [retry] : []))
    notice.classList.toggle('waiting', state !== 'failed')
    element.append(notice)
  }

  async function showSmall() {
    const thumbnail = book.small(index)
    if (!thumbnail || state !== 'loading' || small) return
    const img = emptyPicture(thumbnail)
    img.className = 'page-small'
    img.setAttribute('fetchpriority', 'high')
    // The picture itself is under way: a thumbnail that does not come is not missed.
    await paint(img, thumbnail).catch(() => (img.src = ''))
    if (!img.naturalWidth || state !== 'loading' || small) return
    small = img
    element.prepend(img)
    notice.remove()
  }

  function load() {
    if (loading) return loading
    if (!image || state === 'shown') return Promise.resolve()
    show('loading')
    return follow(loadPage(image))
  }

  function sharpen() {
    if (shown && shown.sharpen) shown.sharpen(scale)
  }

  /** @param {Promise<import('./page-source.js').PagePicture>} arriving */
  function follow(arriving) {
    const mine = arriving.then(
      (arrived) => {
        if (loading !== mine) return
        loading = null
        shown = arrived
        if (arrived.parentNode !== element) element.prepend(arrived)
        show('shown')
        sharpen()
      },
      () => {
        if (loading !== mine) return
        loading = null
        show('failed')
      },
    )
    loading = mine
    return mine
  }

  return {
    element,
    load,
    hurry(after) {
      clearTimeout(hurried)
      hurried = setTimeout(() => void showSmall(), after)
    },
    unhurry: () => clearTimeout(hurried),
    unload() {
      loading = null
      if (!image) return
      if (shown) shown.remove()
      if (shown && shown.free) shown.free()
      shown = null
      show('empty')
    },
    failed: () => state === 'failed' && image !== null,
    picture: () => (shown instanceof HTMLImageElement || shown instanceof HTMLCanvasElement ? shown : small),
    sharpen(next) {
      scale = next
      sharpen()
    },
    setText(text) {
      if (layer) layer.remove()
      layer = null
      if (!text || !text.lines.length) return
      const { width, height } = book.size(index)
      layer = image
        ? createTextLayer(text, { ratio: width / height, language: book.language })
        : createPlainText(text, book.language)
      element.append(layer)
      element.classList.toggle('with-text', !image)
    },
    setLinks(found, text) {
      if (links) links.remove()
      links = found.length && image ? createLinkLayer(found, text, m) : null
      if (links) element.append(links)
    },
    setMarks(kind, boxes) {
      const before = marks.get(kind)
      const layer = make('div', kind)
      layer.setAttribute('aria-hidden', 'true')
      for (const { x, y, width, height } of boxes) {
        const mark = make('i', '')
        Object.assign(mark.style, {
          left: `${x * 100}%`,
          top: `${y * 100}%`,
          width: `${width * 100}%`,
          height: `${height * 100}%`,
        })
        layer.append(mark)
      }
      if (before) before.remove()
      marks.set(kind, layer)
      if (boxes.length) element.append(layer)
    },
    setRibbon(marked) {
      if (marked) element.append(ribbon)
      else ribbon.remove()
    },
  }
}

/**
 * @param {string} tag
 * @param {string} className
 */
function make(tag, className) {
  const element = document.createElement(tag)
  element.className = className
  return element
}
