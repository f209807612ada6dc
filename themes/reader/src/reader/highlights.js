import { tokens } from '../analyzer.js'
import { parse, stages } from '../search/query.js'

/**
 * @typedef {import('./layout.js').Box} Box
 * @typedef {import('./page-text.js').PageText} PageText
 * @typedef {import('./page-text.js').Line} Line
 * @typedef {import('../analyzer.js').Token} Token
 * @typedef {import('../search/query.js').Term} Term
 */

/**
 * The places on a page to be marked for a query; each is one or more boxes, as fractions of the page.
 * @param {string} query
 * @param {PageText} page
 * @returns {Box[][]}
 */
export function findHits(query, page) {
  return findMarks(query, page.text).map((phrase) => boxesOf(phrase, page))
}

/**
 * The places in a text to be marked for a query, as offsets into the normalised text, in order.
 * @param {string} query
 * @param {string} text
 */
export function findPlaces(query, text) {
  return findMarks(query, text).map((phrase) => [phrase[0].start, phrase[phrase.length - 1].end])
}

/**
 * Whether a text holds all of a query.
 * @param {string} query
 * @param {string} text
 */
export function holds(query, text) {
  return findPhrases(query, text).length > 0
}

/**
 * The tokens of each place to be marked: those that match the query, or else, on a page that the
 * search of the library found by most of the query's pairs, those pairs.
 * @param {string} query
 * @param {string} text
 */
function findMarks(query, text) {
  const whole = findPhrases(query, text)
  const most = !whole.length && text && stages(parse(query)).find(({ number }) => number === 2)
  if (!most) return whole
  const found = [...tokens(text)]
  const places = most.units.map((unit) => placesOf(unit, found).map((at) => ({ at, end: at + unit.length })))
  if (places.filter((each) => each.length).length < most.least) return []
  return joined(places.flat()).map(({ at, end }) => found.slice(at, end))
}

/**
 * The tokens of each place in a text that matches a query.
 *
 * Where the query's syllables stand side by side in a sentence, those phrases are the places; otherwise every
 * syllable is, provided that the page holds them all. Those between quotation marks stand side by side or
 * not at all. A syllable typed with accents matches only itself, one typed without matches all its
 * accented forms.
 * @param {string} query
 * @param {string} text
 * @returns {Token[][]}
 */
function findPhrases(query, text) {
  const { terms, runs } = parse(query)
  if (!terms.length || !text) return []
  const found = [...tokens(text)]

  if (!runs.some(({ phrase }) => phrase)) {
    const whole = placesOf(terms, found)
    if (whole.length) return whole.map((at) => found.slice(at, at + terms.length))
  }
  const units = runs.flatMap(({ terms, phrase }) => (phrase ? [terms] : terms.map((term) => [term])))
  const places = units.map((unit) => placesOf(unit, found).map((at) => ({ at, end: at + unit.length })))
  if (!places.every((each) => each.length)) return []
  return joined(places.flat()).map(({ at, end }) => found.slice(at, end))
}

/**
 * Stretches in order, those that overlap made one.
 * @param {{ at: number, end: number }[]} stretches
 */
function joined(stretches) {
  /** @type {{ at: number, end: number }[]} */
  const made = []
  for (const each of [...stretches].sort((a, b) => a.at - b.at)) {
    const before = made[made.length - 1]
    if (before && each.at < before.end) before.end = Math.max(before.end, each.end)
    else made.push({ ...each })
  }
  return made
}

/**
 * The indices at which words stand side by side, without those within one before.
 * @param {Term[]} wanted
 * @param {Token[]} found
 */
function placesOf(wanted, found) {
  const places = []
  for (let at = 0; at + wanted.length <= found.length; at++) {
    const inOrder = (/** @type {Term} */ term, /** @type {number} */ index) =>
      matches(term, found[at + index]) && found[at + index].position === found[at].position + index
    if (!wanted.every(inOrder)) continue
    places.push(at)
    at += wanted.length - 1
  }
  return places
}

/**
 * @param {Term} wanted
 * @param {Token} found
 */
function matches(wanted, found) {
  return wanted.marked ? wanted.exact === found.exact : wanted.folded === found.folded
}

/**
 * One box a line for neighbouring tokens; a word that goes on in the next line has two.
 * @param {Token[]} phrase
 * @param {PageText} page
 * @returns {Box[]}
 */
function boxesOf(phrase, page) {
  /** @type {Map<Line, Box>} */
  const boxes = new Map()
  for (const token of phrase) {
    for (const line of page.lines) {
      const from = Math.max(token.start - line.start, 0)
      const to = Math.min(token.end - line.start, line.text.length)
      if (from >= to) continue
      const edges = [xAt(line, from), xAt(line, to)]
      const box = boxes.get(line)
      if (box) edges.push(box.x, box.x + box.width)
      const left = Math.min(...edges)
      boxes.set(line, { x: left, y: line.y, width: Math.max(...edges) - left, height: line.height })
    }
  }
  return [...boxes.values()]
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/

/**
 * Where a character of a line begins, taking the letters of a word as equally wide.
 * @param {Line} line
 * @param {number} offset
 */
function xAt(line, offset) {
  const word = line.words.find((each) => offset <= each.end) || line.words[line.words.length - 1]
  const share = Math.max(0, Math.min(1, (offset - word.start) / Math.max(1, word.end - word.start)))
  const backward = RIGHT_TO_LEFT.test(line.text.slice(word.start, word.end))
  return word.x + word.width * (backward ? 1 - share : share)
}
