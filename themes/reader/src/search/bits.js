/**
 * Reading of lists in bits; `library/search/shards.py` writes them and says how.
 *
 * Whatever the bits, reading ends: every number takes at least one, and none is read beyond the end.
 */

/** A window into the bits is 32 wide, of which up to 7 lie before the place. */
const WINDOW = 24

/**
 * @param {Uint8Array} bytes
 * @param {number} start byte at which the bits begin
 */
export function createBits(bytes, start) {
  const end = bytes.length * 8
  let at = start * 8

  /** The next bits, the first of them uppermost; at least `WINDOW` are theirs. */
  function window() {
    const byte = at >> 3
    return ((bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3]) << (at & 7)
  }

  /** @param {number} count */
  function pass(count) {
    at += count
    if (at > end) throw new Error('damaged data')
  }

  /** Ones up to a zero. */
  function ones() {
    for (let count = 0; ; ) {
      const run = Math.min(Math.clz32(~window()), WINDOW)
      count += run
      pass(run < WINDOW ? run + 1 : run)
      if (run < WINDOW) return count
    }
  }

  /** @param {number} count of bits */
  function low(count) {
    if (!count) return 0
    if (count > WINDOW) throw new Error('damaged data')
    const value = window() >>> (32 - count)
    pass(count)
    return value
  }

  function gamma() {
    const count = ones()
    return 2 ** count + low(count)
  }

  /**
   * How many bits of each gap come after its zero; throws when there cannot be such gaps.
   * @param {number} count
   * @param {number} candidates
   */
  function parameter(count, candidates) {
    if (count > end - at || count > candidates) throw new Error('damaged data')
    return Math.max(31 - Math.clz32(Math.floor((candidates * 7) / (10 * count))), 0)
  }

  /**
   * Ascending numbers; throws when they cannot be such.
   * @param {number} count
   * @param {number} candidates above each of them
   */
  function gaps(count, candidates) {
    const bits = parameter(count, candidates)
    const numbers = new Uint32Array(count)
    let last = -1
    for (let index = 0; index < count; index++) {
      last += ones() * 2 ** bits + low(bits) + 1
      if (last >= candidates) throw new Error('damaged data')
      numbers[index] = last
    }
    return numbers
  }

  /**
   * @param {number} count
   * @param {number} candidates
   */
  function passGaps(count, candidates) {
    for (const bits = parameter(count, candidates); count > 0; count--) {
      ones()
      pass(bits)
    }
  }

  return {
    /**
     * Passes over a list.
     * @param {number} count of the numbers in it
     * @param {number} candidates above each of them
     * @returns {null}
     */
    pass(count, candidates) {
      passGaps(count, candidates)
      const often = gamma() - 1
      passGaps(often, count)
      for (let left = often; left > 0; left--) gamma()
      return null
    },

    /**
     * @param {number} count of the numbers in the list
     * @param {number} candidates above each of them
     * @returns {{ numbers: Uint32Array, frequencies: Uint32Array }}
     */
    list(count, candidates) {
      const numbers = gaps(count, candidates)
      const frequencies = new Uint32Array(count).fill(1)
      for (const often of gaps(gamma() - 1, count)) frequencies[often] = 0
      for (let index = 0; index < count; index++) if (!frequencies[index]) frequencies[index] = gamma() + 1
      return { numbers, frequencies }
    },
  }
}
