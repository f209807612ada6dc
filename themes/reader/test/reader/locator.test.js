import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatLocator, parseLocator } from '../../src/reader/locator.js'
import { forAll } from './random.js'

test('page numbers in the address are 1-based', () => {
  assert.deepEqual(parseLocator('#p=12'), { page: 11, query: '', mode: '' })
  assert.equal(formatLocator({ page: 11 }), '#p=12')
})

test('queries keep accents and spaces', () => {
  assert.deepEqual(parseLocator('#p=3&q=th%C6%B0%20vi%E1%BB%87n&mode=text'), {
    page: 2,
    query: 'thư viện',
    mode: 'text',
  })
  assert.equal(parseLocator('#q=thu+vien').query, 'thu vien')
  assert.equal(parseLocator('#q=thư viện').query, 'thư viện')
})

test('a page that is no number is no page', () => {
  for (const fragment of ['', '#', '#p=', '#p=0', '#p=-3', '#p=1e3', '#p=12x', '#top', '#q=%E0%A4%A', '#p=99999999']) {
    assert.equal(parseLocator(fragment).page, null, fragment)
  }
})

test('what is written is read again', () => {
  const words = ['đường', 'a+b', '100%', '#1', 'x=y&z', 'hoà  bình', '"“', '😀', '\u0301']
  forAll(500, ({ integer, chance, pick }) => {
    const locator = {
      page: chance(0.2) ? null : integer(5000),
      query: Array.from({ length: integer(4) }, () => pick(words)).join(' ').trim(),
      mode: pick(['', 'text']),
    }
    assert.deepEqual(parseLocator(formatLocator(locator)), locator)
  })
})
