import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flown, fly, held } from '../../../src/reader/leaf/flight.js'
import { forAll } from '../random.js'

const from = { x: 300, y: 400 }
const to = { x: -300, y: 400 }

test('a flight begins at its point and its time, and lands', () => {
  const flight = fly(from, to, { begin: 1000, whole: 600 })
  assert.deepEqual(flown(flight, 900), { point: from, landed: false })
  assert.deepEqual(flown(flight, 1000).point, from)
  assert.equal(flown(flight, 1000 + flight.time - 1).landed, false)
  assert.deepEqual(flown(flight, 1000 + flight.time), { point: to, landed: true })
})

test('a flight never turns back on its way, however it was thrown', () => {
  forAll(300, ({ integer }) => {
    const start = { x: 300 - integer(590), y: 400 }
    const flight = fly(start, to, { begin: 0, whole: 600, speed: integer(80) / 10 })
    let before = start.x
    for (let time = 0; time <= flight.time; time += 4) {
      const { x } = flown(flight, time).point
      assert.ok(x <= before + 1e-9)
      before = x
    }
  })
})

test('a thrown leaf goes on as fast as it was thrown, and arrives sooner', () => {
  const calm = fly(from, to, { begin: 0, whole: 600 })
  const thrown = fly(from, to, { begin: 0, whole: 600, speed: 5 })
  assert.ok(thrown.time < calm.time)
  const speed = (from.x - flown(thrown, 1).point.x) / 1
  assert.ok(Math.abs(speed - 5) < 0.2, String(speed))
})

test('a lift raises the way in its middle only', () => {
  const flight = fly(from, to, { begin: 0, whole: 600, lift: 50 })
  const middle = flown(flight, flight.time / 2).point
  assert.ok(Math.abs(middle.y - 350) < 1e-9)
  assert.equal(flown(flight, 0).point.y, 400)
})

test('held paper comes under the finger as it moves, without a jump', () => {
  const hold = { grabbed: { x: 300, y: 200 }, offset: { x: 60, y: -20 }, height: 400 }
  const at = (moved, finger) => held({ ...hold, moved, finger })
  assert.deepEqual(at(0, { x: 200, y: 200 }), { x: 260, y: 180 })
  assert.deepEqual(at(90, { x: 110, y: 200 }), { x: 110, y: 200 })
  assert.deepEqual(at(500, { x: -100, y: 210 }), { x: -100, y: 210 })
})
