import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bend, fold, reach, swing } from '../../../src/reader/leaf/fold.js'
import { forAll } from '../random.js'

const NEAR = 1e-6
const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y, (a.z || 0) - (b.z || 0))

/** A leaf, a grabbed point of it, and a finger anywhere around. */
function drag({ integer }) {
  const leaf = { width: 100 + integer(900), height: 100 + integer(900) }
  const grabbed = { x: leaf.width * (0.3 + integer(701) / 1000), y: (leaf.height * integer(1001)) / 1000 }
  const finger = { x: (integer(4001) / 1000 - 2) * leaf.width, y: (integer(3001) / 1000 - 1) * leaf.height }
  const point = () => ({ x: (leaf.width * integer(1001)) / 1000, y: (leaf.height * integer(1001)) / 1000 })
  return { leaf, grabbed, finger, roll: leaf.width * 0.11, point }
}

test('a finger within reach has the grabbed point exactly under it', () => {
  forAll(4000, (random) => {
    const { leaf, grabbed, finger, roll } = drag(random)
    const reached = reach(grabbed, finger, leaf.height)
    const { x, y } = bend(fold(grabbed, reached, leaf.height, roll), grabbed)
    assert.ok(Math.hypot(x - reached.x, y - reached.y) < NEAR)
  })
})

test('the nearest point within reach is found', () => {
  forAll(1000, (random) => {
    const { leaf, grabbed, finger } = drag(random)
    const reached = reach(grabbed, finger, leaf.height)
    const fits = ({ x, y }) => [0, leaf.height].every((end) => Math.hypot(x, y - end) <= Math.hypot(grabbed.x, grabbed.y - end) + NEAR)
    assert.ok(fits(reached))
    if (fits(finger)) assert.ok(far(reached, finger) < NEAR)
    // Nothing around it is within reach and nearer.
    for (let turn = 0; turn < 16; turn++) {
      const angle = (turn * Math.PI) / 8
      const other = { x: reached.x + Math.cos(angle) * 0.5, y: reached.y + Math.sin(angle) * 0.5 }
      if (fits(other)) assert.ok(far(other, finger) >= far(reached, finger) - 1e-3)
    }
  })
})

test('the spine stays where it is', () => {
  forAll(4000, (random) => {
    const { leaf, grabbed, finger, roll } = drag(random)
    const made = fold(grabbed, reach(grabbed, finger, leaf.height), leaf.height, roll)
    for (const share of [0, 0.3, 0.7, 1]) {
      const point = { x: 0, y: leaf.height * share }
      assert.ok(far(bend(made, point), point) < NEAR)
    }
  })
})

test('the paper is never stretched: neighbours keep their distance, measured along the paper', () => {
  forAll(4000, (random) => {
    const { leaf, grabbed, finger, roll, point } = drag(random)
    const made = fold(grabbed, reach(grabbed, finger, leaf.height), leaf.height, roll)
    const [from, to] = [point(), point()]
    const whole = far(from, to)
    // The length of the bent way from one to the other: its parts on the roll are arcs of a helix.
    const along = (p) => made.normal.x * p.x + made.normal.y * p.y - made.start
    const cuts = [0, Math.PI * made.radius].map((edge) => (edge - along(from)) / (along(to) - along(from) || 1)).filter((t) => t > 0 && t < 1)
    const stops = [0, ...cuts.sort((a, b) => a - b), 1].map((t) => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }))
    let length = 0
    for (let nth = 1; nth < stops.length; nth++) {
      const [a, b] = [bend(made, stops[nth - 1]), bend(made, stops[nth])]
      const [u, v] = [along(stops[nth - 1]), along(stops[nth])]
      const middle = (u + v) / 2
      const rolled = made.radius > 0 && middle > 0 && middle < Math.PI * made.radius
      if (!rolled) length += far(a, b)
      else {
        // Unrolled, a helix is straight: the turn about the cylinder, and the way along its axis.
        const aside = { x: -made.normal.y, y: made.normal.x }
        const axis = (b.x - a.x) * aside.x + (b.y - a.y) * aside.y
        length += Math.hypot(v - u, axis)
      }
    }
    assert.ok(Math.abs(length - whole) < NEAR)
  })
})

test('a roll begins and ends flat', () => {
  const leaf = { width: 300, height: 400 }
  const grabbed = { x: 300, y: 350 }
  const flat = fold(grabbed, grabbed, leaf.height, 33)
  const turned = fold(grabbed, { x: -300, y: 350 }, leaf.height, 33)
  for (const point of [{ x: 0, y: 0 }, { x: 150, y: 20 }, { x: 300, y: 400 }]) {
    assert.deepEqual(bend(flat, point), { ...point, z: 0 })
    assert.ok(far(bend(turned, point), { x: -point.x, y: point.y }) < NEAR)
  }
})

test('the roll has its radius in between, and lies on the desk', () => {
  forAll(1000, (random) => {
    const { leaf, grabbed, finger, roll, point } = drag(random)
    const made = fold(grabbed, reach(grabbed, finger, leaf.height), leaf.height, roll)
    assert.ok(made.radius >= 0 && made.radius <= roll)
    const { z } = bend(made, point())
    assert.ok(z >= 0 && z <= 2 * made.radius + NEAR)
  })
  assert.equal(fold({ x: 300, y: 200 }, { x: 100, y: 200 }, 400, 33).radius, 33)
})

test('a cover stands where the finger is', () => {
  const grabbed = { x: 200, y: 0 }
  assert.equal(swing(grabbed, { x: 200, y: 5 }), 0)
  assert.equal(swing(grabbed, { x: -250, y: 5 }), Math.PI)
  assert.ok(Math.abs(200 * Math.cos(swing(grabbed, { x: 70, y: 0 })) - 70) < NEAR)
})
