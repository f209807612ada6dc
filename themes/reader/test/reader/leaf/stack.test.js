import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createStack, turnedShare } from '../../../src/reader/leaf/stack.js'
import { forAll } from '../random.js'

const side = (page) => ({ page, from: 0, to: 1, width: 200, height: 300, top: 20 })
/** The spread `index` of a book whose pages face each other. */
const stop = (index, spine = 250) => ({ index, laid: { spine, before: side(2 * index - 1), after: side(2 * index) } })

/** Lets time go by until nothing moves. */
function settle(stack, from = 0) {
  let now = from
  while (stack.move(now)) now += 16
  return now
}

test('a leaf between two spreads bears the pages that face away from them', () => {
  const stack = createStack()
  stack.rest(stop(3))
  const leaf = stack.add(stop(4), true, false)
  assert.deepEqual([leaf.recto.page, leaf.verso.page, leaf.width, leaf.height, leaf.top], [6, 7, 200, 300, 20])
  assert.equal(turnedShare(leaf), 0)
  const back = stack.add(stop(2), false, true)
  assert.deepEqual([back.recto.page, back.verso.page, back.hard, turnedShare(back)], [4, 5, true, 1])
  assert.deepEqual(stack.stops().map(({ index }) => index), [2, 3, 4])
})

test('leaves land on either side, in order', () => {
  const stack = createStack()
  stack.rest(stop(0))
  const leaves = [1, 2, 3].map((index) => stack.add(stop(index), true, false))
  leaves.forEach((leaf, nth) => stack.send(leaf, true, nth * 100))
  assert.equal(stack.move(50), true)
  settle(stack)
  assert.deepEqual(stack.stops().map(({ index }) => index), [3])

  stack.send(stack.add(stop(2), false, false), false, 0)
  settle(stack)
  assert.deepEqual(stack.stops().map(({ index }) => index), [2])
})

test('a leaf called back on its way lands where it came from', () => {
  const stack = createStack()
  stack.rest(stop(0))
  const leaf = stack.add(stop(1), true, false)
  stack.send(leaf, true, 0)
  stack.move(200)
  const { x } = leaf.finger
  stack.send(leaf, false, 200)
  stack.move(201)
  assert.ok(Math.abs(leaf.finger.x - x) < 5, 'no jump')
  settle(stack, 200)
  assert.deepEqual(stack.stops().map(({ index }) => index), [0])
})

test('blank leaves of a jump have the size of the book', () => {
  const stack = createStack()
  stack.rest(stop(0))
  const [first, second, third] = [null, null, stop(40)].map((each) => stack.add(each, true, false))
  assert.deepEqual([first.recto.page, first.verso, second.recto, second.verso, third.verso.page], [0, null, null, null, 79])
  assert.deepEqual([second.width, second.height], [200, 300])
  for (const leaf of [first, second, third]) stack.send(leaf, true, 0, { delay: 90 })
  settle(stack)
  assert.deepEqual(stack.stops().map(({ index }) => index), [40])
})

test('a finger takes the paper where it touches, and the free edge from the other side', () => {
  const stack = createStack()
  stack.rest(stop(3))
  const leaf = stack.add(stop(4), true, false)
  stack.take(leaf, { x: 150, y: 90 })
  assert.deepEqual(leaf.grabbed, { x: 150, y: 90 })
  stack.drag(leaf, { x: -20, y: 90 })
  assert.deepEqual(leaf.finger, { x: -20, y: 90 })

  const back = stack.add(stop(2), false, false)
  stack.take(back, { x: 120, y: 500 })
  assert.deepEqual(back.grabbed, { x: 200, y: 300 })
  assert.deepEqual(back.finger, { x: -200, y: 300 })
})

test('the spine moves while a cover opens', () => {
  const stack = createStack()
  stack.rest({ index: 0, laid: { spine: 150, before: null, after: side(0) } })
  const cover = stack.add(stop(1), true, true)
  assert.equal(stack.spine(), 150)
  cover.finger = { x: 0, y: 300 }
  assert.equal(stack.spine(), 200)
  stack.send(cover, true, 0)
  settle(stack)
  assert.equal(stack.spine(), 250)
})

test('whatever is sent, called back and taken, everything lands and the stops stay in order', () => {
  forAll(300, ({ integer, chance, pick }) => {
    const stack = createStack()
    stack.rest(stop(50))
    let now = 0
    for (let step = 0; step < 30; step++) {
      now += integer(200)
      const stops = stack.stops()
      const leaves = stack.leaves()
      if (leaves.length < 3 && chance(0.5)) {
        const forward = chance(0.5)
        const end = forward ? stops[stops.length - 1].index + 1 : stops[0].index - 1
        stack.send(stack.add(stop(end), forward, chance(0.2)), forward, now)
      } else if (leaves.length) {
        const leaf = pick(leaves)
        if (chance(0.5)) {
          stack.take(leaf, { x: integer(400) - 200, y: integer(300) })
          stack.drag(leaf, { x: integer(400) - 200, y: integer(300) })
        }
        stack.send(leaf, chance(0.5), now, { speed: integer(4) })
      }
      stack.move(now)
      const indices = stack.stops().map(({ index }) => index)
      assert.deepEqual(indices, indices.map((_, nth) => indices[0] + nth))
      assert.equal(stack.leaves().length, indices.length - 1)
      assert.ok(stack.leaves().every((leaf) => Math.abs(leaf.finger.x) <= leaf.width + 1e-6))
    }
    // A turned leaf behind one that is not: both come to rest, the pile sorts itself out.
    stack.leaves().forEach((leaf) => stack.send(leaf, true, now))
    settle(stack, now)
    assert.equal(stack.stops().length, 1)
  })
})
