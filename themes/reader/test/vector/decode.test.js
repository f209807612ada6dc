import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { OPERANDS, decodeChunk, decodeGlyphs, decodePage } from '../../src/vector/decode.js'
import { decodeWords } from '../../src/vector/words.js'
import { forAll } from '../reader/random.js'

const contract = JSON.parse(readFileSync(new URL('../../../../tests/contracts/vector.json', import.meta.url), 'utf8'))

/** @param {string} hex */
const bytesOf = (hex) => new Uint8Array(Buffer.from(hex, 'hex'))

/** A path as the contract has it. */
function segments({ commands, points }) {
  let at = 0
  return [...commands].map((command) => [command, ...points.slice(at, (at += OPERANDS[command]))])
}

function asTold(mark) {
  const told = { ...mark }
  if (mark.path) told.path = segments(mark.path)
  if (mark.kind !== 'text') return told
  const places = [...mark.glyphs].map((_, at) => [mark.places[2 * at], mark.places[2 * at + 1]])
  return { ...told, glyphs: [...mark.glyphs], places }
}

/** Reads a chunk and all its pages; `glyphs` stand for those that the book shares. */
function readAll(bytes, glyphs = []) {
  const chunk = decodeChunk(bytes)
  let own = 0
  const known = chunk.shared.map((number, at) => (number < 0 ? chunk.own[own++] : glyphs[at] || chunk.own[0] || { path: { commands: [], points: [] }, advance: 0, text: '' }))
  const pages = chunk.pages.map(({ pictures, record, words }) => {
    const marks = decodePage(record, known, pictures.length)
    return { pictures, marks, lines: decodeWords(words, marks, known) }
  })
  return { chunk, pages }
}

for (const each of contract.cases) {
  test(`drawing: ${each.why}`, () => {
    const shared = each.glyphs.map(({ advance, path, text }) => ({ advance, text, path: { commands: path.map(([command]) => command), points: path.flatMap(([, ...points]) => points) } }))
    const { chunk, pages } = readAll(bytesOf(each.bytes), shared)
    assert.deepEqual(chunk.shared, each.shared)
    const own = each.glyphs.filter((_, at) => each.shared[at] < 0)
    assert.deepEqual(chunk.own.map(({ path, ...rest }) => ({ ...rest, path: segments(path) })), own)
    assert.deepEqual(pages.map((page) => ({ ...page, marks: page.marks.map(asTold) })), each.pages.map(({ height: _, ...page }) => page))
  })
}

for (const { why, bytes } of contract.damaged) {
  test(`damaged: ${why}`, () => assert.throws(() => readAll(bytesOf(bytes)), /drawing/))
}

test('bytes that are changed, cut or made up are read or refused, and soon', () => {
  const sound = contract.cases.map(({ bytes }) => bytesOf(bytes))
  let refused = 0
  const begun = performance.now()
  forAll(10000, ({ integer, chance, pick }) => {
    const written = pick(sound)
    const bytes = chance(0.1) ? Uint8Array.from({ length: integer(200) }, () => integer(256)) : written.slice(0, chance(0.3) ? integer(written.length) : undefined)
    for (let change = integer(4); change >= 0 && bytes.length; change--) bytes[integer(bytes.length)] = integer(256)
    for (const read of [readAll, decodeGlyphs]) {
      try {
        read(bytes)
      } catch (error) {
        // A RangeError would be memory that damaged bytes asked for, a TypeError a slip of the reader.
        assert.match(String(error), /^Error: damaged drawing$/)
        refused++
      }
    }
  })
  assert.ok(refused > 10000)
  assert.ok(performance.now() - begun < 20000)
})
