import assert from 'node:assert/strict'
import { test } from 'node:test'

import { parse } from '../src/search/engine.js'
import { pageText, passage } from '../src/search/passage.js'

const FILLER = 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(12)

/** The passage with its marks in square brackets. */
function shown(text, query) {
  return passage(text, parse(query)).parts.map(({ text, mark }) => (mark ? `[${text}]` : text)).join('')
}

test('matched words are marked, whatever their accents when none were typed', () => {
  assert.equal(shown('Thư viện, thứ hai.', 'thu vien'), '[Thư] [viện], [thứ] hai.')
})

test('where the typed form stands, its variants are not marked', () => {
  assert.equal(shown('Thư viện, thứ hai.', 'thư'), '[Thư] viện, thứ hai.')
  assert.equal(shown('Thứ hai.', 'thư'), '[Thứ] hai.')
})

test('the passage is where the words stand together', () => {
  const text = `thư ${FILLER} viện ${FILLER} Đây là thư viện trường. ${FILLER}`
  const found = shown(text, 'thư viện')
  assert.match(found, /^… .*là \[thư\] \[viện\] trường\..* …$/)
  assert.ok(found.length < 220)
})

test('the passage is cut between words and has no line breaks', () => {
  const found = shown(`${FILLER}\nthư\nviện\n\n${FILLER}`, 'thu vien')
  assert.match(found, /^… \S.*\S …$/)
  assert.doesNotMatch(found, /\n| {2}/)
})

test('a page without a match, or without text, shows its beginning', () => {
  assert.equal(shown('Trang bìa', 'thư'), 'Trang bìa')
  assert.equal(shown('', 'thư'), '')
})

test('near counts the words that stand side by side, in order, in one sentence', () => {
  const near = (text, query) => passage(text, parse(query)).near
  assert.equal(near('thư viện trường', 'thu vien truong'), 3)
  assert.equal(near('viện thư', 'thu vien'), 1)
  assert.equal(near('một lá thư. Viện bảo tàng', 'thu vien'), 1)
  assert.equal(near('thư từ viện', 'thu vien'), 1)
  assert.equal(near('từ từ thôi', 'từ từ'), 2)
  assert.equal(near('', 'thu'), 0)
})

test('overlapping pairs of characters are marked once', () => {
  assert.equal(shown('新図書館です', '図書館').replace('][', ''), '新[図書館]です')
})

test('the lines of a text shard make a page, an empty one parts paragraphs', () => {
  const lines = [[0, 0, 9, 'Thư', [9]], [0, 9, 9, 'vie\u0323\u0302n', [9]], '', [0, 30, 9, 'mới', [9]]]
  assert.equal(pageText(lines), 'Thư\nviện\n\nmới')
})

test('text is never markup', () => {
  assert.equal(shown('<b>thư</b> &amp;', 'thư'), '<b>[thư]</b> &amp;')
})

test('a word that the end of a line breaks is shown whole', () => {
  const text = pageText([[0, 0, 1, 'đọc infor\u00ad', [1, 1, 1]], [0, 2, 1, 'mation ở đây', [1, 1, 1, 1, 1]]])
  const { parts } = passage(text, [{ exact: 'information', folded: 'information', marked: false }])
  assert.deepEqual(parts.map(({ text, mark }) => [text, mark]), [['đọc ', false], ['information', true], [' ở đây', false]])
})
