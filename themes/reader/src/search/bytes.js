import { unzlibSync } from 'fflate'

/**
 * Reading of the search data's bytes; `library/search/coding.py` writes them.
 *
 * Whatever the bytes, reading ends: every step consumes some, and none is read beyond the end.
 */

/** More bits than 5 groups of 7 no number has. */
const MOST_SHIFT = 28

/**
 * The bytes that a data file hands over; throws when they are not what was written.
 * @param {unknown} text base64 of zlib data
 */
export function unpack(text) {
  if (typeof text !== 'string') throw new Error('no search data')
  const letters = atob(text)
  const packed = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at++) packed[at] = letters.charCodeAt(at)
  if (packed.length < 8) throw new Error('damaged search data')
  const bytes = unzlibSync(packed)
  const told = new DataView(packed.buffer).getUint32(packed.length - 4)
  if (adler(bytes) !== told) throw new Error('damaged search data')
  return bytes
}

/**
 * Adler-32 (RFC 1950 §8.2).
 * @param {Uint8Array} bytes
 */
function adler(bytes) {
  let low = 1
  let high = 0
  for (let at = 0; at < bytes.length; ) {
    // So many bytes fit into the sums before the remainder is due.
    for (const end = Math.min(at + 3800, bytes.length); at < end; at++) high += low += bytes[at]
    low %= 65521
    high %= 65521
  }
  return high * 65536 + low
}

/**
 * The path of the data file with a label and a digest of its content.
 * @param {string} label
 * @param {string} digest hexadecimal
 */
export function fileName(label, digest) {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(label)) value = Math.imul(value ^ byte, 0x01000193)
  return `search/${(value >>> 0).toString(16).padStart(8, '0')}.${digest}.js`
}

/**
 * A reader of numbers and strings one after the other.
 * @param {Uint8Array} bytes
 */
export function createReader(bytes) {
  let at = 0

  /** @param {number} length */
  function take(length) {
    if (length > bytes.length - at) throw new Error('search data ends early')
    at += length
    return bytes.subarray(at - length, at)
  }

  function number() {
    if (bytes[at] < 128) return bytes[at++]
    let value = 0
    for (let shift = 0; shift <= MOST_SHIFT; shift += 7) {
      if (at >= bytes.length) break
      const byte = bytes[at++]
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
    throw new Error('damaged number')
  }

  return {
    number,
    get done() {
      return at >= bytes.length
    },

    /** A digest, in hexadecimal. */
    digest: () => [...take(3)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),

    /**
     * A string that shares bytes with the one before it.
     * @param {Uint8Array} last
     */
    fronted(last) {
      const shared = number()
      const rest = take(number())
      if (shared > last.length) throw new Error('damaged string')
      const made = new Uint8Array(shared + rest.length)
      made.set(last.subarray(0, shared))
      made.set(rest, shared)
      return made
    },

    /** @param {number} count of postings */
    skipPostings(count) {
      for (; count > 0; count--) if (number() % 2) number()
    },

    /**
     * Postings; throws when they cannot be those of an index of so many documents.
     * @param {number} count
     * @param {number} most documents
     * @returns {Postings}
     */
    postings(count, most) {
      if (count > bytes.length - at) throw new Error('damaged postings')
      const documents = new Uint32Array(count)
      const frequencies = new Uint32Array(count)
      let document = 0
      for (let index = 0; index < count; index++) {
        const coded = number()
        const gap = Math.floor(coded / 2)
        document += gap
        if ((index && !gap) || document >= most) throw new Error('damaged postings')
        documents[index] = document
        frequencies[index] = coded % 2 ? number() + 2 : 1
      }
      return { documents, frequencies }
    },
  }
}

/**
 * @typedef {{ documents: Uint32Array, frequencies: Uint32Array }} Postings in order of document
 */

/**
 * Orders bytes as numbers, and so UTF-8 strings by code points.
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 */
export function compareBytes(a, b) {
  for (let at = 0; at < a.length && at < b.length; at++) {
    if (a[at] !== b[at]) return a[at] - b[at]
  }
  return a.length - b.length
}
