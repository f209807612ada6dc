import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CHUNK, TamperedError, bookKey, chunkName, fromBase64, passphraseKey } from '../../src/lock/cipher.js'
import { openBook } from '../../src/lock/locked-book.js'

const spec = JSON.parse(readFileSync(new URL('../../../../tests/contracts/encryption.json', import.meta.url), 'utf8'))
const { id } = spec.book
const [slot] = spec.slots
const key = await bookKey(await passphraseKey(slot.passphrase, slot), id, { ...slot, slots: [slot.slot] })

/** Locks files into chunks as the build does; returns the scripts' base64 by file. */
async function locked(files) {
  const bodies = Object.values(files)
  let start = 0
  const places = Object.fromEntries(Object.entries(files).map(([name, { length }]) => [name, [(start += length) - length, length]]))
  const head = Buffer.from(JSON.stringify({ book: { id, pageCount: 1 }, files: places }))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  const stream = Buffer.concat([length, head, ...bodies])
  const raw = await crypto.subtle.importKey('raw', fromBase64(spec.book.key).slice(0, 32), 'AES-GCM', false, ['encrypt'])
  const made = {}
  for (let number = 0; number * CHUNK < stream.length; number++) {
    const iv = Buffer.alloc(12)
    iv.writeUInt32BE(number, 8)
    const plain = Buffer.alloc(CHUNK)
    stream.copy(plain, 0, number * CHUNK, (number + 1) * CHUNK)
    const additionalData = Buffer.from(`tusach-lock/1 ${id} chunk ${number}`)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, raw, plain)
    made[`sealed/${await chunkName(key, number)}.js`] = Buffer.from(sealed).toString('base64')
  }
  return made
}

const noise = (length, seed) => Buffer.from(Array.from({ length }, (_, at) => (at * seed + (at >> 8)) & 255))
const files = { 'pages/1.webp': noise(1000, 7), 'long.mp3': noise(3 * CHUNK + 17, 3), 'empty.txt': noise(0, 1), 'text/1.js': Buffer.from('self.tusachText({"from":0});\n') }
const chunks = await locked(files)

/** @param {(file: string) => Promise<string>} load */
async function open(load) {
  const told = { tampered: 0 }
  const data = await openBook({ id, key, load, onTampered: () => told.tampered++ })
  return { data, told }
}
const load = async (file) => chunks[file] || Promise.reject(new Error(file))
const bytesIn = async (blob) => Buffer.from(await blob.arrayBuffer())

test('every file of a book is there, also across chunks', async () => {
  const { data } = await open(load)
  assert.equal(data.pageCount, 1)
  for (const [name, body] of Object.entries(files)) assert.deepEqual(await bytesIn(await data.open(name)), body)
  await assert.rejects(data.open('toString'), Error)
  await assert.rejects(data.open('pages/2.webp'), Error)
})

test('a chunk is fetched when something in it is wanted, and once', async () => {
  const asked = []
  const { data } = await open((file) => (asked.push(file), load(file)))
  assert.equal(asked.length, 1)
  await data.open('pages/1.webp')
  assert.equal(asked.length, 1)
  await data.open('text/1.js')
  await data.open('text/1.js')
  assert.equal(asked.length, 2)
})

test('a tampered first chunk is told when the book is opened', async () => {
  const [first, second] = Object.keys(chunks)
  await assert.rejects(open(async (file) => (file === first ? chunks[second] : load(file))), TamperedError)
  await assert.rejects(open(async () => 'not base64!'), TamperedError)
})

test('a later one that was tampered with costs its files alone, and is told', async () => {
  const [, , third] = Object.keys(chunks)
  const { data, told } = await open(async (file) => (file === third ? chunks[third].replace(/^../, 'QQ') : load(file)))
  assert.deepEqual(await bytesIn(await data.open('pages/1.webp')), files['pages/1.webp'])
  await assert.rejects(data.open('long.mp3'), TamperedError)
  assert.equal(told.tampered, 1)
})

test('one that did not come is fetched again', async () => {
  let down = true
  const [first] = Object.keys(chunks)
  const { data, told } = await open((file) => (down && file !== first ? Promise.reject(new Error('network')) : load(file)))
  await assert.rejects(data.open('text/1.js'), /network/)
  down = false
  assert.equal((await data.open('text/1.js')).size, files['text/1.js'].length)
  assert.equal(told.tampered, 0)
})
