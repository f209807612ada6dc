import assert from 'node:assert/strict'
import { test } from 'node:test'

import { createTimeline } from '../../src/sound/timeline.js'

/** Sentences of a picture book, one file a page; page 2 says nothing. */
const BOOK = createTimeline({
  files: ['a.mp3', 'b.mp3'],
  clips: [
    [0, 0, 3, 0, 0, 3, ''],
    [0, 4, 9, 0, 3.2, 7, ''],
    [1, 0, 5, 0, 12, 16, ''],
    [3, 0, 4, 1, 0, 4, ''],
  ],
})

/** Words, a third of a second each. */
const WORDS = createTimeline({
  files: ['a.mp3'],
  clips: Array.from({ length: 30 }, (_, at) => /** @type {any} */ ([0, at, at, 0, at / 3, (at + 1) / 3, ''])),
})

const LONG = createTimeline({ files: ['a.mp3'], clips: [[0, -1, -1, 0, 0, 600, '']] })

test('a page begins with the first clip on it, else with what comes after', () => {
  assert.deepEqual([0, 1, 2, 3].map((page) => BOOK.from(page).index), [0, 2, 3, 3])
})

test('after the last speech comes the first', () => {
  assert.deepEqual(BOOK.from(9), { index: 0, time: 0 })
})

test('pages that say nothing have no clip', () => {
  assert.equal(BOOK.on([2]), null)
  assert.deepEqual(BOOK.on([2, 3]), { index: 3, time: 0 })
})

test('a clip runs on into the next over a short pause in one file', () => {
  assert.deepEqual(BOOK.after(0), { index: 1, runsOn: true })
  assert.deepEqual(BOOK.after(1), { index: 2, runsOn: false })
  assert.deepEqual(BOOK.after(2), { index: 3, runsOn: false })
  assert.equal(BOOK.after(3), null)
})

test('a clip that begins much earlier is no continuation', () => {
  const again = createTimeline({ files: ['a'], clips: [[0, 0, 0, 0, 5, 6, ''], [0, 0, 0, 0, 0, 1, '']] })
  assert.deepEqual(again.after(0), { index: 1, runsOn: false })
})

test('a step forward is a sentence', () => {
  assert.deepEqual(BOOK.step({ index: 0, time: 2.9 }, 1), { index: 1, time: 3.2 })
  assert.equal(BOOK.step({ index: 3, time: 1 }, 1), null)
})

test('a step back is the beginning of the sentence, or the one before when it has just begun', () => {
  assert.deepEqual(BOOK.step({ index: 1, time: 6 }, -1), { index: 1, time: 3.2 })
  assert.deepEqual(BOOK.step({ index: 1, time: 3.5 }, -1), { index: 0, time: 0 })
  assert.deepEqual(BOOK.step({ index: 3, time: 0.5 }, -1), { index: 2, time: 12 })
  assert.deepEqual(BOOK.step({ index: 0, time: 0.5 }, -1), { index: 0, time: 0 })
})

test('steps over single words span a sentence’s worth of them', () => {
  assert.deepEqual(WORDS.step({ index: 6, time: 2 }, 1), { index: 11, time: 11 / 3 })
  assert.deepEqual(WORDS.step({ index: 12, time: 4 }, -1), { index: 7, time: 7 / 3 })
})

test('steps in a long clip are of fifteen seconds', () => {
  assert.deepEqual(LONG.step({ index: 0, time: 100 }, 1), { index: 0, time: 115 })
  assert.deepEqual(LONG.step({ index: 0, time: 100 }, -1), { index: 0, time: 85 })
  assert.equal(LONG.step({ index: 0, time: 590 }, 1), null)
})

test('the end of a file that is not known is not stepped back from', () => {
  const open = createTimeline({ files: ['a', 'b'], clips: [[0, -1, -1, 0, 2, 86400, ''], [1, -1, -1, 1, 0, 3, '']] })
  assert.deepEqual(open.step({ index: 1, time: 0 }, -1), { index: 0, time: 2 })
})
