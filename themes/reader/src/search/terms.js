import { foldExact } from '../analyzer.js'
import { createBits } from './bits.js'
import { compareBytes, createReader } from './bytes.js'

/**
 * The dictionary of the exported index; the shapes are those that `library/search/export.py` tells.
 * @typedef {{ documents: Uint32Array, frequencies: Uint32Array }} Postings in order of document
 *
 * @typedef {object} Meta
 * @property {number} documents records and pages of all books
 * @property {number[]} starts the number of each book's record, and one more for the end
 * @property {number} candidates of the lists, above every document's number
 * @property {number} booksPerFile
 * @property {string[]} books digests of the files of books
 * @property {number} pagesPerText
 * @property {string} words digest
 * @property {string} facets digest
 * @property {string[]} orders digests of `ORDERS`
 * @property {Map<number, Kind>} kinds of what is no book
 * @property {{ first: Uint8Array, digest: string }[]} shards by first key
 *
 * @typedef {object} Chunk
 * @property {number} first document
 * @property {string} label
 * @property {string} digest
 *
 * @typedef {object} Form
 * @property {string} form
 * @property {number} count of all its documents
 * @property {Postings} postings all of them, or the best ones of a long list
 * @property {Chunk[]} chunks where all of a long list are; none when `postings` is the whole
 *
 * @typedef {{ key: string, forms: Form[] }} Group
 * @typedef {'title' | 'author' | 'newest' | 'shelf'} Order
 * @typedef {'exhibit' | 'contest' | 'survey' | 'question'} Kind
 */

/** @type {Order[]} the orders of all books, as the data has them */
export const ORDERS = ['title', 'author', 'newest', 'shelf']

/** @type {Kind[]} what is found beside books, in the order of the data */
export const KINDS = ['exhibit', 'contest', 'survey', 'question']

const FORMAT = 6
const NONE = new Uint8Array()

/**
 * @param {Uint8Array} bytes
 * @returns {Meta}
 */
export function readMeta(bytes) {
  const reader = createReader(bytes)
  const { number, digest } = reader
  if (number() !== FORMAT) throw new Error('search data of another version')
  const documents = number()
  /** @type {number[]} */
  const starts = [0]
  for (let left = number(); left > 0; left--) starts.push(starts[starts.length - 1] + number() + 1)
  const candidates = number()
  const booksPerFile = number()
  const books = []
  for (let left = number(); left > 0; left--) books.push(digest())
  const pagesPerText = number()
  const words = digest()
  const facets = digest()
  const orders = ORDERS.map(digest)
  /** @type {Map<number, Kind>} */
  const kinds = new Map()
  for (let left = number(), book = 0; left > 0; left--) kinds.set((book += number()), KINDS[number()])
  const shards = []
  let first = NONE
  for (let left = number(); left > 0; left--) {
    first = reader.fronted(first)
    shards.push({ first, digest: digest() })
  }
  return { documents, starts, candidates, booksPerFile, books, pagesPerText, words, facets, orders, kinds, shards }
}

/**
 * The shard in which a key lies, if any does.
 * @param {Meta} meta
 * @param {string} key
 */
export function shardOf(meta, key) {
  const wanted = new TextEncoder().encode(key)
  return meta.shards[lastUpTo(meta.shards, ({ first }) => compareBytes(first, wanted))]
}

/**
 * The groups of a shard whose key is the one asked for, or begins so.
 * @param {Uint8Array} bytes
 * @param {string} key
 * @param {Meta} meta
 * @param {boolean} prefix
 * @returns {Group[]}
 */
export function readGroups(bytes, key, { candidates, starts }, prefix) {
  const names = readNames(bytes)
  const [head] = key.split(' ')
  const bits = createBits(bytes, names.end)
  const most = starts[starts.length - 1]
  /**
   * The syllables so far, whose documents are the candidates of their pairs.
   * @type {Map<string, { length: number, numbers: Uint32Array | null }>}
   */
  const singles = new Map()
  /** @type {Group[]} */
  const found = []
  for (const { form, coded, long } of names.forms) {
    const folded = keyOfForm(form)
    const wanted = prefix ? folded.startsWith(key) : folded === key
    // Keys are in order: what is wanted lies together.
    if (!wanted && found.length) break
    const [first, second] = form.split(' ')
    const among = long || !second ? undefined : singles.get(first)
    const length = long ? long.best : coded >> 1
    const size = among ? among.length : candidates
    // Of what is not wanted, only the syllable that begins a pair is read.
    const list = wanted || folded === head ? bits.list(length, size) : bits.pass(length, size)
    if (!long && !second) singles.set(form, { length, numbers: list && list.numbers })
    if (!wanted || !list) continue
    const ranked = among && among.numbers
    const documents = ranked ? list.numbers.map((rank) => ranked[rank]) : list.numbers
    if (documents.length && documents[documents.length - 1] >= most) throw new Error('damaged data')
    if (!found.length || found[found.length - 1].key !== folded) found.push({ key: folded, forms: [] })
    found[found.length - 1].forms.push({
      form,
      count: coded >> 1,
      postings: { documents, frequencies: list.frequencies },
      chunks: (long ? long.chunks : []).map(({ first, digest }, at) => ({
        first,
        digest,
        label: `list:${folded}\t${form}\t${at}`,
      })),
    })
  }
  return found
}

/**
 * The forms of a shard, each with its documents · 2 + long, and for a long one how many of its best
 * are listed and where all are.
 * @param {Uint8Array} bytes
 */
function readNames(bytes) {
  const reader = createReader(bytes)
  const count = reader.number()
  const rests = reader.text(reader.number()).split('\n')
  const shared = reader.numbers(count)
  const codes = reader.numbers(count)
  let form = ''
  const forms = codes.map((coded, at) => {
    form = form.slice(0, shared[at]) + rests[at]
    return { form, coded, long: coded % 2 ? readLong(reader) : null }
  })
  return { forms, end: reader.at }
}

/** @param {ReturnType<typeof createReader>} reader */
function readLong({ number, digest }) {
  const best = number()
  const chunks = []
  let first = 0
  for (let left = number(); left > 0; left--) {
    first += number()
    chunks.push({ first, digest: digest() })
  }
  return { best, chunks }
}

/** @type {Map<string, string>} */
const folds = new Map()
/** Syllables whose folded form is remembered: a shard holds some hundred, over and over. */
const REMEMBERED = 5000

/**
 * The key under which a form lies.
 * @param {string} form a syllable or a pair
 */
function keyOfForm(form) {
  return form.split(' ').map(folded).join(' ')
}

/** @param {string} syllable */
function folded(syllable) {
  let made = folds.get(syllable)
  if (made === undefined) {
    if (folds.size === REMEMBERED) folds.clear()
    folds.set(syllable, (made = foldExact(syllable)))
  }
  return made
}

/**
 * The part of a long list that begins with the document `first`.
 * @param {Uint8Array} bytes
 * @param {number} first
 * @param {number} most documents
 * @returns {Postings}
 */
export function readChunk(bytes, first, most) {
  const reader = createReader(bytes)
  const [count, candidates] = [reader.number(), reader.number()]
  const { numbers, frequencies } = createBits(bytes, reader.at).list(count, candidates)
  const documents = numbers.map((distance) => first + distance)
  if (documents.length && documents[documents.length - 1] >= most) throw new Error('damaged data')
  return { documents, frequencies }
}

/**
 * The number of the last entry that does not come after what is wanted, or -1.
 * @template Entry
 * @param {ArrayLike<Entry>} entries in ascending order
 * @param {(entry: Entry) => number} order how an entry stands to what is wanted: below 0, 0, above
 */
export function lastUpTo(entries, order) {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (order(entries[middle]) <= 0) low = middle + 1
    else high = middle
  }
  return low - 1
}
