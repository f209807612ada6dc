/**
 * Numbers one after the other; `library/pages/vector/encode.py` writes them.
 * @typedef {object} Column
 * @property {() => number} number that is not negative
 * @property {() => number} signed
 * @property {(length: number) => Uint8Array} take so many bytes
 * @property {() => Column} column one that stands behind its length
 * @property {() => string} text in UTF-8, behind its length
 * @property {() => number} count of things that have a byte each at least
 * @property {() => boolean} done
 * @property {() => void} end throws unless all was read
 */

/** More bits than 5 groups of 7 no number has. */
const MOST_SHIFT = 28

/**
 * Makes a reader of bytes. Whatever they are, reading ends: each step takes some, and none goes beyond
 * the end.
 * @param {Uint8Array} bytes
 * @returns {Column}
 */
export function createColumn(bytes) {
  let at = 0

  function number() {
    let value = 0
    for (let shift = 0; shift <= MOST_SHIFT; shift += 7) {
      if (at >= bytes.length) break
      const byte = bytes[at++]
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
    throw damaged()
  }

  /** @param {number} length */
  function take(length) {
    if (length > bytes.length - at) throw damaged()
    at += length
    return bytes.subarray(at - length, at)
  }

  return {
    number,
    signed() {
      const value = number()
      return value % 2 ? -(value + 1) / 2 : value / 2
    },
    take,
    column: () => createColumn(take(number())),
    text: () => new TextDecoder().decode(take(number())),
    count() {
      const value = number()
      if (value > bytes.length - at) throw damaged()
      return value
    },
    done: () => at >= bytes.length,
    end() {
      if (at < bytes.length) throw damaged()
    },
  }
}

/** What is thrown for bytes that nobody wrote so. */
export function damaged() {
  return new Error('damaged drawing')
}
