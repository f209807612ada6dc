/**
 * The two forms of a word: with its accents as they are written most, and without. The rule is that of
 * `library/search/forms.py`, which says what it is.
 */

/** Nothing of such a word is dropped; to make Unicode's own classes ready takes a slow phone a tenth of a second. */
const LATIN_WORD = /^[a-z0-9'ß-öø-\u024f\u1e00-\u1eff]*$/
const NOT_TERM = /[^\p{L}\p{N}\p{M}']/gu

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
 * The form in which a word is looked up when its accents are typed.
 * @param {string} surface
 */
export function exactForm(surface) {
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
