import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGestures, settle, tapZone } from '../../src/reader/gestures.js'
import { forAll } from './random.js'

/** Feeds `[type, x, y, time, id, extra]` rows; the gestures that came of them. */
function play(...rows) {
  const handle = createGestures()
  return rows
    .map(([type, x, y, time, id = 1, extra = {}]) => handle({ type, x, y, time, id, ...extra }))
    .filter(Boolean)
}
const types = (gestures) => gestures.map((each) => each.type)

test('a short still touch is a tap', () => {
  assert.deepEqual(play(['down', 50, 60, 0], ['move', 54, 57, 50], ['up', 54, 57, 120]), [
    { type: 'tap', point: { x: 54, y: 57 } },
  ])
})

test('a long touch is none: it selects text', () => {
  assert.deepEqual(play(['down', 50, 60, 0], ['up', 50, 60, 900]), [])
})

test('a sideways movement drags, and its release has the speed of its end', () => {
  const gestures = play(['down', 300, 60, 0], ['move', 280, 62, 16], ['move', 200, 64, 120], ['move', 100, 66, 220], ['up', 90, 66, 230])
  assert.deepEqual(types(gestures), ['grab', 'drag', 'drag', 'release'])
  assert.deepEqual(gestures[3].velocity, { x: -1, y: 0 })
})

test('a finger that rests before it lifts has no speed', () => {
  const gestures = play(['down', 300, 60, 0], ['move', 280, 60, 16], ['move', 100, 60, 60], ['up', 100, 60, 800])
  assert.deepEqual(gestures.pop().velocity, { x: 0, y: 0 })
})

test('a vertical movement belongs to the browser', () => {
  assert.deepEqual(play(['down', 50, 60, 0], ['move', 55, 90, 16], ['move', 200, 90, 32], ['up', 200, 90, 48]), [])
})

test('a pinch is no swipe, not even when its fingers leave one by one', () => {
  const pinch = [['down', 50, 60, 0], ['down', 150, 60, 10, 2], ['move', 10, 60, 20], ['up', 150, 60, 40, 2], ['move', 90, 60, 50], ['up', 90, 60, 60]]
  assert.deepEqual(play(...pinch), [])
  assert.deepEqual(types(play(...pinch, ['down', 1, 1, 100], ['up', 1, 1, 150])), ['tap'])
})

test('a second finger calls a drag off', () => {
  const rows = [['down', 50, 60, 0], ['move', 80, 60, 10], ['down', 150, 60, 20, 2], ['move', 120, 60, 30], ['up', 120, 60, 40], ['up', 150, 60, 50, 2]]
  assert.deepEqual(types(play(...rows)), ['grab', 'cancel'])
})

test('the browser taking the pointer calls a drag off', () => {
  assert.deepEqual(types(play(['down', 50, 60, 0], ['move', 80, 60, 10], ['cancel', 80, 60, 20])), ['grab', 'cancel'])
})

test('links keep their taps, but a swipe over one turns', () => {
  const own = { own: true }
  assert.deepEqual(play(['down', 50, 60, 0, 1, own], ['up', 50, 60, 50]), [])
  assert.deepEqual(types(play(['down', 50, 60, 0, 1, own], ['move', 90, 60, 16], ['up', 90, 60, 32])), ['grab', 'release'])
})

test('a mouse on text selects and never drags', () => {
  const own = { own: true, mouse: true }
  assert.deepEqual(play(['down', 50, 60, 0, 1, own], ['move', 90, 60, 16], ['up', 90, 60, 32]), [])
})

test('whatever the fingers do, every grab ends once and then the machine is ready', () => {
  forAll(500, ({ integer, pick }) => {
    const handle = createGestures()
    let time = 0
    let held = false
    const feed = (input) => {
      const gesture = handle({ x: integer(400), y: integer(400), time: (time += integer(80)), ...input })
      if (!gesture) return
      if (gesture.type === 'grab') assert.ok(!held && (held = true))
      else if (gesture.type === 'tap') assert.ok(!held)
      else {
        assert.ok(held)
        held = gesture.type === 'drag'
      }
    }
    for (let step = 0; step < 60; step++) {
      feed({ type: pick(['down', 'move', 'move', 'move', 'up', 'cancel']), id: 1 + integer(3) })
    }
    for (const id of [1, 2, 3]) feed({ type: 'up', id })
    assert.ok(!held)
    handle({ type: 'down', id: 9, x: 5, y: 5, time })
    assert.equal(handle({ type: 'up', id: 9, x: 5, y: 5, time })?.type, 'tap')
  })
})

test('the stage has three zones', () => {
  assert.deepEqual([10, 180, 350].map((x) => tapZone(x, 360)), ['left', 'middle', 'right'])
})

test('a flick turns, a flick back does not, a slow release turns from a quarter on', () => {
  assert.equal(settle(-40, -0.8, 360), -1)
  assert.equal(settle(-200, 0.8, 360), 0)
  assert.equal(settle(-60, 0, 360), 0)
  assert.equal(settle(100, 0, 360), 1)
  assert.equal(settle(0, 0, 360), 0)
})
