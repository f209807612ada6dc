import { normalise } from '../analyzer.js'
import { findPlaces } from './highlights.js'

/** Elements that begin a text of their own. */
const BLOCKS = 'p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,blockquote,figcaption,pre,div,section'

/**
 * Marks a query in the text mode, where the browser can mark ranges of text; tells the ranges.
 * @param {HTMLElement} article
 * @param {string} query
 * @returns {Range[]}
 */
export function markText(article, query) {
  if (typeof Highlight === 'undefined') return []
  const ranges = query ? findRanges(article, query) : []
  CSS.highlights.set('hits', new Highlight(...ranges))
  return ranges
}

/**
 * @param {HTMLElement} article
 * @param {string} query
 */
function findRanges(article, query) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  /** @type {[Text, number][]} text nodes and where they begin */
  const nodes = []
  let text = ''
  /** @type {Element | null} */
  let block = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !node.parentElement) continue
    const mine = node.parentElement.closest(BLOCKS)
    if (mine !== block && text) text += '\n\n'
    block = mine
    nodes.push([node, text.length])
    text += node.data
  }
  const at = offsets(text)
  let index = 0
  const point = (/** @type {number} */ offset) => {
    while (index + 1 < nodes.length && nodes[index + 1][1] <= offset) index++
    const [node, start] = nodes[index]
    return /** @type {[Text, number]} */ ([node, Math.min(node.length, offset - start)])
  }
  return findPlaces(query, text).map(([start, end]) => {
    const range = new Range()
    range.setStart(...point(at[start]))
    const [node, offset] = point(at[end - 1])
    range.setEnd(node, Math.min(node.length, offset + 1))
    return range
  })
}

/**
 * Where each character of a normalised text stands in the text as it was: tokens count in the former.
 * @param {string} text
 */
function offsets(text) {
  /** @type {number[]} */
  const at = []
  // A letter and the marks after it become one; nothing else of the text is put together.
  for (const match of text.matchAll(/[^\p{M}]\p{M}*|\p{M}+/gu)) {
    const start = match.index || 0
    for (let unit = 0; unit < normalise(match[0]).length; unit++) at.push(start + Math.min(unit, match[0].length - 1))
  }
  return at
}
