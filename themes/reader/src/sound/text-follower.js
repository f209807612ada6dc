import { fill } from '../reader/dom.js'

/** @typedef {import('./source.js').Place} Place */

const MARK = 'spoken'
/** Letters of an article that are looked through for a sentence: more than a page of it holds. */
const FAR = 12000

/**
 * Makes what marks the sentence being said in the text mode, and keeps it in view for those who
 * follow it.
 * @param {object} parts
 * @param {HTMLElement} parts.article
 * @param {(page: number, id: string) => void} parts.goTo
 */
export function createTextFollower({ article, goTo }) {
  /** @type {{ place: Place, letters: string } | null} */
  let wanted = null
  /** @type {Element | null} */
  let marked = null
  let behind = { page: -1, letters: 0 }

  /** @param {Element} element */
  function inView(element) {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  }

  function clear() {
    for (const mark of article.querySelectorAll(`mark.${MARK}`)) mark.replaceWith(...mark.childNodes)
    for (const element of article.querySelectorAll(`.${MARK}`)) element.classList.remove(MARK)
    article.normalize()
  }

  /** @returns {Element | null} what was marked */
  function mark() {
    if (!wanted) return null
    const { place, letters } = wanted
    const element = place.anchor ? document.getElementById(place.anchor) : null
    if (element && article.contains(element)) {
      element.classList.add(MARK)
      return element
    }
    const skip = behind.page === place.page ? behind.letters : 0
    const all = lettersFrom(article, place.page)
    const text = all.map(({ letter }) => letter).join('')
    let start = letters ? text.indexOf(letters, skip) : -1
    if (start < 0 && letters) start = text.indexOf(letters)
    if (start < 0) return null
    behind = { page: place.page, letters: start + letters.length }
    return wrap(all.slice(start, start + letters.length))
  }

  /** @param {boolean} follows */
  function bring(follows) {
    marked = mark()
    if (marked && follows) marked.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    return marked
  }

  // Another section has come: what was looked for may be in it.
  new MutationObserver(() => void (wanted && (!marked || !marked.isConnected) && bring(true))).observe(article, { childList: true })

  return {
    /** Whether what is being said can be seen. */
    seen: () => !!marked && marked.isConnected && inView(marked),
    /**
     * @param {Place | null} place null when nothing is said any more
     * @param {string[]} words
     */
    show(place, words) {
      const follows = !marked || !marked.isConnected || inView(marked)
      const before = wanted && wanted.place.page
      clear()
      wanted = place && { place, letters: plain(words.join('')) }
      marked = null
      if (!place || bring(follows) || !follows) return
      const elsewhere = !article.querySelector(`[data-page="${place.page}"]`)
      const whole = !words.length && before !== place.page
      if (elsewhere || whole) goTo(place.page, place.anchor)
    },
  }
}

/** @param {string} text */
function plain(text) {
  return [...text.toLowerCase()].filter((each) => /[\p{L}\p{N}]/u.test(each)).join('')
}

/** @typedef {{ letter: string, node: Text, at: number }} Letter */

/**
 * The letters of an article from where a page begins, from its top when the page begins before it.
 * @param {HTMLElement} article
 * @param {number} page
 */
function lettersFrom(article, page) {
  const marker = article.querySelector(`[data-page="${page}"]`)
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  if (marker) walker.currentNode = marker
  /** @type {Letter[]} */
  const letters = []
  for (let node = walker.nextNode(); node && letters.length < FAR; node = walker.nextNode()) {
    if (!(node instanceof Text) || (node.parentElement && node.parentElement.closest('math, rt, rp'))) continue
    let at = 0
    for (const each of node.data) {
      for (const letter of plain(each)) letters.push({ letter, node, at })
      at += each.length
    }
  }
  return letters
}

/**
 * Puts letters that stand side by side into marks.
 * @param {Letter[]} letters
 * @returns {Element} the first mark
 */
function wrap(letters) {
  /** @type {Map<Text, [number, number]>} */
  const spans = new Map()
  for (const { node, at } of letters) {
    const [from] = spans.get(node) || [at]
    spans.set(node, [from, at + 1])
  }
  const marks = [...spans].map(([node, span]) => {
    let [from, to] = span
    // Quotation marks and stops go with the words that they stand at.
    while (from > 0 && /\S/.test(node.data[from - 1])) from--
    while (to < node.length && /\S/.test(node.data[to])) to++
    const mark = document.createElement('mark')
    const said = node.splitText(from)
    said.splitText(to - from)
    mark.className = MARK
    said.replaceWith(mark)
    fill(mark, said)
    return mark
  })
  return marks[0]
}
