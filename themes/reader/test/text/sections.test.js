import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeSections, markerAt, sectionOf, sectionOfId } from '../../src/text/sections.js'
import { forAll } from '../reader/random.js'

const chapters = [
  { title: 'Bìa', page: 0, file: 'chapters/0.js' },
  { title: 'Một', page: 1, file: 'chapters/1.js' },
  { title: '', page: 4, file: 'chapters/2.js' },
  { title: 'Ba', page: 4, file: 'chapters/3.js' },
]
const sections = makeSections({ chapters, text: [], pageCount: 9 })

test('a chapter runs to the page before the next', () => {
  assert.deepEqual(sections.map(({ first, last, title, chapter }) => [first, last, title, chapter]), [
    [0, 0, 'Bìa', 0],
    [1, 3, 'Một', 1],
    [4, 4, '', 2],
    [4, 8, 'Ba', 3],
  ])
})

test('a book that is not set anew is read in the portions its text comes in', () => {
  const text = [{ from: 0, to: 15, file: 'a.js' }, { from: 32, to: 40, file: 'b.js' }]
  const portions = makeSections({ chapters: [], text, pageCount: 41 })
  assert.deepEqual(portions.map(({ first, last }) => [first, last]), [[0, 15], [32, 40]])
  assert.deepEqual([0, 15, 20, 32, 40].map((page) => sectionOf(portions, page)), [0, 0, 0, 1, 1])
  assert.deepEqual(makeSections({ chapters: [], text: [], pageCount: 3 }), [])
})

test('a page is in the first chapter that begins with it, else in the last that has begun', () => {
  assert.deepEqual([0, 1, 3, 4, 5, 8].map((page) => sectionOf(sections, page)), [0, 1, 1, 2, 3, 3])
})

test('an id tells its chapter', () => {
  assert.equal(sectionOfId(sections, 'c3-note-1'), 3)
  for (const id of ['c9-x', 'note', '', 'xc1-a']) assert.equal(sectionOfId(sections, id), -1)
})

test('the page being read begins in the upper half of the window, or has begun before it', () => {
  const at = (starts) => markerAt(starts.length, (index) => starts[index], 600)
  assert.equal(at([-900, -200, 100, 250]), 2)
  assert.equal(at([-900, -200, 400]), 1)
  assert.equal(at([0, 500]), 0)
  assert.equal(at([500, 900]), -1)
  assert.equal(at([]), -1)
})

test('few of many markers are measured', () => {
  forAll(100, ({ integer }) => {
    const starts = Array.from({ length: 1 + integer(3000) }, () => integer(100000) - 50000).sort((a, b) => a - b)
    let measured = 0
    const found = markerAt(starts.length, (index) => (measured++, starts[index]), 600)
    const shown = starts.findIndex((start) => start >= -1)
    const wanted = shown >= 0 && starts[shown] < 300 ? shown : (shown < 0 ? starts.length : shown) - 1
    assert.equal(found, wanted)
    assert.ok(measured < 16)
  })
})
