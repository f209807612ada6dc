import { formatLocator } from './locator.js'
import { fingerBoxes, wordsUnder } from './page-links.js'

/** Pixels that a mouse must meet (WCAG 2.2, 2.5.8), and a finger (2.5.5). */
const MOUSE = 24
const FINGER = 44

/**
 * @typedef {import('./page-links.js').PageLink} PageLink
 * @typedef {import('./page-text.js').PageText} PageText
 */

/**
 * Makes the links of a page, which lie over its picture. They are named after the words they lie on.
 * @param {PageLink[]} links
 * @param {PageText} text
 * @param {import('./messages.js').Messages} m
 */
export function createLinkLayer(links, text, m) {
  const layer = document.createElement('div')
  layer.className = 'links'
  const least = matchMedia('(pointer: coarse)').matches ? FINGER : MOUSE
  const boxes = links.map(({ box }) => box)
  const elements = links.map(({ box, page, address }) => {
    const link = document.createElement('a')
    const words = wordsUnder(box, text)
    link.href = page === null ? address : formatLocator({ page })
    link.draggable = false
    const hint = page === null ? outside(link, m) : m('to_page', { page: page + 1 })
    link.dataset.hint = hint
    link.setAttribute('aria-label', words && page !== null ? words : words ? `${words} (${hint})` : hint)
    if (box.y < 0.15) link.classList.add('low')
    if (box.x + box.width / 2 > 0.5) link.classList.add('end')
    return link
  })
  layer.append(...elements)
  new ResizeObserver(() => {
    const size = { width: layer.clientWidth, height: layer.clientHeight }
    fingerBoxes(boxes, size, least).forEach(({ x, y, width, height }, index) =>
      Object.assign(elements[index].style, {
        left: `${x}px`,
        top: `${y}px`,
        width: `${width}px`,
        height: `${height}px`,
      }),
    )
  }).observe(layer)
  return layer
}

/**
 * Makes a link leave the book in a tab of its own; returns the words that say so.
 * @param {HTMLAnchorElement} link
 * @param {import('./messages.js').Messages} m
 */
export function outside(link, m) {
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  const place = link.protocol === 'mailto:' ? link.pathname : link.hostname
  return m('to_web', { place })
}
