import { unzlibSync } from 'fflate'

/**
 * The bytes that a data file hands over; throws when they are not what was written.
 * @param {unknown} text base64 of zlib data
 */
export function unpack(text) {
  if (typeof text !== 'string') throw new Error('no data')
  const letters = atob(text)
  const packed = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at++) packed[at] = letters.charCodeAt(at)
  if (packed.length < 8) throw new Error('damaged data')
  const bytes = unzlibSync(packed)
  const told = new DataView(packed.buffer).getUint32(packed.length - 4)
  if (adler(bytes) !== told) throw new Error('damaged data')
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
