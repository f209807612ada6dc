/**
 * QR codes without an encoder: the code of any text of one length is the XOR of patterns that the
 * build has made (`family` in library/qr/codes.py tells why).
 */

/** A code of these digits alone is the base. */
const ZERO = 48
/** Bits of a character that may differ: codes are ASCII. */
const BITS = 7

/**
 * @typedef {object} Family
 * @property {number} side modules of a side, without quiet zone
 * @property {string} base base64 of the bits of the code of "00000", row by row
 * @property {string[]} patterns for each character its seven bits, the most significant first
 */

/**
 * The bits of a code, row by row, the most significant bit of each byte first.
 * @param {Family} family
 * @param {string} code
 * @returns {Uint8Array}
 */
export function bitsOf(family, code) {
  const bits = bytes(family.base)
  for (let at = 0; at < code.length; at += 1) {
    const differs = code.charCodeAt(at) ^ ZERO
    for (let bit = 0; bit < BITS; bit += 1) {
      if ((differs >> (BITS - 1 - bit)) & 1) xor(bits, bytes(family.patterns[at * BITS + bit]))
    }
  }
  return bits
}

/**
 * The dark modules as the path of an SVG with a unit a module, `quiet` units from the corner.
 * @param {Family} family
 * @param {string} code
 * @param {number} quiet
 */
export function pathOf(family, code, quiet) {
  const bits = bitsOf(family, code)
  const dark = (/** @type {number} */ x, /** @type {number} */ y) => {
    const at = y * family.side + x
    return x < family.side && (bits[at >> 3] >> (7 - (at & 7))) & 1
  }
  let path = ''
  for (let y = 0; y < family.side; y += 1) {
    for (let x = 0; x < family.side; x += 1) {
      let end = x
      while (dark(end, y)) end += 1
      if (end === x) continue
      path += `M${x + quiet} ${y + quiet}h${end - x}v1H${x + quiet}z`
      x = end
    }
  }
  return path
}

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

/**
 * @param {Uint8Array} into
 * @param {Uint8Array} pattern
 */
function xor(into, pattern) {
  for (let at = 0; at < into.length; at += 1) into[at] ^= pattern[at]
}
