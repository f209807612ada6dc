import { foldExact } from '../forms.js'
import { createBits } from './bits.js'
import { compareBytes, createReader } from './bytes.js'
import { living } from './postings.js'

/**
 * The dictionary of the exported index; the shapes are those that `library/search/export.py` tells.
 * @typedef {{ documents: Uint32Array, frequencies: Uint32Array }} Postings in order of document
 *
 * @typedef {object} Meta
 * @property {number} documents records and pages of all books
 * @property {number[]} starts the number of each book's record, and one more for the end
 * @property {Span[]} gone the documents of books that are gone
 * @property {number} booksPerFile
 * @property {string[]} books digests of the files of books
 * @property {number} pagesPerText
 * @property {string} words digest
 * @property {string} facets digest
 * @property {string[]} orders digests of `ORDERS`
 * @property {Map<number, Kind>} kinds of what is no book
 * @property {Part[]} parts
 *
 * @typedef {{ start: number, end: number }} Span of documents, the end not among them
 *
 * @typedef {object} Part
 * @property {number} number
 * @property {number} start the number of its first document
 * @property {number} end that after its last one
 * @property {number} candidates of the lists
 * @property {{ first: Uint8Array, digest: string }[]} shards by first key
 *
 * @typedef {object} Chunk
 * @property {number} first document
 * @property {number} end above every document
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

const FORMAT = 7
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
  /** @type {Span[]} */
  const gone = []
  for (let left = number(), start = 0; left > 0; left--) {
    const coded = number()
    const end = start + (coded >>> 1) + 1
    if (coded % 2) gone.push({ start, end })
    starts.push((start = end))
  }
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
  /** @type {Part[]} */
  const parts = []
  for (let left = number(), slot = 0; left > 0; left--) {
    const start = starts[slot]
    slot += number()
    if (slot >= starts.length) throw new Error('damaged data')
    parts.push({ number: parts.length, start, end: starts[slot], candidates: number(), shards: readShards(reader) })
  }
  return { documents, starts, gone, booksPerFile, books, pagesPerText, words, facets, orders, kinds, parts }
}

/** @param {ReturnType<typeof createReader>} reader */
function readShards(reader) {
  const shards = []
  let first = NONE
  for (let left = reader.number(); left > 0; left--) {
    first = reader.fronted(first)
    shards.push({ first, digest: reader.digest() })
  }
  return shards
}

/**
 * The shard in which a key lies, if any does.
 * @param {Part} part
 * @param {string} key
 */
export function shardOf({ number, shards }, key) {
  const wanted = new TextEncoder().encode(key)
  const shard = shards[lastUpTo(shards, ({ first }) => compareBytes(first, wanted))]
  return shard && { label: `terms:${number}:${new TextDecoder().decode(shard.first)}`, digest: shard.digest }
}

/**
 * The groups of a shard whose key is the one asked for, or begins so.
 * @param {Uint8Array} bytes
 * @param {string} key
 * @param {boolean} prefix
 * @param {Part} part
 * @param {Span[]} gone
 * @returns {Group[]}
 */
export function readGroups(bytes, key, prefix, { number, start, end, candidates }, gone) {
  const names = readNames(bytes)
  const [head] = key.split(' ')
  const bits = createBits(bytes, names.end)
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
    const documents = list.numbers.map((rank) => (ranked ? ranked[rank] : rank) + start)
    const postings = living(documents, list.frequencies, end, gone)
    const count = long ? coded >> 1 : postings.documents.length
    if (!count) continue
    if (!found.length || found[found.length - 1].key !== folded) found.push({ key: folded, forms: [] })
    found[found.length - 1].forms.push({
      form,
      count,
      postings,
      chunks: (long ? long.chunks : []).map(({ first, digest }, at) => ({
        first: first + start,
        end,
        digest,
        label: `list:${number}:${folded}\t${form}\t${at}`,
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
 * What a file of a long list holds.
 * @param {Uint8Array} bytes
 * @param {Chunk} chunk
 * @param {Span[]} gone
 */
export function readChunk(bytes, { first, end }, gone) {
  const reader = createReader(bytes)
  const [count, candidates] = [reader.number(), reader.number()]
  const { numbers, frequencies } = createBits(bytes, reader.at).list(count, candidates)
  return living(
    numbers.map((distance) => first + distance),
    frequencies,
    end,
    gone,
  )
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
