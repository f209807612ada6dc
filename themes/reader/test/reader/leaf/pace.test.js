import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPace } from '../../../src/reader/leaf/pace.js'

test('one frame that was late does not make a device slow', () => {
  const pace = createPace()
  for (const now of [0, 16, 32, 48, 400, 416, 432, 448, 464, 480, 496, 512]) pace.frame(now)
  assert.equal(pace.median(), 16)
})

test('too few frames say nothing, and a rest is no step', () => {
  const pace = createPace()
  for (let nth = 0; nth < 10; nth++) pace.frame(nth * 50)
  assert.equal(pace.median(), null)
  for (let nth = 0; nth < 9; nth++) pace.frame(nth * 50)
  pace.forget()
  for (let nth = 0; nth <= 10; nth++) pace.frame(9000 + nth * 20)
  assert.equal(pace.median(), 20)
})
