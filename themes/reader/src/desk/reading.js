import { fold, tokens } from '../analyzer.js'
import { fromKeys, isBuilt, likeness, syllable } from './syllable.js'
import { ALIKE, LIGHT, OF_BOOKS, SHORT } from './words.js'

/**
 * A word of a question. One of several ways to ask the same is written as the group of those ways
 * (`@3`); `also` is the group that a word may belong to whose accents were not typed.
 * @typedef {import('./syllable.js').Syllable & { also: string }} Word
 */

const REPEATED = /(\p{L})\1{2,}/gu
/** @typedef {{ name: string, words: Word[] }} WayToSay */
/** @type {Map<string, WayToSay[]>} by their first words without accents, the longest first */
const WAYS = new Map()
ALIKE.forEach((ways, at) => {
  for (const words of ways.map(plain)) {
    const { folded } = words[0]
    WAYS.set(folded, [...(WAYS.get(folded) || []), { name: `@${at}`, words }].sort((a, b) => b.words.length - a.words.length))
  }
})

const SINGLE = [...WAYS.values()].flat().filter(({ words }) => words.length === 1)

/**
 * The words of a question, short forms of chats written out; `known` are the words by which those
 * that were run together are parted.
 * @param {string} text
 * @param {Set<string>} [known] without accents
 * @returns {Word[]}
 */
export function read(text, known = new Set()) {
  const words = plain(text.toLowerCase().replace(REPEATED, '$1')).flatMap((word) => {
    if (known.has(word.folded)) return [word]
    const long = SHORT.get(word.folded)
    if (long) return plain(long)
    if (isBuilt(word.folded)) return [word]
    const meant = fromKeys(word.exact)
    return parted(word.folded, known) || (isBuilt(meant) ? plain(meant) : [word])
  })
  return alike(words)
}

/**
 * The words of a text as they are spelled without accents.
 * @param {string} text
 */
export function spellings(text) {
  return plain(text).map(({ folded }) => folded)
}

export const isLight = within(LIGHT)
const isOfBooks = within(OF_BOOKS)

/** @param {Word} word */
export function isWay({ exact }) {
  return exact[0] === '@'
}

/**
 * Tells whether a word, which may have been typed without accents, is one of a list.
 * @param {Set<string>} list
 */
function within(list) {
  const folded = new Set([...list].map(fold))
  return (/** @type {Word} */ word) => list.has(word.exact) || (isBare(word) && folded.has(word.folded))
}

/**
 * @param {string} text
 * @returns {Word[]}
 */
function plain(text) {
  const words = [...tokens(text)]
  const accented = words.filter(({ exact, folded }) => exact !== folded)
  // Two thirds of the words of Vietnamese have accents: where a third has, they are typed.
  const sure = accented.length * 3 >= words.length
  return words.map(({ exact, folded }) => ({ ...syllable(exact, folded, sure), also: '' }))
}

/**
 * Whether a word may have accents that were not typed.
 * @param {Word} word
 */
function isBare({ exact, folded, sure }) {
  return !sure && exact === folded
}

/**
 * The known words that were run together, null when they are none.
 * @param {string} run
 * @param {Set<string>} known
 * @returns {Word[] | null}
 */
function parted(run, known) {
  for (let cut = run.length - 1; cut > 1; cut--) {
    const [head, rest] = [run.slice(0, cut), run.slice(cut)]
    if (!known.has(head)) continue
    const tail = known.has(rest) ? plain(rest) : parted(rest, known)
    if (tail) return [...plain(head), ...tail]
  }
  return null
}

/**
 * The same words, each way to ask a thing replaced by its group.
 * @param {Word[]} words
 */
function alike(words) {
  /** @type {Word[]} */
  const made = []
  for (let at = 0; at < words.length; ) {
    const way = (WAYS.get(words[at].folded) || []).find(({ words: way }) =>
      way.every((word, offset) => may(words[at + offset], word, way.length > 1)),
    )
    const sure = way && (way.words.length > 1 || words[at].exact === way.words[0].exact)
    if (way && sure) made.push({ ...syllable(way.name, way.name, true), also: '' })
    else made.push({ ...words[at], also: way ? way.name : slipOf(words[at]) })
    at += way && sure ? way.words.length : 1
  }
  return made
}

/**
 * The group that a misspelt word belongs to, "" for none.
 * @param {Word} word
 */
function slipOf(word) {
  const way = SINGLE.find(({ words: [meant] }) => meant.folded !== word.folded && likeness(word, meant))
  return way ? way.name : ''
}

/**
 * Whether a word, which may have been typed without accents, is one of the language; `loose` allows for another
 * tone, as half of the country hears hỏi and ngã alike.
 * @param {Word | undefined} typed
 * @param {Word} word
 * @param {boolean} loose
 */
function may(typed, word, loose) {
  if (!typed || typed.folded !== word.folded) return false
  return typed.exact === word.exact || isBare(typed) || (loose && typed.bare === word.bare)
}

/**
 * What a question is about, in the words to look it up by: without those that only ask.
 * @param {string} text
 */
export function topicOf(text) {
  const words = read(text).filter((word) => !isWay(word) && !isLight(word) && !isOfBooks(word))
  return words.map(({ exact }) => exact).join(' ')
}
