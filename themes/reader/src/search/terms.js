import { compareBytes, createReader } from './bytes.js'

/**
 * The dictionary of the exported index; the shapes are those that `library/search/export.py` tells.
 * @typedef {import('./bytes.js').Postings} Postings
 *
 * @typedef {object} Meta
 * @property {number} documents records and pages of all books
 * @property {number[]} starts the number of each book's record, and one more for the end
 * @property {number} booksPerFile
 * @property {string[]} books digests of the files of books
 * @property {number} pagesPerText
 * @property {string} words digest
 * @property {string} facets digest
 * @property {string[]} orders digests of `ORDERS`
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
 */

/** @type {Order[]} the orders of all books, as the data has them */
export const ORDERS = ['title', 'author', 'newest', 'shelf']

const FORMAT = 4
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
  const booksPerFile = number()
  const books = []
  for (let left = number(); left > 0; left--) books.push(digest())
  const pagesPerText = number()
  const words = digest()
  const facets = digest()
  const orders = ORDERS.map(digest)
  const shards = []
  let first = NONE
  for (let left = number(); left > 0; left--) {
    first = reader.fronted(first)
    shards.push({ first, digest: digest() })
  }
  return { documents, starts, booksPerFile, books, pagesPerText, words, facets, orders, shards }
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
 * @param {number} most documents
 * @param {boolean} prefix
 * @returns {Group[]}
 */
export function readGroups(bytes, key, most, prefix) {
  const reader = createReader(bytes)
  const wanted = new TextEncoder().encode(key)
  const text = new TextDecoder('utf-8', { fatal: true })
  const found = []
  let last = NONE
  while (!reader.done) {
    last = reader.fronted(last)
    const order = compareBytes(prefix ? last.subarray(0, wanted.length) : last, wanted)
    if (order > 0) break
    if (order) skipForms(reader, last)
    else {
      const name = text.decode(last)
      found.push({ key: name, forms: readForms(reader, last, name, most) })
    }
  }
  return found
}

/**
 * @param {ReturnType<typeof createReader>} reader
 * @param {Uint8Array} last
 */
function skipForms(reader, last) {
  for (let left = reader.number(); left > 0; left--) {
    last = reader.fronted(last)
    const coded = reader.number()
    reader.skipPostings(coded % 2 ? reader.number() : coded >> 1)
    for (let all = coded % 2 ? reader.number() : 0; all > 0; all--) {
      reader.number()
      reader.digest()
    }
  }
}

/**
 * @param {ReturnType<typeof createReader>} reader
 * @param {Uint8Array} last
 * @param {string} key
 * @param {number} most documents
 */
function readForms(reader, last, key, most) {
  /** @type {Form[]} */
  const forms = []
  for (let left = reader.number(); left > 0; left--) {
    last = reader.fronted(last)
    const form = new TextDecoder().decode(last)
    const coded = reader.number()
    const count = Math.floor(coded / 2)
    const long = coded % 2
    const postings = reader.postings(long ? reader.number() : count, most)
    /** @type {Chunk[]} */
    const chunks = []
    let first = 0
    for (let at = 0, all = long ? reader.number() : 0; at < all; at++) {
      first += reader.number()
      chunks.push({ first, label: `list:${key}\t${form}\t${at}`, digest: reader.digest() })
    }
    forms.push({ form, count, postings, chunks })
  }
  return forms
}

/**
 * @param {Uint8Array} bytes
 * @param {number} most documents
 */
export function readChunk(bytes, most) {
  const reader = createReader(bytes)
  return reader.postings(reader.number(), most)
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
