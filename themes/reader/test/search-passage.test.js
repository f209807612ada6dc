import assert from 'node:assert/strict'
import { test } from 'node:test'

import { normalise } from '../src/analyzer.js'
import { parse } from '../src/search/query.js'
import { marks, passage } from '../src/search/passage.js'

const FILLER = 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(12)

/** The passage with its marks in square brackets. */
function shown(text, query) {
  return passage(text, parse(query).terms).parts.map(({ text, mark }) => (mark ? `[${text}]` : text)).join('')
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

test('a title is shown whole, marked as it was typed when accents were typed', () => {
  const marked = (text, query) => marks(text, parse(query).terms).map(({ text, mark }) => (mark ? `[${text}]` : text)).join('')
  assert.equal(marked('Cây gạo đầu làng, Cày', 'cay gao'), '[Cây] [gạo] đầu làng, [Cày]')
  assert.equal(marked('Cây gạo đầu làng, Cày', 'cây'), '[Cây] gạo đầu làng, Cày')
  assert.equal(marked(`${FILLER}cây`, 'cay'), `${FILLER}[cây]`)
  assert.equal(marked('Cây', ''), 'Cây')
  assert.deepEqual(marks('', parse('cây').terms), [])
})

test('overlapping pairs of characters are marked once', () => {
  assert.equal(shown('新図書館です', '図書館').replace('][', ''), '新[図書館]です')
})

test('text is never markup', () => {
  assert.equal(shown('<b>thư</b> &amp;', 'thư'), '<b>[thư]</b> &amp;')
})

test('a word that the end of a line breaks is shown whole', () => {
  const text = normalise('đọc infor\u00ad\nmation ở đây')
  const { parts } = passage(text, [{ exact: 'information', folded: 'information', marked: false }])
  assert.deepEqual(parts.map(({ text, mark }) => [text, mark]), [['đọc ', false], ['information', true], [' ở đây', false]])
})
