import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitSpread, showsFacing } from '../../src/reader/layout.js'
import { forAll } from './random.js'

const a5 = { width: 420, height: 595 }

test('pages face each other in a landscape window, slides never do', () => {
  const book = { ratio: 0.7, pageCount: 12 }
  assert.equal(showsFacing({ width: 360, height: 800 }, book), false)
  assert.equal(showsFacing({ width: 800, height: 360 }, book), true)
  assert.equal(showsFacing({ width: 1280, height: 800 }, book), true)
  assert.equal(showsFacing({ width: 1280, height: 800 }, { ratio: 16 / 9, pageCount: 12 }), false)
  assert.equal(showsFacing({ width: 1280, height: 800 }, { ratio: 0.7, pageCount: 2 }), false)
})

test('a single page uses the whole width of a phone', () => {
  const place = { facing: false, wide: false, rtl: false, stage: { width: 360, height: 688 } }
  assert.deepEqual(fitSpread([a5], place), [{ x: 0, y: 89, width: 360, height: 510 }])
})

test('the first page in reading order is on the left, or on the right', () => {
  const place = { facing: true, wide: false, rtl: false, stage: { width: 1280, height: 595 } }
  assert.deepEqual(fitSpread([a5, a5], place).map((box) => box.x), [220, 640])
  assert.deepEqual(fitSpread([a5, a5], { ...place, rtl: true }).map((box) => box.x), [640, 220])
})

test('a cover has the size of the pages after it', () => {
  const place = { facing: true, wide: false, rtl: false, stage: { width: 600, height: 600 } }
  const [cover] = fitSpread([a5], place)
  const [page] = fitSpread([a5, a5], place)
  assert.equal(cover.width, page.width)
})

test('pages touch at the spine, fit the stage and keep their shape', () => {
  forAll(500, ({ integer, chance }) => {
    const stage = { width: 200 + integer(2000), height: 200 + integer(2000) }
    const sizes = Array.from({ length: 1 + integer(2) }, () => ({ width: 100 + integer(900), height: 100 + integer(900) }))
    const facing = sizes.length > 1 || chance(0.5)
    const rtl = chance(0.5)
    const boxes = fitSpread(sizes, { facing, wide: false, rtl, stage })
    boxes.forEach((box, index) => {
      assert.ok(box.x >= -1 && box.x + box.width <= stage.width + 1, 'in the width')
      assert.ok(box.y >= -1 && box.y + box.height <= stage.height + 1, 'in the height')
      const wanted = (box.width * sizes[index].height) / sizes[index].width
      assert.ok(Math.abs(box.height - wanted) <= 1 + 0.5 * Math.max(1, sizes[index].height / sizes[index].width))
    })
    if (boxes.length > 1) {
      const [left, right] = rtl ? [...boxes].reverse() : boxes
      assert.equal(left.x + left.width, right.x)
    }
  })
})
