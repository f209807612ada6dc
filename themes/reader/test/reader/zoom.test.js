import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WHOLE, alike, atStart, bounded, coast, glide, panned, pinched, refitted, rescaled, revealing, settled, toggled } from '../../src/reader/zoom.js'
import { forAll } from './random.js'

const PHONE = { page: { x: 0, y: 145, width: 360, height: 510 }, room: { x: 0, y: 56, width: 360, height: 688 } }
const MIDDLE = { x: 180, y: 400 }

/** A page in the middle of its room, as layout.js places it: to whole pixels. */
function anyFrame({ integer, pick }) {
  const room = { x: integer(80), y: integer(80), width: 200 + integer(1500), height: 200 + integer(900) }
  const ratio = pick([0.5, 0.7, 1, 1.5, 2.4])
  const scale = Math.min(room.width / ratio, room.height)
  const [width, height] = [Math.round(ratio * scale), Math.round(scale)]
  const x = room.x + Math.round((room.width - width) / 2)
  return { page: { x, y: room.y + Math.round((room.height - height) / 2), width, height }, room }
}
const anyPoint = ({ integer }) => ({ x: integer(1000), y: integer(900) })
const anyView = (random) => ({ scale: 1 + random.integer(400) / 100, x: random.integer(4000) - 3000, y: random.integer(4000) - 3000 })

/** The point of the desk that is seen at a point of the stage. */
const under = (view, { x, y }) => ({ x: (x - view.x) / view.scale, y: (y - view.y) / view.scale })

function close(one, other, message, least = 1e-6) {
  for (const key of Object.keys(one)) assert.ok(Math.abs(one[key] - other[key]) < least, `${message || key}: ${one[key]} ≠ ${other[key]}`)
}

/** A page larger than its room leaves none of it empty; a smaller one is all in it. */
function assertInRoom(view, { page, room }) {
  for (const [axis, side] of [['x', 'width'], ['y', 'height']]) {
    const from = view[axis] + view.scale * page[axis] - room[axis]
    const to = from + view.scale * page[side] - room[side]
    const [low, high] = [Math.min(from, -to), Math.max(from, -to)]
    // Half a pixel is what the layout rounds by, and a zoom of 5 makes of it.
    assert.ok(low >= -3 || high <= 3, `${axis}: ${from} ${to}`)
  }
}

test('what is between two fingers stays between them', () => {
  forAll(500, (random) => {
    const view = anyView(random)
    const start = { view, point: anyPoint(random), distance: 20 + random.integer(400) }
    const now = { point: anyPoint(random), distance: 20 + random.integer(400) }
    close(under(pinched(start, now), now.point), under(view, start.point))
  })
})

test('a pinch follows the fingers in its limits, and half as fast beyond', () => {
  const to = (scale, distance) => pinched({ view: { ...WHOLE, scale }, point: MIDDLE, distance: 100 }, { point: MIDDLE, distance }).scale
  assert.equal(to(1, 250), 2.5)
  assert.equal(to(2.5, 200), 5)
  assert.ok(to(5, 200) > 5 && to(5, 200) < 8)
  assert.ok(to(1, 50) < 1 && to(1, 50) > 0.6)
})

test('whatever moves the page, it comes to rest in its room and between 1 and 5', () => {
  forAll(500, (random) => {
    const frame = anyFrame(random)
    const point = anyPoint(random)
    const start = { view: settled(anyView(random), point, frame), point, distance: 100 }
    const hand = pinched(start, { point: anyPoint(random), distance: 1 + random.integer(600) })
    const velocity = { x: random.integer(9) - 4, y: random.integer(9) - 4 }
    const rests = [
      settled(hand, point, frame),
      coast(panned(start, anyPoint(random), frame), velocity, frame)(Infinity),
      toggled(start.view, point, frame),
      atStart(start.view, frame, random.chance(0.5)),
      refitted(start.view, anyFrame(random), frame),
      revealing(start.view, { ...anyPoint(random), width: 40, height: 20 }, frame),
    ]
    for (const rest of rests) {
      assert.ok(rest.scale >= 1 && rest.scale <= 5)
      assertInRoom(rest, frame)
      close(bounded(rest, frame), rest)
      if (rest.scale === 1) assert.deepEqual(rest, WHOLE)
    }
  })
})

test('a page let go while it is hardly larger is whole again', () => {
  assert.deepEqual(settled({ scale: 1.09, x: -10, y: -10 }, MIDDLE, PHONE), WHOLE)
  assert.equal(settled({ scale: 1.11, x: -10, y: -10 }, MIDDLE, PHONE).scale, 1.11)
})

test('the finger moves the page one to one, and a third of the way beyond its edge', () => {
  const view = bounded({ scale: 2, x: -100, y: -300 }, PHONE)
  const start = { view, point: MIDDLE }
  close(panned(start, { x: 130, y: 420 }, PHONE), { scale: 2, x: -150, y: -280 })
  assert.equal(panned(start, { x: 180 + 100 + 90, y: 400 }, PHONE).x, 30)
})

test('a page caught beyond its edge does not jump', () => {
  forAll(300, (random) => {
    const frame = anyFrame(random)
    const view = anyView(random)
    const point = anyPoint(random)
    close(panned({ view, point }, point, frame), view)
    const now = anyPoint(random)
    const moved = panned({ view, point }, now, frame)
    close(panned({ view: moved, point: now }, point, frame), view, '', 1e-5)
  })
})

test('a flung page begins at the speed of the finger and slows down by an exact law', () => {
  const view = { scale: 4, x: -600, y: -1000 }
  const velocity = { x: -0.4, y: 0.3 }
  const course = coast(view, velocity, PHONE)
  close(course(0), view)
  const soon = course(0.01)
  close({ x: (soon.x - view.x) / 0.01, y: (soon.y - view.y) / 0.01 }, velocity, 'speed', 1e-4)
  // Where it is does not depend on when it was looked at.
  const decay = Math.exp(-100 / 325)
  const later = coast(course(100), { x: velocity.x * decay, y: velocity.y * decay }, PHONE)
  for (const time of [0, 50, 400]) close(later(time), course(100 + time))
})

test('a flung page never passes its edge', () => {
  forAll(200, (random) => {
    const frame = anyFrame(random)
    const view = bounded(anyView(random), frame)
    const course = coast(view, { x: random.integer(11) - 5, y: random.integer(11) - 5 }, frame)
    for (const time of [1, 30, 200, 900, Infinity]) assertInRoom(course(time), frame)
  })
})

test('from one view to another the point that both show stays', () => {
  forAll(200, (random) => {
    const from = anyView(random)
    const point = anyPoint(random)
    const course = glide(from, rescaled(from, point, 1 + random.integer(4)))
    const spot = under(from, point)
    for (const time of [0, 10, 80, 500]) close(under(course(time), point), spot)
  })
  const to = { scale: 2, x: 5, y: 7 }
  assert.deepEqual(glide(WHOLE, to)(Infinity), to)
  assert.ok(alike(glide(WHOLE, to)(1000), to) && !alike(WHOLE, to))
})

test('a double tap brings the point close and a second one brings all back', () => {
  const point = { x: 150, y: 400 }
  const view = toggled(WHOLE, point, PHONE)
  assert.equal(view.scale, 2.5)
  close(under(view, point), point)
  assert.deepEqual(toggled(view, point, PHONE), WHOLE)
  // A page much narrower than the room is made as wide as it.
  const wide = { page: { x: 300, y: 0, width: 200, height: 300 }, room: { x: 0, y: 0, width: 800, height: 300 } }
  assert.equal(toggled(WHOLE, { x: 400, y: 100 }, wide).scale, 4)
})

test('reading begins at the upper corner', () => {
  const corner = (rtl) => atStart({ scale: 2, x: -90, y: -400 }, PHONE, rtl)
  assert.deepEqual(corner(false), { scale: 2, x: 0, y: 56 - 290 })
  assert.deepEqual(corner(true), { scale: 2, x: -360, y: 56 - 290 })
})

test('on a stage of another size the same spot of the page is in the middle', () => {
  const view = bounded({ scale: 3, x: -300, y: -800 }, PHONE)
  const spot = under(view, { x: 180, y: 400 })
  const wide = { page: { x: 200, y: 0, width: 254, height: 360 }, room: { x: 0, y: 0, width: 800, height: 360 } }
  const after = refitted(view, PHONE, wide)
  assert.equal(after.scale, 3)
  const { y } = under(after, { x: 400, y: 180 })
  assert.ok(Math.abs(y / 360 - (spot.y - 145) / 510) < 1e-9)
})

test('what has the focus comes into the room by the shortest way', () => {
  const view = bounded({ scale: 3, x: -300, y: -800 }, PHONE)
  assert.deepEqual(revealing(view, { x: 100, y: 300, width: 50, height: 20 }, PHONE), view)
  close(revealing(view, { x: 340, y: 20, width: 50, height: 20 }, PHONE), { scale: 3, x: -330, y: -764 })
})
