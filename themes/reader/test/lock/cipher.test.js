import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CHUNK, TamperedError, VERSION, bookKey, chunkName, fromBase64, openChunk, passphraseKey } from '../../src/lock/cipher.js'
import { normalised } from '../../src/lock/passphrase.js'

const spec = JSON.parse(readFileSync(new URL('../../../../tests/contracts/encryption.json', import.meta.url), 'utf8'))
const { id } = spec.book
const lockOf = (slot) => ({ version: 1, iterations: slot.iterations, salt: slot.salt, slots: [spec.slots[0].slot, slot.slot] })
const opened = async (slot = spec.slots[0]) => bookKey(await passphraseKey(slot.passphrase, lockOf(slot)), id, lockOf(slot))

test('the measures are those of the contract', () => {
  assert.deepEqual([VERSION, CHUNK], [spec.version, spec.chunk])
})

test('of a passphrase the same counts as in Python', () => {
  for (const [typed, counts] of spec.passphrases) assert.equal(normalised(typed), counts)
})

test('each passphrase of the contract opens the book, however it is typed', async () => {
  for (const slot of spec.slots) {
    assert.ok(await opened(slot))
    assert.ok(await opened({ ...slot, passphrase: ` ${slot.passphrase.toUpperCase()} ` }))
    assert.equal(await opened({ ...slot, passphrase: `${slot.passphrase}x` }), null)
  }
})

test('a slot of another book, or one that was changed, opens nothing', async () => {
  const [slot] = spec.slots
  const key = await passphraseKey(slot.passphrase, lockOf(slot))
  assert.equal(await bookKey(key, 'khac', lockOf(slot)), null)
  const bytes = fromBase64(slot.slot)
  bytes[20] ^= 1
  assert.equal(await bookKey(key, id, { ...lockOf(slot), slots: [btoa(String.fromCharCode(...bytes))] }), null)
})

test('no key can be read again', async () => {
  const [slot] = spec.slots
  const key = await passphraseKey(slot.passphrase, lockOf(slot))
  const book = await opened()
  for (const each of [key, book.opens, book.names]) {
    assert.equal(each.extractable, false)
    await assert.rejects(crypto.subtle.exportKey('raw', each))
  }
})

test('chunks are named and opened as in Python', async () => {
  const key = await opened()
  for (const { number, name, plain, sealed } of spec.chunks) {
    assert.equal(await chunkName(key, number), name)
    assert.equal(new TextDecoder().decode(await openChunk(key, id, number, fromBase64(sealed))), plain)
  }
})

test('a chunk that was changed, or stands in for another, is told', async () => {
  const key = await opened()
  const [{ number, sealed }] = spec.chunks
  const bytes = fromBase64(sealed)
  await assert.rejects(openChunk(key, id, number + 1, bytes), TamperedError)
  await assert.rejects(openChunk(key, 'khac', number, bytes), TamperedError)
  await assert.rejects(openChunk(key, id, number, bytes.slice(0, -1)), TamperedError)
  for (let bit = 0; bit < 8 * bytes.length; bit += 5) {
    const changed = bytes.slice()
    changed[bit >> 3] ^= 1 << (bit & 7)
    await assert.rejects(openChunk(key, id, number, changed), TamperedError)
  }
})
