/**
 * Reading of the search data's bytes; `library/search/coding.py` writes them.
 *
 * Whatever the bytes, reading ends: every step consumes some, and none is read beyond the end.
 */

/** More bits than 5 groups of 7 no number has. */
const MOST_SHIFT = 28

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
    if (length > bytes.length - at) throw new Error('damaged data')
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
    throw new Error('damaged data')
  }

  return {
    number,
    /** How many bytes have been read. */
    get at() {
      return at
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
      if (shared > last.length) throw new Error('damaged data')
      const made = new Uint8Array(shared + rest.length)
      made.set(last.subarray(0, shared))
      made.set(rest, shared)
      return made
    },

    /**
     * A text of so many bytes in UTF-8.
     * @param {number} length
     */
    text: (length) => new TextDecoder('utf-8', { fatal: true }).decode(take(length)),

    /**
     * So many numbers.
     * @param {number} count
     */
    numbers(count) {
      if (count > bytes.length - at) throw new Error('damaged data')
      return Array.from({ length: count }, number)
    },
  }
}

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
