import { exactForm, foldExact } from './forms.js'

/**
 * Text is cut into terms by the rule of `library/search/analyzer.py`, which says what it is;
 * `tests/contracts/tokenizer.json` holds both to it. Offsets are UTF-16 units of
 * `normalise(text)`, so that `normalise(text).slice(start, end)` is what was written.
 * @typedef {{ exact: string, folded: string, start: number, end: number, position: number }} Token
 * @typedef {[exact: string, folded: string, start: number, end: number]} Part
 */

const SENTENCE_GAP = 10
const CACHED = 20000

const ALNUM = '\\p{L}\\p{N}'
const END = `(?![${ALNUM}_])`
const REST = `[${ALNUM}_]*(?:(?:\\p{M}+|['’＇](?=[${ALNUM}_]))[${ALNUM}_]*)*`
const LATIN = '[A-Za-zÀ-ÖØ-öø-\u024f\u1e00-\u1eff]'
const INITIAL = '[A-Za-zĐđ]'
const DASH = '[-\u2010\u2011\u2013]'
const HAN = '[\\p{UIdeo}々〇]'
const CJK =
  '\u1100-\u11ff\u3005-\u3007\u3031-\u303c\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f' +
  '\u3131-\u318e\u3190-\u31bf\u31f0-\u31ff\u3220-\u3247\u3280-\u32b0\u3400-\u4dbf\u4e00-\u9fff' +
  '\ua960-\ua97f\uac00-\ud7a3\ud7b0-\ud7ff\uf900-\ufaff\uff66-\uffdc\u{1b000}-\u{1b16f}' +
  '\u{20000}-\u{3fffd}'

const IGNORABLE = new RegExp(
  '\\u00ad\\n|[\\u00ad\\u034f\\u061c\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f' +
    '\\ufe00-\\ufe0f\\ufeff\\u{e0100}-\\u{e01ef}]',
  'gu',
)

const INITIALS = 1
const ISBN = 3
const DATE = 4
const NUMBER = 6
const GAP = 8
const SCAN = new RegExp(
  `(${LATIN}(?:\\.${LATIN})+${END}|${INITIAL}(?:\\.[ \u00a0]?${INITIAL})+(?=\\.))` +
    `|(${HAN}(?:[ \u3000]${HAN})+${END}|(?![0-9])[${ALNUM}_]${REST})` +
    `|(97[89](?:(?:${DASH}| )?[0-9]){10}${END}|[0-9](?:${DASH}?[0-9]){8}${DASH}?[0-9Xx]${END})` +
    `|([0-9]{1,2}([-./])[0-9]{1,2}\\5[0-9]{4}${END}|[0-9]{4}-[0-9]{2}-[0-9]{2}${END}` +
    `|[0-9]{1,2}/[0-9]{1,2}${END})` +
    '|([0-9]+(?:[.,][0-9]+)+)' +
    `|([0-9]${REST})` +
    `|([.:]${END}|[!?…;\u0964\u0965\u061b\u061f\u06d4\u3002\uff01\uff0e\uff1a\uff1b\uff1f\uff61\f\u2029]` +
    '|\\n[ \\t\\r]*\\n)',
  'gu',
)

const PIECE = new RegExp(`([${CJK} \u3000]+)|[^${CJK}_¼-¾⅐-⅞↉]+`, 'gu')
const AMOUNT = /^([1-9][0-9]{0,2}([.,])[0-9]{3}(?:\2[0-9]{3})*|[0-9]+)(?:[.,]([0-9]+))?$/
const DECIMAL = /^[0-9]+\.[0-9]+$/
const ABBREVIATIONS = new Set('tp tx tt gs pgs ts ths bs nxb tr vd mr mrs ms dr st'.split(' '))

/**
 * The text without invisible characters, in NFC; offsets of tokens index this string.
 * @param {string} text
 */
export function normalise(text) {
  return text.replace(IGNORABLE, '').normalize()
}

/**
 * The accent-free form of a term, the key under which its variants lie together.
 * @param {string} term
 */
export function fold(term) {
  return DECIMAL.test(term) ? term : foldExact(exactForm(normalise(term)))
}

/**
 * The terms of a text, in order.
 * @param {string} text
 * @returns {Generator<Token>}
 */
export function* tokens(text) {
  let position = -1
  let step = 1
  let last = -1
  let word = ''
  for (const match of normalise(text).matchAll(SCAN)) {
    const surface = match[0]
    const at = match.index || 0
    if (match[GAP]) {
      if (position >= 0 && !(at === last && surface === '.' && isAbbreviation(word))) {
        step = SENTENCE_GAP
      }
      continue
    }
    for (const [exact, folded, start, end] of cut(match)) {
      position += step
      step = 1
      last = at + end
      word = exact
      yield { exact, folded, start: at + start, end: last, position }
    }
    if (match[INITIALS]) word = word.slice(-1)
  }
}

/** @param {string} exact */
function isAbbreviation(exact) {
  return ABBREVIATIONS.has(exact) || /^\p{L}$/u.test(exact)
}

/**
 * @param {RegExpMatchArray} match
 * @returns {Part[]}
 */
function cut(match) {
  const surface = match[0]
  if (match[INITIALS]) {
    return /(\s.*){3}/.test(surface) ? groups(surface) : [whole(surface)]
  }
  if (match[ISBN]) return isbn(surface)
  if (match[DATE]) return groups(surface, (group) => group.replace(/^0+(?=.)/, ''))
  if (match[NUMBER]) return number(surface)
  return run(surface)
}

/** @type {Map<string, Part[]>} */
const runs = new Map()

/**
 * The terms of a run of letters, marks and digits.
 * @param {string} surface
 */
function run(surface) {
  let parts = runs.get(surface)
  if (!parts) {
    parts = [...surface.matchAll(PIECE)].flatMap(piece).filter(([exact]) => /[\p{L}\p{N}]/u.test(exact))
    if (runs.size === CACHED) runs.clear()
    runs.set(surface, parts)
  }
  return parts
}

/**
 * @param {RegExpMatchArray} match
 * @returns {Part[]}
 */
function piece(match) {
  const at = match.index || 0
  const pairs = match[1] ? [...match[0].matchAll(/\S\s?(?=(\S))/gu)] : []
  if (!pairs.length) return [whole(match[0], at)]
  return pairs.map((pair) => whole(pair[0] + pair[1], at + (pair.index || 0)))
}

/**
 * One term for an ISBN, the groups of digits when the check digit says that it is none.
 * @param {string} surface
 */
function isbn(surface) {
  const digits = surface.toLowerCase().replace(/[^0-9x]/g, '')
  const long = digits.length === 13
  let total = 0
  for (let index = 0; index < digits.length; index++) {
    const value = digits[index] === 'x' ? 10 : +digits[index]
    total += value * (long ? 1 + (index % 2) * 2 : 10 - index)
  }
  const dashes = surface.length - digits.length
  const good = total % (long ? 10 : 11) === 0 && (!dashes || dashes === (long ? 4 : 3) || (long && dashes === 1))
  return good ? [whole(surface, 0, digits)] : groups(surface)
}

/**
 * One term for an amount, else one for each group of digits.
 * @param {string} surface
 */
function number(surface) {
  const amount = surface.match(AMOUNT)
  if (!amount) return groups(surface)
  return [whole(surface, 0, amount[1].replace(/[.,]/g, '') + (amount[3] ? `.${amount[3]}` : ''))]
}

/**
 * @param {string} surface
 * @param {(group: string) => string} term
 * @returns {Part[]}
 */
function groups(surface, term = (group) => group.toLowerCase()) {
  return [...surface.matchAll(/[\wĐđ]+/g)].map((group) => whole(group[0], group.index, term(group[0])))
}

/**
 * @param {string} surface
 * @param {number} [start]
 * @param {string} [exact]
 * @returns {Part}
 */
function whole(surface, start = 0, exact = exactForm(surface)) {
  return [exact, foldExact(exact), start, start + surface.length]
}
