import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { keyCommand, keyWay } from '../../src/reader/keys.js'
import { createMessages } from '../../src/reader/messages.js'
import { createProgress } from '../../src/reader/progress.js'

const press = (key, more = {}) => ({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more })

test('arrows follow the eye', () => {
  assert.equal(keyCommand(press('ArrowRight'), false), 'next')
  assert.equal(keyCommand(press('ArrowRight'), true), 'prev')
  assert.equal(keyCommand(press('ArrowLeft'), true), 'next')
})

test('other keys', () => {
  const keys = [['PageDown', 'next'], ['PageUp', 'prev'], [' ', 'next'], ['Home', 'first'], ['End', 'last'], ['/', null], ['a', null]]
  for (const [key, command] of keys) assert.equal(keyCommand(press(key), true), command)
  assert.equal(keyCommand(press(' ', { shiftKey: true }), false), 'prev')
  assert.equal(keyCommand(press('ArrowRight', { altKey: true }), false), null)
  assert.equal(keyCommand(press('End', { shiftKey: true }), false), null)
})

test('arrows that move the view of a zoomed page', () => {
  assert.deepEqual(keyWay(press('ArrowUp')), { x: 0, y: -1 })
  assert.equal(keyWay(press('ArrowUp', { shiftKey: true })), null)
  assert.equal(keyWay(press('PageUp')), null)
})

function memory() {
  const items = new Map()
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) }
}

test('the place in a book is kept', () => {
  const store = memory()
  const progress = createProgress(() => store)
  const record = { id: 'de-men', title: 'Dế Mèn', page: 7, pageCount: 40, url: 'books/de-men/read.html#p=7', cover: 'books/de-men/cover.webp' }
  assert.equal(progress.page('de-men'), null)
  progress.save(record)
  assert.equal(progress.page('de-men'), 6)
  assert.equal(progress.page('other'), null)
  assert.deepEqual(JSON.parse(store.items.get('tusach:last')), record)
})

test('denied, full or spoilt storage is no storage', () => {
  const denied = createProgress(() => {
    throw new Error('SecurityError')
  })
  denied.save({ id: 'a', title: 'a', page: 1, pageCount: 1, url: '' })
  assert.equal(denied.page('a'), null)
  for (const spoilt of ['{', 'null', '[]', '{"page":"7"}', '{"page":0}']) {
    assert.equal(createProgress(() => ({ getItem: () => spoilt, setItem: () => {} })).page('a'), null)
  }
})

test('every message used exists in both languages with the same places to fill', () => {
  const themes = new URL('../../../', import.meta.url)
  const messages = (area) => JSON.parse(readFileSync(new URL(`tusach/messages/${area}.json`, themes), 'utf8'))
  const catalogue = { ...messages('reader'), ...messages('lock') }
  const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((each) => each[1]).sort()
  for (const [key, { vi, en, ...rest }] of Object.entries(catalogue)) {
    assert.deepEqual(places(vi), places(en), key)
    assert.deepEqual(rest, {}, key)
  }
  const template = readFileSync(new URL('tusach/templates/reader.html', themes), 'utf8')
  for (const [, key] of template.matchAll(/m\('([\w.]+)'/g)) assert.ok(catalogue[key], key)
  const m = createMessages({ 'reader.page_of': 'Trang {page} trên {count}' })
  assert.equal(m('page_of', { page: 3, count: 12 }), 'Trang 3 trên 12')
})
