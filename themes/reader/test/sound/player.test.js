import assert from 'node:assert/strict'
import { afterEach, mock, test } from 'node:test'

import { createPlayer } from '../../src/sound/player.js'

/** A player with a voice that does as it is told; `log` has what happened. */
function made({ visible = [0], speaks = [0, 1, 2, 3] } = {}) {
  /** @type {string[]} */
  const log = []
  /** @type {any} */
  let hearer = null
  const parts = { visible }
  const source = {
    from: (page) => (log.push(`from ${page}`), hearer.place({ page, first: 0, last: 1, anchor: '' })),
    moveTo: async (pages) => {
      const page = pages.find((each) => speaks.includes(each))
      if (page !== undefined) hearer.place({ page, first: 0, last: 0, anchor: '' })
      return page !== undefined
    },
    step: (way) => log.push(`step ${way}`),
    play: () => log.push('play'),
    pause: () => log.push('pause'),
    speed: (rate) => log.push(`speed ${rate}`),
    close: () => log.push('close'),
  }
  const player = createPlayer({
    open: (given) => ((hearer = given), source),
    visible: () => parts.visible,
    goTo: (page) => {
      log.push(`turn to ${page}`)
      parts.visible = [page]
    },
    show: (place) => log.push(place ? `light ${place.page}` : 'dark'),
    told: () => {},
    onFail: () => log.push('failed'),
    rate: 1.25,
  })
  log.length = 0
  const says = (page) => hearer.place({ page, first: 0, last: 0, anchor: '' })
  return { player, hearer, log, says, parts, clear: () => log.splice(0) }
}

/** Lets minutes go by, one after the other: a timer is set by the one before. @param {number} count */
function minutes(count) {
  for (let each = 0; each < count; each++) mock.timers.tick(60000)
}

afterEach(() => mock.timers.reset())

test('it begins with the page that is open', () => {
  const { player, log } = made({ visible: [2] })
  player.play()
  assert.deepEqual(log, ['from 2', 'light 2', 'play'])
  assert.equal(player.state().playing, true)
})

test('pages turn with the voice, and not when they can be seen', () => {
  const { player, says, clear } = made({ visible: [0, 1] })
  player.play()
  clear()
  says(1)
  assert.deepEqual(clear(), ['light 1'])
  says(2)
  assert.deepEqual(clear(), ['turn to 2', 'light 2'])
})

test('whoever leafs on takes the voice along', async () => {
  const { player, parts, clear } = made()
  player.play()
  clear()
  parts.visible = [3]
  await player.moved()
  assert.deepEqual(clear(), ['light 3'])
})

test('pages that say nothing are looked at in peace', async () => {
  const { player, parts, says, clear } = made({ speaks: [0, 1] })
  player.play()
  clear()
  parts.visible = [7]
  await player.moved()
  says(1)
  assert.deepEqual(clear(), ['light 1'])
  parts.visible = [1]
  await player.moved()
  says(2)
  assert.deepEqual(clear(), ['turn to 2', 'light 2'])
})

test('a pause goes on where it was, and on another page begins there', async () => {
  const { player, parts, clear } = made()
  player.play()
  player.toggle()
  clear()
  player.toggle()
  assert.deepEqual(clear(), ['play'])
  player.toggle()
  parts.visible = [2]
  await player.moved()
  clear()
  player.toggle()
  assert.deepEqual(clear(), ['from 2', 'light 2', 'play'])
})

test('the end of the book stops', () => {
  const { player, hearer, clear } = made()
  player.play()
  clear()
  hearer.ended()
  assert.deepEqual(clear(), ['pause', 'dark'])
  assert.equal(player.state().playing, false)
})

test('a voice that fails stops and is told', () => {
  const { player, hearer, clear } = made()
  player.play()
  clear()
  hearer.failed()
  assert.deepEqual(clear(), ['pause', 'failed'])
})

test('the sleep timer counts down, lets the sentence end and falls silent', () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const { player, says, clear } = made()
  player.play()
  player.sleep(10)
  minutes(9)
  assert.deepEqual([player.state().sleep, player.state().playing], [1, true])
  minutes(1)
  assert.equal(player.state().playing, true)
  clear()
  says(0)
  assert.deepEqual(clear(), ['light 0', 'pause'])
  assert.deepEqual([player.state().sleep, player.state().playing], [0, false])
})

test('a sentence that is too long does not keep anybody awake', () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const { player } = made()
  player.play()
  player.sleep(10)
  minutes(10)
  mock.timers.tick(15000)
  assert.equal(player.state().playing, false)
})

test('a timer that is taken back does nothing', () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const { player } = made()
  player.play()
  player.sleep(10)
  minutes(1)
  player.sleep(0)
  minutes(60)
  assert.equal(player.state().playing, true)
})
