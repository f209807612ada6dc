import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMatcher } from '../../src/desk/match.js'
import { example, figures } from './judged.js'

const rows = example()
const match = createMatcher(rows)

/** @param {string} text */
function bare(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
}

for (const [set, least] of /** @type {const} */ ([
  ['tuned', { right: 0.72, reached: 0.88, precise: 0.97, refused: 0.82 }],
  ['fresh', { right: 0.76, reached: 0.93, precise: 0.96, refused: 0.9 }],
])) {
  test(`questions as pupils type them, ${set}`, () => {
    const { asked, right, wrong, offered, refused, kept, invented, told } = figures(set)
    const shown = told.join('\n')
    assert.ok(right / asked >= least.right, `answered ${right} of ${asked}\n${shown}`)
    assert.ok((right + offered) / asked >= least.reached, `reached ${right + offered} of ${asked}\n${shown}`)
    assert.ok(right / (right + wrong + invented) >= least.precise, `wrong ${wrong}, invented ${invented}\n${shown}`)
    assert.ok(kept / refused >= least.refused, `refused ${kept} of ${refused}\n${shown}`)
  })
}

test('a question of the table is answered by its row, with accents and without', () => {
  for (const { id, ways } of rows) {
    for (const way of ways.flatMap((text) => [text, bare(text), bare(text).toUpperCase()])) {
      assert.deepEqual({ way, ...match(way) }.ids, [id], way)
      assert.equal(match(way).kind, 'answer', way)
    }
  }
})

test('slips, chats, other keyboards and words run together are understood', () => {
  for (const [text, id] of [
    ['thư viên mỡ cửa lúc nào', 'gio-mo-cua'],
    ['muownj sachs nhuw thees naof', 'muon-sach'],
    ['mu7o75n sa1ch nhu7 the61 na2o', 'muon-sach'],
    ['thuvien mocua luc may gio', 'gio-mo-cua'],
    ['chủ nhậttttt có mở cửa hok', 'cuoi-tuan'],
    ['xách bị rách thì làm gì', 'rach-sach'],
  ]) {
    assert.deepEqual(match(text).ids.slice(0, 1), [id], text)
  }
})

test('accents that are typed count: to want is not to borrow', () => {
  const two = createMatcher([
    { id: 'borrow', ways: ['Mượn sách'], answer: '' },
    { id: 'sort', ways: ['Muộn giờ'], answer: '' },
  ])
  assert.deepEqual(two('mượn').ids, ['borrow'])
  assert.deepEqual(two('muộn').ids, ['sort'])
})

test('two questions that fit alike are both offered', () => {
  const two = createMatcher([
    { id: 'a', ways: ['Thứ Bảy có mở cửa không?'], answer: '' },
    { id: 'b', ways: ['Chủ nhật có mở cửa không?'], answer: '' },
  ])
  const { kind, ids } = two('mở cửa')
  assert.equal(kind, 'ask')
  assert.deepEqual(ids.sort(), ['a', 'b'])
})

test('anything may be typed', () => {
  for (const text of ['', ' ', '?', '😀😀', '@3', 'constructor', '__proto__', '<b>', 'a'.repeat(300), '\u0301', 'x '.repeat(150)]) {
    assert.ok(['answer', 'ask', 'none'].includes(match(text).kind), text)
  }
})

test('a table may hold one row, and questions without words', () => {
  const one = createMatcher([{ id: 'a', ways: ['Mấy giờ mở cửa?', '???'], answer: '!' }])
  assert.deepEqual(one('mấy giờ mở cửa').ids, ['a'])
  assert.equal(one('con voi').kind, 'none')
  const mute = createMatcher([{ id: 'a', ways: ['???'], answer: '' }])
  assert.equal(mute('mấy giờ mở cửa').kind, 'none')
})
