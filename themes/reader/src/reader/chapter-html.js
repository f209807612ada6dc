import { outside } from './link-layer.js'
import { isOutside } from './page-links.js'
import { allowsAttribute, allowsTag, headingLevels } from './safe-html.js'

/** Elements whose content is no text. */
const CODE = 'script,style,template,iframe,object,embed,noscript,svg,title,textarea,select,audio,video'

/**
 * Makes the elements of a chapter from its HTML: only what is allowed, with headings below the
 * book's own, links to the web that say so, and wide tables that scroll by themselves.
 * @param {string} html
 * @param {import('./messages.js').Messages} m
 * @returns {Node[]}
 */
export function chapterNodes(html, m) {
  // A parsed document runs no script and loads no picture until its elements are moved to the page.
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll(CODE)) element.remove()
  for (const element of body.querySelectorAll('*')) {
    const tag = element.localName
    for (const { name, value } of [...element.attributes]) {
      if (!allowsAttribute(tag, name, value)) element.removeAttribute(name)
    }
    if (tag === 'img' && !element.hasAttribute('src')) element.remove()
    if (!allowsTag(tag)) element.replaceWith(...element.childNodes)
  }
  const headings = [...body.querySelectorAll('h1,h2,h3,h4,h5,h6')]
  const levels = headingLevels(headings.map(({ localName }) => Number(localName[1])))
  headings.forEach((heading, index) => rename(heading, `h${levels[index]}`))
  for (const link of body.querySelectorAll('a')) if (isOutside(link.getAttribute('href') || '')) link.title = outside(link, m)
  for (const img of body.querySelectorAll('img')) {
    if (!img.hasAttribute('alt')) img.alt = ''
    img.decoding = 'async'
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
