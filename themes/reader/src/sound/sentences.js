import { goesOn } from '../reader/page-text.js'

/**
 * A sentence of a page and its words, counted from 0 in the order of the page's lines, both ends in it.
 * @typedef {{ text: string, first: number, last: number }} Sentence
 */

const ENDS = /[.!?…。！？]["'”’»)\]]*$/
const SHORTENED = /^(?:\p{Lu}|TP|GS|PGS|TS|ThS|BS|KS|Tr|tr|Mr|Mrs|Ms|Dr|St|vs)\.$/u
const GOES_ON = /^["'“‘«([]*\p{Ll}/u
/** Letters after which a sentence is cut at a comma, and anywhere: a voice, and an ear, need a rest. */
const LONG = 160
const LONGEST = 400

/**
 * The sentences of a page. What holds no letters, such as a page number, is not said.
 * @param {import('../reader/page-text.js').PageText} page
 * @returns {Sentence[]}
 */
export function sentencesOf({ blocks }) {
  /** @type {Sentence[]} */
  const sentences = []
  const words = wordsIn(blocks)
  let text = ''
  let first = -1
  words.forEach(({ word, number, joined, last }, at) => {
    const next = words[at + 1]
    if (!text) first = number
    text += word
    // A paragraph that is set apart in the middle of a sentence is no end of it.
    const over = !next || (last ? !GOES_ON.test(next.word) || ENDS.test(word) : !joined && endsWith(word, text, next.word))
    if (!over) text += joined ? '' : ' '
    else {
      sentences.push({ text, first, last: number })
      text = ''
    }
  })
  return sentences
}

/**
 * The words of a page with their numbers; without the blocks that hold no letters.
 * @param {import('../reader/page-text.js').PageText['blocks']} blocks
 */
function wordsIn(blocks) {
  let count = 0
  return blocks.flatMap((block) => {
    const words = block.flatMap((line) => {
      const split = line.text.split(' ')
      return split.map((word, at) => ({ word, number: count++, joined: at === split.length - 1 && goesOn(line), last: false }))
    })
    words[words.length - 1].last = true
    return words.some(({ word }) => /\p{L}/u.test(word)) ? words : []
  })
}

/**
 * @param {string} word
 * @param {string} text the sentence so far
 * @param {string} next
 */
function endsWith(word, text, next) {
  if (text.length > LONGEST || (text.length > LONG && /[,;:–—]$/.test(word))) return true
  // "3." at the beginning counts what follows.
  return ENDS.test(word) && !SHORTENED.test(word) && !(text === word && /^\d/.test(word)) && !GOES_ON.test(next)
}
