import { isOneSlip } from '../search/suggest.js'

/**
 * How alike two syllables are: the same, another tone, a slip of the finger, a sound that dialects share.
 * `sure` tells that accents were typed, where there are any; `bare` is a word without its tone, `sound` what it
 * is in some part of the country.
 * @typedef {{ exact: string, folded: string, sure: boolean, bare: string, sound: string }} Syllable
 */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
/** Syllables without accents, as the language builds them. */
const BUILT = new RegExp(
  '^(ngh?|nh?|gh?|gi|qu|kh?|ch?|th?|tr|ph?|[bdhlmrsvx])?' +
    '(uoi|uou|uay|uya|uye|uyu|oai|oay|oeo|ieu|yeu|a[iouy]?|e[ou]?|i[aeu]?|o[aeio]?|u[aeiouy]?|ye?)' +
    '(ch?|m|ng?|nh|p|t)?$',
)

const OTHER_ACCENTS = 0.4
const OTHER_TONE = 0.8
const UNSEEN_ACCENTS = 0.95
const LEFT_OUT = 0.6
const SAME_SOUND = 0.75
const ONE_SLIP = 0.7

/**
 * @param {string} exact
 * @param {string} folded
 * @param {boolean} sure
 * @returns {Syllable}
 */
export function syllable(exact, folded, sure) {
  const bare = exact.normalize('NFD').replace(TONES, '').normalize()
  return { exact, folded, sure, bare, sound: sound(bare) }
}

/**
 * How alike a typed word and a known one are, from 0 to 1.
 * @param {Syllable} typed
 * @param {Syllable} known
 */
export function likeness(typed, known) {
  if (typed.exact === known.exact) return 1
  const isBare = typed.exact === typed.folded
  if (typed.folded === known.folded) {
    if (isBare) return typed.sure ? LEFT_OUT : UNSEEN_ACCENTS
    return typed.bare === known.bare ? OTHER_TONE : OTHER_ACCENTS
  }
  // Without accents short words would sound alike all too often.
  if (!isBare && typed.sound === known.sound) return SAME_SOUND
  // A slip seldom makes another syllable of the language, and many of those are one letter apart.
  if (typed.folded.length < 3 || isBuilt(typed.folded)) return 0
  return isOneSlip(typed.folded, known.folded) ? ONE_SLIP : 0
}

/**
 * Whether a word without accents is built as the language builds its syllables.
 * @param {string} folded
 */
export function isBuilt(folded) {
  return BUILT.test(folded)
}

/**
 * What an input method would have made of its keys, without accents: Telex (`muwowjn`), VNI (`muo75n`).
 * @param {string} word
 */
export function fromKeys(word) {
  if (/\d/.test(word)) return word.replace(/\d/g, '')
  return word
    .replace('dd', 'd')
    .replace(/([aeo])(?=\1)/g, '')
    .replace(/w/g, '')
    .replace(/([aeiouy][a-z]*?)[sfrxj](?=[a-z]*$)/, '$1')
}

/** @param {string} bare */
function sound(bare) {
  return bare
    .replace(/^tr/, 'ch')
    .replace(/^x/, 's')
    .replace(/^(gi|d|r)(?=\p{L})/u, 'z')
    .replace(/^l/, 'n')
    .replace(/^ngh/, 'ng')
    .replace(/^gh/, 'g')
    .replace(/ng$/, 'n')
    .replace(/c$/, 't')
    .replace(/y$/, 'i')
}
