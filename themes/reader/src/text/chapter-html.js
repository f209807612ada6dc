import { outside } from '../reader/link-layer.js'
import { isOutside } from '../reader/page-links.js'
import { CODE, TAGS, allowsAttribute, headingLevels } from './safe-html.js'

/** Letters of a cell that stays in one line: a figure with its unit, a short name. */
const SHORT = 12

/**
 * Makes the elements of a chapter from its HTML: only what is allowed, with headings below the
 * book's own, links to the web that say so, lines of verse each by itself, and wide tables that scroll.
 * @param {string} html
 * @param {import('../reader/messages.js').Messages} m
 * @returns {Node[]}
 */
export function chapterNodes(html, m) {
  // A parsed document runs no script and loads no picture until its elements are moved to the page.
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll([...CODE].join())) element.remove()
  for (const element of body.querySelectorAll('*')) {
    const tag = element.localName
    for (const { name, value } of [...element.attributes]) {
      if (!allowsAttribute(tag, name, value)) element.removeAttribute(name)
    }
    if (tag === 'img' && !element.hasAttribute('src')) element.remove()
    if (!TAGS.has(tag)) element.replaceWith(...element.childNodes)
  }
  const headings = [...body.querySelectorAll('h1,h2,h3,h4,h5,h6')]
  const levels = headingLevels(headings.map(({ localName }) => Number(localName[1])))
  headings.forEach((heading, index) => rename(heading, `h${levels[index]}`))
  for (const link of body.querySelectorAll('a')) if (isOutside(link.getAttribute('href') || '')) link.title = outside(link, m)
  for (const img of body.querySelectorAll('img')) {
    if (!img.hasAttribute('alt')) img.alt = ''
    img.decoding = 'async'
  }
  for (const verse of body.querySelectorAll('.t-verse')) partLines(verse)
  for (const cell of body.querySelectorAll('td,th')) {
    if ((cell.textContent || '').trim().length <= SHORT) cell.classList.add('short')
  }
  for (const table of body.querySelectorAll('table')) {
    const frame = document.createElement('div')
    frame.className = 'wide'
    frame.tabIndex = 0
    table.replaceWith(frame)
    frame.append(table)
  }
  return [...body.childNodes]
}

/**
 * Puts each line of verse, parted by line breaks, in an element of its own: it hangs by itself.
 * @param {Element} verse
 */
function partLines(verse) {
  if (![...verse.children].some(({ localName }) => localName === 'br')) return
  /** @type {HTMLElement | null} */
  let line = null
  for (const node of [...verse.childNodes]) {
    if (!line) {
      line = document.createElement('span')
      line.className = 'line'
      node.before(line)
    }
    line.append(node)
    if (node.nodeName === 'BR') line = null
  }
}

/**
 * Puts an element of another name in an element's place; `data-was` tells the old name.
 * @param {Element} element
 * @param {string} name
 */
function rename(element, name) {
  const renamed = document.createElement(name)
  for (const { name: each, value } of element.attributes) renamed.setAttribute(each, value)
  renamed.dataset.was = element.localName
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
