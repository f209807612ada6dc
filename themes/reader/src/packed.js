import { inflateSync } from 'fflate'

/**
 * The bytes that were deflated (zlib); throws when they are not what was written.
 * @param {Uint8Array} packed
 */
export function unpack(packed) {
  if (packed.length < 8) throw new Error('damaged data')
  const bytes = inflateSync(packed.subarray(2, -4))
  const told = new DataView(packed.buffer, packed.byteOffset).getUint32(packed.length - 4)
  if (adler(bytes) !== told) throw new Error('damaged data')
  return bytes
}

/**
 * The bytes of a string that `library/bytescript.py` wrote: two to a unit, but a pair of surrogates
 * stands for what its low one says.
 * @param {unknown} text
 */
export function bytesOf(text) {
  if (typeof text !== 'string') throw new Error('no data')
  const bytes = new Uint8Array(text.length * 2)
  let end = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if ((unit & 0xfc00) !== 0xd800) {
      bytes[end++] = unit
      bytes[end++] = unit >> 8
      continue
    }
    const low = text.charCodeAt(++at)
    const high = (unit & 0x3ff) ^ (low & 16 ? 32 : 0)
    if (!(low & 6)) {
      bytes[end++] = (high << 1) | (low & 1)
      bytes[end++] = 0xd8 | (high >> 7)
      continue
    }
    if (low & 4) bytes[end++] = 10
    bytes[end++] = high
  }
  return bytes.subarray(0, end)
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
