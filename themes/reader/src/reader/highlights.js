import { tokens } from '../analyzer.js'

/**
 * @typedef {import('./layout.js').Box} Box
 * @typedef {import('./page-text.js').PageText} PageText
 * @typedef {import('./page-text.js').Line} Line
 * @typedef {import('../analyzer.js').Token} Token
 */

/**
 * The places on a page that match a query; each is one or more boxes, as fractions of the page.
 *
 * Where the query's syllables stand side by side in a sentence, those phrases are the places; otherwise every
 * syllable is, provided that the page holds them all. A syllable typed with accents matches only
 * itself, one typed without matches all its accented forms.
 * @param {string} query
 * @param {PageText} page
 * @returns {Box[][]}
 */
export function findHits(query, page) {
  const wanted = [...tokens(query)]
  if (!wanted.length || !page.text) return []
  const found = [...tokens(page.text)]

  const phrases = []
  for (let at = 0; at + wanted.length <= found.length; at++) {
    const inOrder = (/** @type {Token} */ token, /** @type {number} */ index) =>
      matches(token, found[at + index]) && found[at + index].position === found[at].position + index
    if (wanted.every(inOrder)) {
      phrases.push(found.slice(at, at + wanted.length))
      at += wanted.length - 1
    }
  }
  if (phrases.length) return phrases.map((phrase) => boxesOf(phrase, page))
  if (!wanted.every((token) => found.some((each) => matches(token, each)))) return []
  return found
    .filter((each) => wanted.some((token) => matches(token, each)))
    .map((each) => boxesOf([each], page))
}

/**
 * @param {Token} wanted
 * @param {Token} found
 */
function matches(wanted, found) {
  const accented = wanted.exact !== wanted.folded
  return accented ? wanted.exact === found.exact : wanted.folded === found.folded
}

/**
 * One box a line for neighbouring tokens.
 * @param {Token[]} phrase
 * @param {PageText} page
 * @returns {Box[]}
 */
function boxesOf(phrase, page) {
  /** @type {Map<Line, Box>} */
  const boxes = new Map()
  for (const token of phrase) {
    const line = page.lines.find((each) => token.start < each.start + each.text.length)
    if (!line) continue
    const left = xAt(line, token.start - line.start)
    const right = xAt(line, token.end - line.start)
    const box = boxes.get(line)
    if (box) box.width = Math.max(box.width, right - box.x)
    else boxes.set(line, { x: left, y: line.y, width: right - left, height: line.height })
  }
  return [...boxes.values()]
}

/**
 * Where a character of a line begins, taking the letters of a word as equally wide.
 * @param {Line} line
 * @param {number} offset
 */
function xAt(line, offset) {
  const word = line.words.find((each) => offset <= each.end) || line.words[line.words.length - 1]
  const share = (offset - word.start) / Math.max(1, word.end - word.start)
  return word.x + word.width * Math.max(0, Math.min(1, share))
}
