import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leafOf, sidesOf } from '../../../src/reader/leaf/sides.js'

const box = (x, width, height = 100) => ({ x, y: 10, width, height })
const how = { facing: true, rtl: false, closed: false }
const short = (side) => side && [side.page, side.from, side.to, side.width]
const lies = (spread, boxes, given) => {
  const { spine, before, after } = sidesOf(spread, boxes, { ...how, ...given })
  return [spine, short(before), short(after)]
}
const alone = (page) => ({ pages: [page], wide: false })
const two = { pages: [3, 4], wide: false }

test('facing pages meet at the spine', () => {
  assert.deepEqual(lies(two, [box(50, 80), box(130, 90)]), [130, [3, 1, 0, 80], [4, 0, 1, 90]])
  // In a right-to-left book the first of them is the right one.
  assert.deepEqual(lies(two, [box(130, 90), box(50, 80)], { rtl: true }), [130, [3, 0, 1, 90], [4, 1, 0, 80]])
})

test('a closed book has its spine beside the cover, a last page before it', () => {
  assert.deepEqual(lies(alone(0), [box(100, 80)], { closed: true }), [100, null, [0, 0, 1, 80]])
  assert.deepEqual(lies(alone(0), [box(100, 80)], { closed: true, rtl: true }), [180, null, [0, 1, 0, 80]])
  assert.deepEqual(lies(alone(9), [box(100, 80)]), [180, [9, 1, 0, 80], null])
})

test('pages that are shown one by one lie after the spine', () => {
  assert.deepEqual(lies(alone(9), [box(100, 80)], { facing: false }), [100, null, [9, 0, 1, 80]])
  assert.deepEqual(lies(alone(9), [box(100, 80)], { facing: false, rtl: true }), [180, null, [9, 1, 0, 80]])
})

test('a wide page is cut at the spine', () => {
  const wide = { pages: [5], wide: true }
  assert.deepEqual(lies(wide, [box(50, 200)]), [150, [5, 0.5, 0, 100], [5, 0.5, 1, 100]])
  assert.deepEqual(lies(wide, [box(50, 200)], { rtl: true }), [150, [5, 0.5, 1, 100], [5, 0.5, 0, 100]])
})

test('a leaf is as large as the larger of its sides', () => {
  const recto = { page: 1, from: 0, to: 1, width: 80, height: 100, top: 10 }
  const verso = { page: 2, from: 1, to: 0, width: 70, height: 140, top: 0 }
  assert.deepEqual(leafOf([recto, verso]), { width: 80, height: 140, top: 0 })
  assert.deepEqual(leafOf([null, recto]), { width: 80, height: 100, top: 10 })
})
