// Whatever the bytes, reading ends, in an error or in an answer that says what it lacks.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'

import { bytesOf, unpack } from '../../src/packed.js'
import { createBits } from '../../src/search/bits.js'
import { createReader } from '../../src/search/bytes.js'
import { complete, forms, search } from '../../src/search/engine.js'
import { createLibrary } from '../../src/search/library.js'
import { readChunk, readGroups, readMeta } from '../../src/search/terms.js'
import { handed, libraryOf, stringOf } from '../../support/site.js'

const { files, queries } = JSON.parse(
  readFileSync(new URL('../../../../tests/contracts/search.json', import.meta.url), 'utf8'),
)

/** Numbers that look random and are the same each time. */
function dice(seed) {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** A file of the query's words alone, and that file's path. */
async function filesOf(query) {
  const asked = []
  await search(query, libraryOf(files, asked))
  return asked.map(([path]) => path).filter((path) => path !== 'search/meta.js')
}

test('a missing shard costs its words, the rest is answered and the lack is told', async () => {
  const [path] = await filesOf('phượng')
  const { [path]: _, ...left } = files
  const { unread, groups } = await search('phượng Duong', libraryOf(left))
  assert.deepEqual(unread.map(({ typed }) => typed), ['phượng'])
  assert.ok(groups.length)
  await assert.rejects(search('phượng', libraryOf(left)))
})

test('a missing part of a long list is told', async () => {
  const whole = await search('em đi học vui', libraryOf(files))
  let told = 0
  for (const path of await filesOf('em đi học vui')) {
    const { [path]: _, ...left } = files
    const answer = await search('em đi học vui', libraryOf(left)).catch(() => null)
    if (!answer || answer.partial || answer.unread.length) told++
    else assert.deepEqual(answer.groups, whole.groups)
  }
  assert.ok(told > 1)
})

test('without meta there is no answer, and it comes when meta does', async () => {
  const own = { ...files, 'search/meta.js': undefined }
  const library = libraryOf(own)
  await assert.rejects(search('thư', library))
  own['search/meta.js'] = files['search/meta.js']
  assert.ok((await search('thư', library)).groups.length)
})

test('any change of a file is found out', () => {
  const throwOf = dice(7)
  for (const file of Object.values(files)) {
    const sound = bytesOf(handed(file))
    for (let turn = 0; turn < 20; turn++) {
      const bytes = sound.slice()
      bytes[2 + throwOf(bytes.length - 2)] ^= 1 << throwOf(8)
      let made
      try {
        made = unpack(bytes)
      } catch {
        continue
      }
      assert.deepEqual(made, unpack(sound))
    }
    assert.throws(() => unpack(sound.subarray(0, sound.length >> 1)))
  }
  for (const nothing of [undefined, null, 7, {}]) assert.throws(() => bytesOf(nothing))
  for (const nothing of ['', 'AAAA', 'no zlib data']) assert.throws(() => unpack(bytesOf(nothing)))
})

test('bytes come back from their string', () => {
  const throwOf = dice(3)
  for (let length = 0; length < 300; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at % 2 && throwOf(2) ? 0xd8 + throwOf(8) : throwOf(4) ? throwOf(256) : 10))
    assert.deepEqual(bytesOf(stringOf(bytes)), bytes)
  }
})

test('any bytes end in an error or in a value of bounded size', () => {
  const throwOf = dice(11)
  const part = { number: 0, start: 0, end: 99, candidates: 104, shards: [] }
  const gone = [{ start: 3, end: 9 }]
  const sound = Object.values(files).map((script) => unpack(bytesOf(handed(script))))
  for (let turn = 0; turn < 6000; turn++) {
    let bytes = Uint8Array.from({ length: throwOf(60) }, () => throwOf(256) & (throwOf(2) ? 255 : 15))
    if (turn % 2) {
      bytes = sound[turn % sound.length].slice()
      for (let harm = throwOf(4); harm >= 0; harm--) bytes[throwOf(bytes.length)] = throwOf(256)
      if (turn % 3 === 0) bytes = bytes.subarray(0, throwOf(bytes.length))
    }
    for (const read of [readMeta, (b) => readGroups(b, 'thu', turn % 2 > 0, part, gone), (b) => readChunk(b, { first: 3, end: 99 }, gone)]) {
      try {
        const value = read(bytes)
        assert.ok(JSON.stringify(value).length < 60 * bytes.length + 400)
      } catch (error) {
        assert.ok(error instanceof Error)
      }
    }
  }
})

test('damaged files of valid form leave every query with an answer or a rejection', async () => {
  const throwOf = dice(5)
  for (let turn = 0; turn < 150; turn++) {
    const own = { ...files }
    for (const path of Object.keys(own)) {
      if (throwOf(3)) continue
      const bytes = unpack(bytesOf(handed(own[path]))).slice()
      bytes[throwOf(bytes.length)] = throwOf(256)
      own[path] = deflateSync(bytes)
    }
    const library = libraryOf(own)
    const { query } = queries[turn % queries.length]
    await search(query, library).then(({ groups }) => assert.ok(Array.isArray(groups)), () => {})
    await complete(query, library).catch(() => {})
    await forms(query, library).catch(() => {})
    await library.text(0, 1).catch(() => {})
  }
})

test('numbers and lists that no index holds are refused', () => {
  const reader = (...bytes) => createReader(Uint8Array.from(bytes))
  assert.equal(reader(0x80, 0x01).number(), 128)
  assert.equal(reader(0xff, 0xff, 0xff, 0xff, 0x0f).number(), 2 ** 32 - 1)
  assert.throws(() => reader(0xff, 0xff, 0xff, 0xff, 0xff, 0x01).number())
  assert.throws(() => reader(0x80).number())
  assert.throws(() => reader(1, 2).numbers(3), /damaged/)
  const bits = (...bytes) => createBits(Uint8Array.from(bytes), 0)
  // Gaps 1 and 0 with one bit after the zero; one of the two more than once, the second; 2 times more.
  const { numbers, frequencies } = bits(0b0100_100_1, 0b0_100_0000).list(2, 9)
  assert.deepEqual([[...numbers], [...frequencies]], [[1, 2], [1, 3]])
  assert.throws(() => bits(0xff, 0xff, 0xff).list(2, 9), /damaged/)
  assert.throws(() => bits(0).list(10, 9), /damaged/)
  assert.throws(() => bits(0).list(1000000, 2000000), /damaged/)
  assert.throws(() => bits(0xff, 0xff, 0xff, 0xff, 0xff).list(1, 2 ** 31), /damaged/)
})

test('a file is named by its label and digest, as the export names it', async () => {
  const asked = []
  const library = createLibrary('../', async (path) => {
    asked.push(path)
    return handed(files[path.slice(3)])
  })
  await library.facets()
  assert.ok(asked.every((path) => path.startsWith('../search/')))
})
