/**
 * Opens what library/lock/cipher.py locks; every byte is told there. Nothing here has a DOM, and no
 * key can be read again once it is made.
 */
import { normalised } from './passphrase.js'

/**
 * What `book.js` says of a locked book; `salt` and `slots` in base64.
 * @typedef {{ version: number, iterations: number, salt: string, slots: string[] }} Lock
 *
 * The key of a version of a book: one half opens its chunks, the other names them.
 * @typedef {{ opens: CryptoKey, names: CryptoKey }} BookKey
 */

export const VERSION = 1
export const CHUNK = 1 << 18
const NONCE = 12

/** A file of the book is not as it was locked. */
export class TamperedError extends Error {}

/** @param {string} text base64 */
export function fromBase64(text) {
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at)
  return bytes
}

const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text)
const bound = (/** @type {string} */ id, /** @type {string} */ role) => utf8(`tusach-lock/${VERSION} ${id} ${role}`)

/**
 * The key of a passphrase. It takes seconds on a small device, which is its purpose.
 * @param {string} passphrase
 * @param {Pick<Lock, 'salt' | 'iterations'>} lock
 */
export async function passphraseKey(passphrase, { salt, iterations }) {
  const material = await crypto.subtle.importKey('raw', utf8(normalised(passphrase)), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations }
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt'])
}

/**
 * The key of a book by that of a passphrase, null where none of its slots is for that one.
 * @param {CryptoKey} key
 * @param {string} id the book's
 * @param {Lock} lock
 * @returns {Promise<BookKey | null>}
 */
export async function bookKey(key, id, { slots }) {
  for (const slot of slots.map(fromBase64)) {
    const how = { name: 'AES-GCM', iv: slot.slice(0, NONCE), additionalData: bound(id, 'key') }
    const secret = await crypto.subtle.decrypt(how, key, slot.slice(NONCE)).catch(() => null)
    if (!secret) continue
    return {
      opens: await crypto.subtle.importKey('raw', secret.slice(0, 32), 'AES-GCM', false, ['decrypt']),
      names: await crypto.subtle.importKey('raw', secret.slice(32), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    }
  }
  return null
}

/**
 * The name of a chunk's file.
 * @param {BookKey} key
 * @param {number} number
 */
export async function chunkName({ names }, number) {
  const code = new Uint8Array(await crypto.subtle.sign('HMAC', names, utf8(`chunk ${number}`)))
  return Array.from(code.slice(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * What a chunk holds; throws a TamperedError when it is not that chunk of that book.
 * @param {BookKey} key
 * @param {string} id the book's
 * @param {number} number
 * @param {BufferSource} locked
 */
export async function openChunk({ opens }, id, number, locked) {
  const iv = new Uint8Array(NONCE)
  new DataView(iv.buffer).setUint32(NONCE - 4, number)
  try {
    return await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(id, `chunk ${number}`) }, opens, locked)
  } catch {
    throw new TamperedError(`${id} ${number}`)
  }
}
