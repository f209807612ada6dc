import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGestures, settle, tapZone } from '../../src/reader/gestures.js'
import { forAll } from './random.js'

/** Feeds `[type, x, y, time, id, extra]` rows; the gestures that came of them, but for presses. */
function playOn(free, ...rows) {
  const handle = createGestures(() => free)
  return rows
    .map(([type, x, y, time, id = 1, extra = {}]) => handle({ type, x, y, time, id, ...extra }))
    .filter((each) => each && each.type !== 'press')
}
const play = (...rows) => playOn(false, ...rows)
const types = (gestures) => gestures.map((each) => each.type)

test('a short still touch is a tap', () => {
  assert.deepEqual(play(['down', 50, 60, 0], ['move', 54, 57, 50], ['up', 54, 57, 120]), [
    { type: 'tap', point: { x: 54, y: 57 }, double: false },
  ])
})

test('every first finger is told at once', () => {
  const handle = createGestures(() => false)
  assert.equal(handle({ type: 'down', x: 1, y: 2, time: 0, id: 1 }).type, 'press')
  assert.equal(handle({ type: 'down', x: 1, y: 2, time: 0, id: 2 }).type, 'pinch')
})

test('a second tap near the first makes a double one, a third begins anew', () => {
  const tap = (x, time) => [['down', x, 60, time], ['up', x, 60, time + 60]]
  const doubles = (...taps) => play(...taps.flat()).map((each) => each.double)
  assert.deepEqual(doubles(tap(50, 0), tap(60, 200), tap(60, 400), tap(60, 600)), [false, true, false, true])
  assert.deepEqual(doubles(tap(50, 0), tap(50, 320)), [false, false])
  assert.deepEqual(doubles(tap(50, 0), tap(120, 200)), [false, false])
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

test('a vertical movement is nobody’s, unless the page is free', () => {
  const rows = [['down', 50, 60, 0], ['move', 55, 90, 16], ['move', 200, 90, 32], ['up', 200, 90, 48]]
  assert.deepEqual(play(...rows), [])
  assert.deepEqual(types(playOn(true, ...rows)), ['grab', 'drag', 'release'])
})

const PINCH = [['down', 50, 60, 0], ['down', 150, 60, 10, 2], ['move', 10, 60, 20], ['up', 150, 60, 40, 2], ['move', 90, 60, 50], ['up', 90, 60, 60]]

test('two fingers pinch, which tells what is between them', () => {
  const [, pinch] = play(['down', 50, 60, 0], ['down', 150, 60, 10, 2], ['move', 90, 100, 20])
  assert.deepEqual(pinch, { type: 'pinch', point: { x: 120, y: 80 }, distance: Math.hypot(60, 40) })
})

test('a pinch is no swipe, not even when its fingers leave one by one', () => {
  assert.deepEqual(types(play(...PINCH)), ['pinch', 'pinch', 'unpinch'])
  assert.deepEqual(types(play(...PINCH, ['down', 1, 1, 100], ['up', 1, 1, 150])), ['pinch', 'pinch', 'unpinch', 'tap'])
})

test('on a free page the finger that stays after a pinch moves on', () => {
  assert.deepEqual(types(playOn(true, ...PINCH)), ['pinch', 'pinch', 'unpinch', 'grab', 'release'])
  assert.deepEqual(types(playOn(true, ...PINCH.slice(0, 4), ['up', 10, 60, 60])), ['pinch', 'pinch', 'unpinch'])
})

test('a third finger begins another pinch', () => {
  const rows = [...PINCH.slice(0, 3), ['down', 300, 60, 30, 3], ['move', 310, 60, 40, 3], ['up', 10, 60, 50], ['move', 320, 60, 60, 3]]
  assert.deepEqual(types(play(...rows)), ['pinch', 'pinch', 'unpinch', 'pinch', 'unpinch', 'pinch'])
})

test('a first finger forgets those whose end was never told', () => {
  const lost = [['down', 50, 60, 0, 7], ['down', 90, 60, 900, 8, { primary: true }], ['up', 90, 60, 950, 8]]
  assert.deepEqual(types(play(...lost)), ['tap'])
})

test('a finger that has selected text draws the selection out', () => {
  const rows = (time) => [['down', 50, 60, 0], ['move', 90, 60, time, 1, { own: true }], ['up', 90, 60, 1000]]
  assert.deepEqual(play(...rows(700)), [])
  assert.deepEqual(types(play(...rows(100))), ['grab', 'release'])
})

test('a second finger calls a drag off', () => {
  const rows = [['down', 50, 60, 0], ['move', 80, 60, 10], ['down', 150, 60, 20, 2], ['move', 120, 60, 30], ['up', 120, 60, 40], ['up', 150, 60, 50, 2]]
  assert.deepEqual(types(play(...rows)), ['grab', 'cancel', 'pinch', 'unpinch'])
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

test('whatever the fingers do, every grab and pinch ends once and then the machine is ready', () => {
  forAll(500, ({ integer, pick, chance }) => {
    const handle = createGestures(() => chance(0.5))
    let time = 0
    let held = ''
    const feed = (input) => {
      const gesture = handle({ x: integer(400), y: integer(400), time: (time += integer(80)), ...input })
      if (!gesture) return
      const { type } = gesture
      if (type === 'grab' || (type === 'pinch' && !held)) {
        assert.equal(held, '')
        held = type
      } else if (type === 'unpinch') {
        assert.notEqual(held, 'grab')
        held = ''
      } else if (type === 'tap' || type === 'press') assert.equal(held, '')
      else {
        assert.equal(held, type === 'pinch' ? 'pinch' : 'grab')
        if (type === 'release' || type === 'cancel') held = ''
      }
    }
    for (let step = 0; step < 60; step++) {
      feed({ type: pick(['down', 'move', 'move', 'move', 'up', 'cancel']), id: 1 + integer(3), primary: chance(0.1) })
    }
    for (const id of [1, 2, 3]) feed({ type: 'up', id })
    assert.equal(held, '')
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
