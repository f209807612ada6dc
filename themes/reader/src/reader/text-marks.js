import { normalise } from '../analyzer.js'
import { findPlaces } from './highlights.js'

/** Elements that begin a text of their own. */
const BLOCKS = 'p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,blockquote,figcaption,pre,div,section'
/** The class of a mark; nothing in a chapter has it, see safe-html.js. */
const MARK = 'hit'

/**
 * Marks a query in the text mode, and takes the marks of the one before away.
 *
 * The marks are elements: the ranges that newer browsers can mark without them are missing in what
 * many old phones have.
 * @param {HTMLElement} article
 * @param {string} query
 * @returns {HTMLElement[]} the beginning of each place that matches, in order
 */
export function markText(article, query) {
  for (const mark of article.querySelectorAll(`.${MARK}`)) mark.replaceWith(...mark.childNodes)
  article.normalize()
  if (!query) return []

  const { text, nodes } = textOf(article)
  const at = offsets(text)
  const places = findPlaces(query, text).map(([start, end]) => [at[start], at[end - 1] + 1])
  /** @type {HTMLElement[]} */
  const firsts = []
  let place = 0
  for (const [node, start] of nodes) {
    let rest = node
    let from = start
    for (; place < places.length && places[place][0] < start + node.length; place++) {
      const [begin, end] = places[place]
      const length = rest.length
      if (begin > from) rest = rest.splitText(begin - from)
    }
  }
  return firsts
}
