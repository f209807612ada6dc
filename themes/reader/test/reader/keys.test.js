import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyCommand, shortcut } from '../../src/reader/keys.js'

const press = (key, more = {}) => ({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more })

test('the arrows follow the eye', () => {
  assert.equal(keyCommand(press('ArrowRight'), false), 'next')
  assert.equal(keyCommand(press('ArrowRight'), true), 'prev')
  assert.equal(keyCommand(press(' ', { shiftKey: true }), false), 'prev')
})

test('a clicker turns pages in either direction of reading', () => {
  assert.equal(keyCommand(press('PageDown'), true), 'next')
  assert.equal(keyCommand(press('PageUp'), false), 'prev')
})

test('a shortcut is one character, in either case, without a modifier', () => {
  assert.equal(shortcut(press('b')), 'b')
  assert.equal(shortcut(press('B', { shiftKey: true })), 'b')
  assert.equal(shortcut(press('?', { shiftKey: true })), '?')
  assert.equal(shortcut(press('Enter')), null)
  assert.equal(shortcut(press('F5')), null)
  for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) assert.equal(shortcut(press('f', { [modifier]: true })), null)
})
