import { normalise, tokens } from '../analyzer.js'

/**
 * @typedef {import('./engine.js').Term} Term
 * @typedef {import('../reader/page-text.js').ShardLine} ShardLine
 *
 * @typedef {object} Passage the piece of a page that shows best why it was found
 * @property {{ text: string, mark: boolean }[]} parts
 * @property {number} near how many words of the query stand side by side, in order, on the page
 *
 * @typedef {{ start: number, end: number, terms: number[], exact: boolean }} Match
 */

const WIDTH = 160
/** More than words in a query and characters in a passage: what counts first outweighs the rest. */
const MANY = 1000

/**
 * The text of a page as its shard holds it: lines, and empty lines between blocks.
 * @param {ShardLine[]} lines
 */
export function pageText(lines) {
  return normalise(lines.map((line) => (line === '' ? '' : line[3])).join('\n'))
}

/**
 * Finds the passage of about 160 characters with the most different words of the query, then
 * the one with the most of them as typed, then the one where they stand closest together.
 * @param {string} text normalised
 * @param {Term[]} terms
 * @returns {Passage}
 */
export function passage(text, terms) {
  const { matches, near } = match(text, terms)
  const first = matches[bestStart(matches)]
  let left = Math.max(0, (first ? first.start : 0) - WIDTH / 3) | 0
  let right = Math.min(text.length, left + WIDTH)
  while (left > 0 && /\S/.test(text[left - 1])) left--
  while (right < text.length && /\S/.test(text[right])) right++

  const parts = []
  let at = left
  for (const { start, end } of marked(matches, terms)) {
    // Pairs of Chinese characters overlap.
    if (end <= at || start < left || end > right) continue
    if (start > at) parts.push({ text: text.slice(at, start), mark: false })
    parts.push({ text: text.slice(Math.max(at, start), end), mark: true })
    at = end
  }
  if (at < right) parts.push({ text: text.slice(at, right), mark: false })
  if (left > 0) parts.unshift({ text: '… ', mark: false })
  if (right < text.length) parts.push({ text: ' …', mark: false })
  return { parts: parts.map(({ text, mark }) => ({ text: text.replace(/\s+/g, ' '), mark })), near }
}

/**
 * The tokens that match a word of the query.
 * @param {string} text
 * @param {Term[]} terms
 */
function match(text, terms) {
  /** @type {Match[]} */
  const matches = []
  let near = 0
  let last = -1
  /** @type {number[]} how many words of the query, up to this one, end at the last token */
  let runs = []
  for (const { exact, folded, start, end, position } of tokens(text)) {
    const side = position === last + 1
    const before = runs
    runs = []
    last = position
    terms.forEach((term, index) => {
      if (term.folded !== folded) return
      runs[index] = 1 + ((side && before[index - 1]) || 0)
      near = Math.max(near, runs[index])
    })
    const numbers = Object.keys(runs).map(Number)
    if (numbers.length) {
      matches.push({ start, end, terms: numbers, exact: terms[numbers[0]].exact === exact })
    }
  }
  return { matches, near }
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
