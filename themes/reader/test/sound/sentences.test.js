import assert from 'node:assert/strict'
import { test } from 'node:test'

import { decodePage } from '../../src/reader/page-text.js'
import { sentencesOf } from '../../src/sound/sentences.js'
import { wordBoxes, wordsOf } from '../../src/sound/word-boxes.js'

/** A page of lines, "" for a block break; every word is 100 wide with 20 between. */
function page(...lines) {
  const steps = (/** @type {string} */ line) => line.split(' ').flatMap(() => [100, 20]).slice(0, -1)
  return decodePage(lines.map((line, at) => line && [400, 400 * at, 200, line, steps(line)]))
}

/** @param {...string} lines */
const said = (...lines) => sentencesOf(page(...lines)).map(({ text, first, last }) => [text, first, last])

test('sentences run over lines and end with a block', () => {
  assert.deepEqual(said('Ngày xửa ngày', 'xưa. Có một', 'cây gạo', '', 'Chương hai'), [
    ['Ngày xửa ngày xưa.', 0, 3],
    ['Có một cây gạo', 4, 7],
    ['Chương hai', 8, 9],
  ])
})

test('a word that a line breaks is said whole', () => {
  assert.deepEqual(said('the lib\u00ad', 'rary is open.'), [['the library is open.', 0, 4]])
})

test('quotation marks go with what they close; talk goes on in small letters', () => {
  assert.deepEqual(said('“Đi thôi!” bà nói. “Ừ!” Na đáp…'), [
    ['“Đi thôi!” bà nói.', 0, 3],
    ['“Ừ!”', 4, 4],
    ['Na đáp…', 5, 6],
  ])
})

test('abbreviations, initials and numbers of a list end no sentence; a year does', () => {
  assert.deepEqual(said('1. Ông N. Văn ở TP. Huế năm 2019. Hết.'), [
    ['1. Ông N. Văn ở TP. Huế năm 2019.', 0, 8],
    ['Hết.', 9, 9],
  ])
})

test('what holds no letters is not said', () => {
  assert.deepEqual(said('12', '', '* * *', '', 'Chào em.'), [['Chào em.', 4, 5]])
  assert.deepEqual(said(), [])
})

test('a sentence goes on in the next paragraph when that begins with a small letter', () => {
  assert.deepEqual(said('Chỉ sáng bằng', '', '12', '', 'một dấu chấm.', '', 'nhỏ', '', 'Hết'), [
    ['Chỉ sáng bằng một dấu chấm.', 0, 6],
    ['nhỏ', 7, 7],
    ['Hết', 8, 8],
  ])
})

test('a sentence that will not end is cut at a comma', () => {
  const long = Array.from({ length: 60 }, (_, at) => (at === 44 ? 'sang,' : 'sông')).join(' ')
  assert.deepEqual(said(long).map(([, first, last]) => [first, last]), [[0, 44], [45, 59]])
})

test('every word is in its sentence', () => {
  const lines = ['Một hai. Ba bốn năm', 'sáu! Bảy', '', 'tám']
  for (const { text, first, last } of sentencesOf(page(...lines))) {
    assert.equal(wordsOf(page(...lines), first, last).join(' '), text)
  }
})

test('the boxes of words lie on their lines', () => {
  const boxes = wordBoxes(page('Một hai', 'ba bốn năm'), 1, 3)
  const share = (/** @type {number} */ units) => units / 4096
  assert.deepEqual(boxes, [
    { x: share(520), y: 0, width: share(100), height: share(200) },
    { x: share(400), y: share(400), width: share(220), height: share(200) },
  ])
})

test('a page as a whole has no boxes', () => {
  assert.deepEqual(wordBoxes(page('Một hai', 'ba'), -1, -1), [])
  assert.deepEqual(wordsOf(page('Một hai'), -1, -1), [])
})
