import { normalise, tokens } from '../analyzer.js'

/**
 * @typedef {import('./engine.js').Term} Term
 * @typedef {{ text: string, mark: boolean }} Part
 * @typedef {{ parts: Part[] }} Passage the piece of a page that shows best why it was found
 * @typedef {{ start: number, end: number, terms: number[], exact: boolean }} Match
 */

const WIDTH = 160
/** More than words in a query and characters in a passage: what counts first outweighs the rest. */
const MANY = 1000

/**
 * Finds the passage of about 160 characters with the most different words of the query, then
 * the one with the most of them as typed, then the one where they stand closest together.
 * @param {string} text normalised
 * @param {Term[]} terms
 * @returns {Passage}
 */
export function passage(text, terms) {
  const matches = match(text, terms)
  const first = matches[bestStart(matches)]
  let left = Math.max(0, (first ? first.start : 0) - WIDTH / 3) | 0
  let right = Math.min(text.length, left + WIDTH)
  while (left > 0 && /\S/.test(text[left - 1])) left--
  while (right < text.length && /\S/.test(text[right])) right++

  const parts = cut(text, marked(matches, terms), left, right)
  if (left > 0) parts.unshift({ text: '… ', mark: false })
  if (right < text.length) parts.push({ text: ' …', mark: false })
  return { parts: parts.map(({ text, mark }) => ({ text: text.replace(/\s+/g, ' '), mark })) }
}

/**
 * A title, or another short text, with the words of a query marked.
 * @param {string} text
 * @param {Term[]} terms
 */
export function marks(text, terms) {
  const whole = normalise(text)
  return cut(whole, marked(match(whole, terms), terms), 0, whole.length)
}

/**
 * A stretch of a text, cut where its marks begin and end.
 * @param {string} text
 * @param {Match[]} matches
 * @param {number} left
 * @param {number} right
 */
function cut(text, matches, left, right) {
  /** @type {Part[]} */
  const parts = []
  let at = left
  for (const { start, end } of matches) {
    // Pairs of Chinese characters overlap.
    if (end <= at || start < left || end > right) continue
    if (start > at) parts.push({ text: text.slice(at, start), mark: false })
    parts.push({ text: text.slice(Math.max(at, start), end), mark: true })
    at = end
  }
  if (at < right) parts.push({ text: text.slice(at, right), mark: false })
  return parts
}

/**
 * The tokens that match words of the query.
 * @param {string} text
 * @param {Term[]} terms
 */
function match(text, terms) {
  /** @type {Match[]} */
  const matches = []
  for (const { exact, folded, start, end } of tokens(text)) {
    const numbers = terms.map((_, index) => index).filter((index) => terms[index].folded === folded)
    if (numbers.length) matches.push({ start, end, terms: numbers, exact: terms[numbers[0]].exact === exact })
  }
  return matches
}

/**
 * Which match the best passage begins with.
 * @param {Match[]} matches
 */
function bestStart(matches) {
  let best = 0
  let most = -Infinity
  matches.forEach(({ start }, index) => {
    const seen = new Set()
    let typed = 0
    let reach = 0
    for (let at = index; at < matches.length && matches[at].end - start <= WIDTH; at++) {
      const term = matches[at].terms.find((each) => !seen.has(each))
      if (term === undefined) continue
      seen.add(term)
      typed += Number(matches[at].exact)
      reach = matches[at].end - start
    }
    const value = (seen.size * MANY + typed) * MANY - reach
    if (value > most) {
      most = value
      best = index
    }
  })
  return best
}

/**
 * The matches to be marked: where the page holds a word as it was typed, its variants are not.
 * @param {Match[]} matches
 * @param {Term[]} terms
 */
function marked(matches, terms) {
  return matches.filter(
    ({ exact, terms: [term] }) =>
      exact ||
      !terms[term].marked ||
      !matches.some((other) => other.exact && other.terms[0] === term),
  )
}
