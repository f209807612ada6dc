import { normalise, tokens } from '../analyzer.js'

/**
 * @typedef {object} Term a word of the query
 * @property {string} typed as it was written
 * @property {string} exact
 * @property {string} folded
 * @property {boolean} marked typed with an accent or đ, so that its other forms count less
 *
 * @typedef {{ terms: Term[], pairs: [Term, Term][], phrase: boolean }} Run words between quotes, or
 *   outside of them; `pairs` are those that stand side by side, in one sentence
 * @typedef {{ terms: Term[], runs: Run[] }} Query
 * @typedef {Term[]} Unit a word, or two that must stand side by side
 */

/** Longer queries, such as a pasted page, are cut: they would load the whole index. */
const MOST_WORDS = 16
const QUOTED = /["“”„«»]/

/**
 * The words of a query; those between quotation marks must stand together. A mark that is never
 * closed is none. Any string is a query.
 * @param {string} text
 * @returns {Query}
 */
export function parse(text) {
  const parts = normalise(text).split(QUOTED)
  const open = parts.length % 2 ? '' : parts.pop()
  if (open) parts.push(`${parts.pop()} ${open}`)
  /** @type {Run[]} */
  const runs = []
  let left = MOST_WORDS
  parts.forEach((part, index) => {
    const run = readRun(part, index % 2 === 1, left)
    left -= run.terms.length
    if (run.terms.length) runs.push(run)
  })
  return { terms: runs.flatMap(({ terms }) => terms), runs }
}

/**
 * @param {string} text
 * @param {boolean} phrase
 * @param {number} most words
 * @returns {Run}
 */
function readRun(text, phrase, most) {
  const found = [...tokens(text)].slice(0, most)
  const terms = found.map(({ exact, folded, start, end }) => ({
    typed: text.slice(start, end),
    exact,
    folded,
    marked: exact !== folded,
  }))
  /** @type {[Term, Term][]} */
  const pairs = []
  found.forEach(({ position }, at) => {
    if (at && position === found[at - 1].position + 1) pairs.push([terms[at - 1], terms[at]])
  })
  return { terms, pairs, phrase }
}

/**
 * @typedef {object} Stage what a document must hold: at least `least` of the units
 * @property {number} number 1 side by side, 2 most of that, 3 apart
 * @property {Unit[]} units
 * @property {number} least
 */

/**
 * What is asked of the index, one stage after the other; the rule is in `library/search/ranking.py`.
 * @param {Query} query
 * @returns {Stage[]}
 */
export function stages({ runs }) {
  /** @type {Unit[]} */
  const near = []
  /** @type {Unit[]} */
  const apart = []
  for (const { terms, pairs, phrase } of runs) {
    const paired = new Set(pairs.flat())
    const bound = [...pairs, ...terms.filter((term) => !paired.has(term)).map((term) => [term])]
    near.push(...bound)
    apart.push(...(phrase ? bound : terms.map((term) => [term])))
  }
  const [bound, loose] = [distinct(near), distinct(apart)]
  if (!bound.length) return []
  const made = [{ number: 1, units: bound, least: bound.length }]
  if (same(bound, loose)) return made
  if (bound.length > 1 && !runs.some(({ phrase }) => phrase)) {
    made.push({ number: 2, units: bound, least: Math.ceil(bound.length / 2) })
  }
  return [...made, { number: 3, units: loose, least: loose.length }]
}

/** @param {Unit[]} units */
function distinct(units) {
  return [...new Map(units.map((unit) => [identity(unit), unit])).values()]
}

/**
 * @param {Unit[]} a
 * @param {Unit[]} b
 */
function same(a, b) {
  const known = new Set(a.map(identity))
  return a.length === b.length && b.every((unit) => known.has(identity(unit)))
}

/** @param {Unit} unit */
function identity(unit) {
  return unit.map(({ exact, folded }) => `${folded}\t${exact}`).join('\n')
}

/**
 * The folded key under which the forms of a unit lie.
 * @param {Unit} unit
 */
export function keyOf(unit) {
  return unit.map(({ folded }) => folded).join(' ')
}

/**
 * Whether a form bears every accent that was typed.
 * @param {Unit} unit
 * @param {string} form
 */
export function agrees(unit, form) {
  const parts = form.split(' ')
  return unit.every(({ exact, folded }, at) => exact === folded || exact === parts[at])
}
