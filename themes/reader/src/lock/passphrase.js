/** Marks over and under letters, once they are parted from them; what stands between words. */
const MARKS = /[\u0300-\u036f]/g
const SPACES = /[\t\n\r \u00a0\u2000-\u200b\u3000\ufeff]+/g

/**
 * What of a passphrase counts: no accents, no case, single spaces. library/lock/normal.py says the
 * same, and why.
 * @param {string} passphrase
 */
export function normalised(passphrase) {
  const plain = passphrase.normalize('NFD').replace(MARKS, '').toLowerCase().replace(/đ/g, 'd')
  return plain.replace(SPACES, ' ').replace(/^ | $/g, '').normalize()
}
