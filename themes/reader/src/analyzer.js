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
/** Nothing of such a word is dropped; to make Unicode's own classes ready takes a slow phone a tenth of a second. */
const LATIN_WORD = /^[a-z0-9'ß-öø-\u024f\u1e00-\u1eff]*$/
const NOT_TERM = new RegExp(`[^${ALNUM}\\p{M}']`, 'gu')
const AMOUNT = /^([1-9][0-9]{0,2}([.,])[0-9]{3}(?:\2[0-9]{3})*|[0-9]+)(?:[.,]([0-9]+))?$/
const DECIMAL = /^[0-9]+\.[0-9]+$/
const ABBREVIATIONS = words('tp tx tt gs pgs ts ths bs nxb tr vd mr mrs ms dr st')

const VOWELS = 'aăâeêioôơuưy'
/** @type {Map<string, [vowel: string, tone: string]>} */
const TONED = new Map()
for (const vowel of VOWELS) {
  for (const tone of '\u0300\u0301\u0303\u0309\u0323') {
    TONED.set((vowel + tone).normalize(), [vowel, tone])
  }
}
const SYLLABLE = new RegExp(
  `^(ngh?|nh?|gh|gi(?=[${VOWELS}])|g|qu|kh?|ch?|th?|tr|ph?|[bdđhlmrsvx]|)` +
    `([${VOWELS}]+)(ch?|m|nh?|ng|p|t|)$`,
)
/** Which vowel bears the tone in a syllable without and with a final consonant. */
const OPEN = [
  words('a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu oa oe oi ôi ơi ua ui ưa ưi ưu uy'),
  words('uê uơ oai oay oao oeo uya uyu iêu yêu uôi ươi ươu uây'),
]
const CLOSED = [
  words('a ă â e ê i o ô ơ u ư y'),
  words('iê yê uô ươ oa oă oe uâ uê uy oo ôô'),
  words('uyê'),
]

/** @type {Record<string, string>} */
const EXACT_LETTERS = { ß: 'ss', ð: 'đ', ɖ: 'đ', ς: 'σ', '’': "'", ʼ: "'", '\u0640': '' }
const ZEROS =
  '\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u0f20\u1040' +
  '\u17e0\u1810'
for (const zero of ZEROS) {
  const code = zero.charCodeAt(0)
  for (let digit = 0; digit < 10; digit++) EXACT_LETTERS[String.fromCharCode(code + digit)] = `${digit}`
}
/** @type {Record<string, string>} */
const FOLDED_LETTERS = {
  ...{ đ: 'd', ø: 'o', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ŋ: 'n', ƀ: 'b', æ: 'ae', œ: 'oe', þ: 'th' },
  ...{ "'": '', '\u0649': '\u064a', '\u0629': '\u0647', '\u06cc': '\u064a', '\u06a9': '\u0643' },
}
const FOLDED_MARKS = new RegExp(
  '[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a' +
    '\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed' +
    '\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]',
  'g',
)
const I_FOR_Y = /^[hklmst]$/
const FOLDED_Y = /^([hklmst])y$/

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

/**
 * The form in which a word is looked up when its accents are typed.
 * @param {string} surface
 */
function exactForm(surface) {
  const spelled = spell(surface.normalize('NFKC').toLowerCase(), EXACT_LETTERS)
    // İ is lower-cased to i and a dot above it.
    .replace(/i\u0307/g, 'i')
    .normalize('NFKC')
  const word = (LATIN_WORD.test(spelled) ? spelled : spelled.replace(NOT_TERM, ''))
    .replace(/^'+|'+$/g, '')
    .replace(/('s)+$|^(?!c'h)([cdjlmnst]|(jus|lors|puis)?qu)'(?=h?[aeiouyà-öù-ýœ])/g, '')
  return vietnamese(word)
}

/**
 * The word with its tone mark in place and i or y as it is written most; words that are no
 * Vietnamese syllables come back as they are.
 * @param {string} word
 */
function vietnamese(word) {
  let tones = ''
  const plain = [...word].map((letter) => {
    const [vowel, tone] = TONED.get(letter) || [letter, '']
    tones += tone
    return vowel
  })
  const syllable = plain.join('').match(SYLLABLE)
  if (tones.length > 1 || !syllable) return word
  let [, onset, vowels, coda] = syllable
  const bearer = (coda ? CLOSED : OPEN).findIndex((each) => each.has(vowels))
  if (bearer < 0) return word
  if (!coda && vowels === 'y' && I_FOR_Y.test(onset) && word !== 'my') vowels = 'i'
  if (!coda && vowels === 'i' && onset === 'qu') vowels = 'y'
  return (onset + vowels.slice(0, bearer + 1) + tones + vowels.slice(bearer + 1) + coda).normalize()
}

/**
 * The form without accents of an exact form.
 * @param {string} exact
 */
export function foldExact(exact) {
  const bare = LATIN_WORD.test(exact) ? Array.from(exact, plain).join('') : foldLetters(exact)
  return (bare === 'qui' ? 'quy' : bare.replace(FOLDED_Y, '$1i')) || exact
}

/** @type {Map<string, string>} */
const plains = new Map()

/**
 * A precomposed Latin letter without accents: no letter beside it matters, and a text has few.
 * @param {string} letter
 */
function plain(letter) {
  let made = plains.get(letter)
  if (made === undefined) plains.set(letter, (made = foldLetters(letter)))
  return made
}

/** @param {string} exact */
function foldLetters(exact) {
  return spell(exact.normalize('NFKD').replace(FOLDED_MARKS, ''), FOLDED_LETTERS).normalize()
}

/**
 * @param {string} word
 * @param {Record<string, string>} letters
 */
function spell(word, letters) {
  return word.replace(/[^a-z0-9]/g, (letter) => (letter in letters ? letters[letter] : letter))
}

/** @param {string} list */
function words(list) {
  return new Set(list.split(' '))
}
