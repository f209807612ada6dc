import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dispatch } from '../../../src/reader/leaf/dispatch.js'
import { createStack } from '../../../src/reader/leaf/stack.js'
import { forAll } from '../random.js'

const side = (page) => ({ page, from: 0, to: 1, width: 200, height: 300, top: 20 })
const stopAt = (index) => ({ index, laid: { spine: 250, before: side(2 * index - 1), after: side(2 * index) } })
const isHard = (index) => index === 0

/** A book that lies open at a spread, and how it is asked for others. */
function book(open, most = 3) {
  const stack = createStack()
  stack.rest(stopAt(open))
  let shown = open
  const ask = (to, now, holding = null) => {
    const sent = dispatch(stack, { from: shown, to, most, holding, now, stopAt, isHard })
    shown = sent.shown
    return sent
  }
  return { stack, ask, indices: () => stack.stops().map((stop) => stop && stop.index) }
}

test('spreads that are near are turned one by one, as many at a time as may fly', () => {
  const { stack, ask, indices } = book(0)
  assert.deepEqual(ask(1, 0), { shown: 1, turned: 1 })
  assert.equal(stack.leaves()[0].hard, true)
  assert.deepEqual(ask(4, 10), { shown: 3, turned: 2 })
  assert.deepEqual(indices(), [0, 1, 2, 3])
  for (let now = 10; now < 700; now += 16) stack.move(now)
  assert.deepEqual(ask(4, 700), { shown: 4, turned: 1 })
})

test('a leaf on its way is called back instead of another being turned', () => {
  const { stack, ask, indices } = book(5)
  ask(6, 0)
  stack.move(200)
  assert.deepEqual(ask(5, 200), { shown: 5, turned: 0 })
  assert.deepEqual(stack.leaves().map(({ turned }) => turned), [false])
  ask(7, 210)
  assert.deepEqual(indices(), [5, 6, 7])
})

test('a long way is a fan of leaves, which waits until nothing flies', () => {
  const { stack, ask, indices } = book(5)
  assert.deepEqual(ask(40, 0), { shown: 40, turned: 3 })
  assert.deepEqual(indices(), [5, null, null, 40])
  assert.deepEqual(ask(2, 10), { shown: 40, turned: 0 })
  for (let now = 10; now < 1000; now += 16) stack.move(now)
  assert.deepEqual(ask(2, 1000), { shown: 2, turned: 3 })
  assert.deepEqual(indices(), [2, null, null, 40])
})

test('a leaf in a hand is left to it', () => {
  const { stack, ask } = book(5)
  ask(6, 0)
  const [leaf] = stack.leaves()
  stack.take(leaf, { x: 100, y: 100 })
  assert.deepEqual(ask(5, 50, leaf), { shown: 6, turned: 0 })
  assert.ok(leaf.hold)
})

test('whatever is asked for in whatever haste, the book arrives there', () => {
  forAll(300, ({ integer, pick }) => {
    const { stack, ask, indices } = book(20, pick([2, 3]))
    let now = 0
    let wanted = 20
    for (let step = 0; step < 20; step++) {
      wanted = integer(41)
      ask(wanted, now)
      now += integer(400)
      stack.move(now)
      ask(wanted, now)
    }
    for (let more = 0; more < 400 && (stack.move((now += 16)) || ask(wanted, now).turned); more++) ask(wanted, now)
    assert.deepEqual(indices(), [wanted])
  })
})
