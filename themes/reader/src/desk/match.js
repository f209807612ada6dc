import { isLight, isWay, read, spellings } from './reading.js'
import { likeness } from './syllable.js'

/**
 * Finds the question of a table that somebody means.
 *
 * A question is compared with every way that a row is asked in: how much of what was typed stands
 * there, and in any way of the row or in its answer; how much of the way was typed; and which words stand side by side,
 * as most Vietnamese words are two syllables. Rare words weigh more, and words that no row holds weigh
 * most: they keep the desk from answering what it was not asked. Syllables need only be alike
 * (`syllable.js`). The numbers were tuned on half of `test/desk/judged.json`.
 *
 * @typedef {import('./reading.js').Word} Word
 * @typedef {{ id: string, ways: string[], answer: string }} Row `ways` to ask it
 * @typedef {{ id: string, score: number }} Ranked
 * @typedef {{ kind: 'answer' | 'ask' | 'none', ids: string[], ranked: Ranked[] }} Match `ids` of the row that
 *   answers, or of those that may be meant
 * @typedef {{ word: Word, weight: number }} Known a word of the table
 * @typedef {{ weight: number, light: boolean, near: number[] }} Typed `near`: how alike each known word is
 * @typedef {{ words: number[], pairs: [number, number][] }} Way known words by number, and those that stand side by side
 * @typedef {{ id: string, ways: Way[], words: number[], told: number[] }} Held a row: the words of all its ways, and
 *   those of its answer
 */

const WEIGHT = { light: 0.1, way: 0.4, number: 0.5, unknown: 1.15 }
const SHARE = { inWay: 0.29, inRow: 0.23, ofWay: 0.31, pairs: 0.17 }
/** What a word counts that stands in the answer alone. */
const TOLD = 0.7
/** How much of its score a row loses when the heaviest word typed is not in it. */
const MISSED = 0.27
/** Scores from which a row answers, from which it is offered, and by which it must lead the next. */
const ANSWERS = 0.53
const OFFERED = 0.35
const LEAD = 0.06
const MOST_OFFERED = 3
/** A row that holds less of what was typed is not meant. */
const LEAST_HELD = 0.2
/** So much of what was typed must be known: "hello" is no question. */
const LEAST_KNOWN = 0.4
const MOST_WORDS = 40

/** @param {Row[]} rows */
export function createMatcher(rows) {
  const asked = rows.map(({ id, ways, answer }) => ({ id, ways: ways.map((way) => read(way)), told: read(answer) }))
  const known = weighed(asked.map(({ ways, told }) => [...ways.flat(), ...told]))
  const numbers = new Map(known.map(({ word }, number) => [word.exact, number]))
  const spelled = new Set(rows.flatMap(({ ways, answer }) => [...ways, answer].flatMap(spellings)))
  const held = asked.map(({ id, ways, told }) => {
    const made = ways.map(wayOf).filter(({ words }) => words.length)
    return { id, ways: made, words: distinct(made.flatMap(({ words }) => words)), told: distinct(wayOf(told).words) }
  })

  /**
   * @param {Word[]} words
   * @returns {Way}
   */
  function wayOf(words) {
    const numbered = (/** @type {Word} */ { exact }) => /** @type {number} */ (numbers.get(exact))
    return { words: words.map(numbered), pairs: pairsOf(words.filter((word) => !isLight(word)).map(numbered)) }
  }

  /**
   * @param {Word} word
   * @returns {Typed}
   */
  function typedOf(word) {
    const near = known.map(({ word: other }) => (word.also === other.exact ? 1 : likeness(word, other)))
    // Of two words as near, the rarer is meant.
    const ranks = near.map((like, at) => like && like + known[at].weight / 10)
    const best = ranks.indexOf(Math.max(...ranks))
    const meant = near[best] ? known[best] : { word, weight: usual(word) }
    return { light: isLight(meant.word), near, weight: meant.weight }
  }

  /**
   * @param {Typed[]} typed
   * @param {Held} row
   */
  function score(typed, { ways, words, told }) {
    const asked = sum(typed, ({ weight }) => weight)
    const found = (/** @type {Typed} */ { near, weight }, /** @type {number[]} */ there) =>
      weight * most(there, (at) => near[at])
    const held = (/** @type {Typed} */ each) => Math.max(found(each, words), TOLD * found(each, told))
    const inRow = sum(typed, held) / asked
    if (inRow < LEAST_HELD) return 0
    const missed = most(typed, (each) => each.weight - held(each))
    const pairs = pairsOf(typed.filter(({ light }) => !light))
    const typedPairs = sum(pairs, ([a, b]) => a.weight + b.weight)
    const best = most(ways, (way) => {
      const inWay = sum(typed, (each) => found(each, way.words)) / asked
      const said = sum(way.words, (at) => known[at].weight * most(typed, ({ near }) => near[at]))
      const ofWay = said / sum(way.words, (at) => known[at].weight)
      const alone = inWay * SHARE.inWay + inRow * SHARE.inRow + ofWay * SHARE.ofWay
      if (!pairs.length) return alone / (1 - SHARE.pairs)
      const both = typedPairs + sum(way.pairs, ([a, b]) => known[a].weight + known[b].weight)
      return alone + (2 * SHARE.pairs * sum(pairs, (pair) => sideBySide(pair, way))) / both
    })
    return best * (1 - MISSED * missed)
  }

  /**
   * @param {string} text
   * @returns {Match}
   */
  return (text) => {
    const typed = read(text, spelled).slice(0, MOST_WORDS).map(typedOf)
    const heard = sum(typed, ({ weight, light, near }) => (!light && near.some(Boolean) ? weight : 0))
    if (heard < LEAST_KNOWN) return { kind: 'none', ids: [], ranked: [] }
    const ranked = held.map((row) => ({ id: row.id, score: score(typed, row) }))
    ranked.sort((a, b) => b.score - a.score)
    const [first, second] = ranked
    if (first.score >= ANSWERS && (!second || first.score - second.score >= LEAD)) {
      return { kind: 'answer', ids: [first.id], ranked }
    }
    const ids = ranked.slice(0, MOST_OFFERED).flatMap(({ id, score }) => (score >= OFFERED ? [id] : []))
    return { kind: ids.length ? 'ask' : 'none', ids, ranked }
  }
}

/**
 * The words of all rows, each once; those that few rows hold weigh most.
 * @param {Word[][]} rows
 * @returns {Known[]}
 */
function weighed(rows) {
  /** @type {Map<string, { word: Word, count: number }>} */
  const found = new Map()
  for (const words of rows) {
    for (const [exact, word] of new Map(words.map((word) => [word.exact, word]))) {
      const { count } = found.get(exact) || { count: 0 }
      found.set(exact, { word, count: count + 1 })
    }
  }
  const rarest = Math.log(1 + rows.length)
  return [...found.values()].map(({ word, count }) => {
    return { word, weight: Math.min(usual(word), Math.log(1 + rows.length / count) / rarest) }
  })
}

/**
 * What a word weighs at most.
 * @param {Word} word
 */
function usual(word) {
  if (isLight(word)) return WEIGHT.light
  if (isWay(word)) return WEIGHT.way
  return /^\d/.test(word.exact) ? WEIGHT.number : WEIGHT.unknown
}

/**
 * What two words typed side by side weigh in a way to ask, as far as they stand so there.
 * @param {[Typed, Typed]} pair
 * @param {Way} way
 */
function sideBySide([a, b], { pairs }) {
  return (a.weight + b.weight) * most(pairs, ([left, right]) => a.near[left] * b.near[right])
}

/** @param {number[]} list */
function distinct(list) {
  return [...new Set(list)]
}

/**
 * @template T
 * @param {T[]} list
 * @returns {[T, T][]}
 */
function pairsOf(list) {
  return list.slice(1).map((each, at) => [list[at], each])
}

/**
 * @template T
 * @param {T[]} list
 * @param {(each: T) => number} value
 */
function sum(list, value) {
  return list.reduce((total, each) => total + value(each), 0)
}

/**
 * The largest value, 0 for none.
 * @template T
 * @param {T[]} list
 * @param {(each: T) => number} value
 */
function most(list, value) {
  return list.reduce((largest, each) => Math.max(largest, value(each)), 0)
}
