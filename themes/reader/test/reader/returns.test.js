import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createReturn } from '../../src/reader/returns.js'

test('the way back is offered at the note and beside it', () => {
  const back = createReturn()
  assert.equal(back.at(3), null)
  back.leave(3, 40, 'here')
  assert.deepEqual(back.at(40), { from: 3, to: 40, spot: 'here' })
  assert.ok(back.at(41))
  assert.ok(back.at(39))
})

test('going back by hand or reading on is an answer', () => {
  const back = createReturn()
  back.leave(3, 40)
  assert.equal(back.at(42), null)
  assert.equal(back.at(40), null)
  back.leave(3, 4)
  assert.ok(back.at(4))
  assert.equal(back.at(3), null)
  assert.equal(back.at(4), null)
})

test('a note on the same page has a way back as well', () => {
  const back = createReturn()
  back.leave(7, 7)
  assert.ok(back.at(7))
})
