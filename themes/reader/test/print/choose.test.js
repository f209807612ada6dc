import assert from 'node:assert/strict'
import { test } from 'node:test'
import { box, counted, laidOut, matching } from '../../src/print/choose.js'

const all = { shelf: '', subject: '', grade: '', words: '', since: '', unprinted: false }
/** @type {import('../../src/print/choose.js').Book[]} */
const books = [
  ['aaaaa', 'Dế Mèn phiêu lưu ký', 'Tô Hoài', '895 TÔ-H', 0, [0], ['3', '4'], '2026-11-01', 1],
  ['bbbbb', 'Đất rừng phương Nam', 'Đoàn Giỏi', '895 ĐO-G', 1, [0, 1], ['5'], '2026-11-20', 0],
  ['ccccc', 'Toán 6', '', '', -1, [], [], '2026-11-20', 0],
]
const titles = (wanted) => matching(books, { ...all, ...wanted }).map((book) => book[0][0]).join('')

test('what narrows the choice', () => {
  assert.equal(titles({}), 'abc')
  assert.equal(titles({ shelf: '0' }), 'a')
  assert.equal(titles({ shelf: '1', grade: '3' }), '')
  assert.equal(titles({ subject: '0' }), 'ab')
  assert.equal(titles({ grade: '5' }), 'b')
  assert.equal(titles({ since: '2026-11-20' }), 'bc')
  assert.equal(titles({ unprinted: true }), 'bc')
})

test('titles and authors are found without accents', () => {
  assert.equal(titles({ words: 'dat rung' }), 'b')
  assert.equal(titles({ words: 'TÔ HOÀI' }), 'a')
  assert.equal(titles({ words: 'giỏi đất' }), 'b')
  assert.equal(titles({ words: 'không có' }), '')
  assert.equal(titles({ words: '   ' }), 'abc')
})

test('labels begin at the first free place and are copied', () => {
  assert.deepEqual(laidOut(['a', 'b'], 2, 3, 4), [[null, null, 'a', 'a'], ['b', 'b']])
  assert.deepEqual(laidOut(['a'], 1, 1, 4), [['a']])
  assert.deepEqual(laidOut([], 3, 2, 4), [])
})

test('a label keeps off its edge and off the edge of the paper', () => {
  const sheet = {
    id: 'a4-24', name: '', product: 'label', level: 'Q', columns: 3, rows: 8, width: 70, height: 37, gap_x: 0, gap_y: 0,
    left: 0, top: 0.5, edge: 4, inset: 0.5, cut: false, paper: /** @type {[number, number]} */ ([210, 297]),
  }
  assert.deepEqual(box(sheet, 0), [4, 4, 65.5, 33])
  assert.deepEqual(box(sheet, 4), [70.5, 38, 69, 36])
  assert.deepEqual(box(sheet, 23), [140.5, 260, 65.5, 33])
})

test('a number in a field is kept within bounds', () => {
  assert.deepEqual(['3', '', '0', '-2', '2.7', '99', 'x'].map((text) => counted(text, 21)), [3, 1, 1, 1, 2, 21, 1])
})
