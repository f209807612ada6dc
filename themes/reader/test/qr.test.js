import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outline } from '../src/qr/draw.js'

test('dark modules that touch in a row are one rectangle', () => {
  assert.equal(outline([[false, true, true, false, true], [false, false, false, false, false], [true, true, true, true, true]]), 'M1 0h2v1H1zM4 0h1v1H4zM0 2h5v1H0z')
})
