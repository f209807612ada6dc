import { normalise } from '../analyzer.js'

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
 * @param {import('./text-mode.js').FindPlaces} findPlaces
 * @returns {HTMLElement[]} the beginning of each place that matches, in order
 */
export function markText(article, query, findPlaces) {
  for (const mark of article.querySelectorAll(`.${MARK}`)) mark.replaceWith(...mark.childNodes)
  article.normalize()
  if (!query) return []

  const { text, nodes } = textOf(article)
  const at = offsets(text)
  const places = findPlaces(query, text).map(([start, end]) => [at[start], end < at.length ? at[end] : text.length])
  /** @type {HTMLElement[]} */
  const firsts = []
  for (const [node, start] of nodes) {
    const stop = start + node.length
    let rest = node
    let from = start
    for (let next = firsts.length - 1; next < places.length; next++) {
      // The last place that has begun may go on in this node.
      if (next < 0 || places[next][1] <= from) continue
      if (places[next][0] >= stop) break
      const [begin, end] = [Math.max(places[next][0], from), Math.min(places[next][1], stop)]
      const mark = document.createElement('mark')
      const found = rest.splitText(begin - from)
      rest = found.splitText(end - begin)
      from = end
      found.replaceWith(mark)
      mark.className = MARK
      mark.append(found)
      if (next === firsts.length) firsts.push(mark)
    }
  }
  return firsts
}

/**
 * The text of an article, and the text nodes with the offsets at which they begin in it. Formulas
 * and the readings beside letters are no part of it.
 * @param {HTMLElement} article
 */
function textOf(article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  /** @type {[Text, number][]} */
  const nodes = []
  let text = ''
  /** @type {Element | null} */
  let block = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (node.nodeName === 'BR') text += '\n'
    if (!(node instanceof Text) || !parent || parent.closest('math, rt, rp')) continue
    const mine = parent.closest(BLOCKS)
    if (mine !== block && text) text += '\n\n'
    block = mine
    nodes.push([node, text.length])
    text += node.data
  }
  return { text, nodes }
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
