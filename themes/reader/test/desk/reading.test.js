import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLight, isWay, read, topicOf } from '../../src/desk/reading.js'
import { likeness, syllable } from '../../src/desk/syllable.js'

/** @param {string} text @param {string[]} [known] */
function exact(text, known = []) {
  return read(text, new Set(known)).map((word) => word.exact)
}

test('short forms are written out, unless the school writes so itself', () => {
  assert.deepEqual(exact('hs mượn dc ko'), ['học', 'sinh', 'mượn', 'được', 'không'])
  assert.deepEqual(exact('k lớp', ['k']), ['k', 'lớp'])
})

test('ways to ask one thing are one', () => {
  assert.deepEqual(exact('Thư viện mở lúc nào?'), exact('thư viện mở mấy giờ'))
  assert.deepEqual(exact('gia hạn kiểu gì'), exact('gia hạn thế nào'))
  assert.notDeepEqual(exact('mấy giờ'), exact('ở đâu'))
})

test('a single word without accents may be a way to ask, or another word', () => {
  const [dau] = read('dau')
  assert.equal(dau.exact, 'dau')
  assert.ok(isWay({ ...dau, exact: dau.also }))
  assert.deepEqual(
    read('đầu').map(({ also }) => also),
    [''],
  )
})

test('what an input method left undone is done', () => {
  assert.deepEqual(exact('thuw vieenj'), ['thu', 'vien'])
  assert.deepEqual(exact('sach1 hay'), ['sach', 'hay'])
})

test('words run together are parted by those that are known', () => {
  assert.deepEqual(exact('thuvien', ['thu', 'vien']), ['thu', 'vien'])
  assert.deepEqual(exact('thuvien'), ['thuvien'])
})

test('in a text with accents a word without them is meant so', () => {
  const light = (/** @type {string} */ text) => read(text).filter(isLight).map((word) => word.exact)
  assert.deepEqual(light('con voi nặng'), ['con'])
  assert.deepEqual(light('con voi nang'), ['con', 'voi'])
})

test('a topic is what a question is about', () => {
  assert.equal(topicOf('có sách nào về khủng long không ạ'), 'khủng long')
  assert.equal(topicOf('co sach nao ve khung long ko'), 'khung long')
  assert.equal(topicOf('cho em hỏi'), '')
})

test('syllables are alike by degrees', () => {
  const of = (/** @type {string} */ exact) => syllable(exact, exact.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd'), false)
  const like = (/** @type {string} */ typed, /** @type {string} */ known) => likeness(of(typed), of(known))
  assert.equal(like('sách', 'sách'), 1)
  assert.ok(like('sach', 'sách') > like('sạch', 'sách'))
  assert.ok(like('sạch', 'sách') > like('xách', 'sách'))
  assert.ok(like('muốn', 'mượn') < 0.5)
  assert.ok(like('thuwn', 'thun') > 0.5)
  assert.equal(like('bút', 'sách'), 0)
  // Both are syllables of the language, one letter apart.
  assert.equal(like('thông', 'không'), 0)
})
