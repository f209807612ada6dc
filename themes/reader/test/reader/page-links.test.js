import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeLinks, fingerBoxes, wordsUnder } from '../../src/reader/page-links.js'
import { decodePage } from '../../src/reader/page-text.js'
import { forAll } from './random.js'

test('links lead to pages of the book, to the web, or to a letter, and nowhere else', () => {
  const rows = [
    [1024, 2048, 512, 64, 11],
    [0, 0, 1, 1, 'https://example.org/'],
    [0, 0, 1, 1, 'mailto:a@example.org'],
    [0, 0, 1, 1, 'javascript:alert(1)'],
    [0, 0, 1, 1, '//example.org'],
  ]
  assert.deepEqual(decodeLinks(rows).map(({ page, address }) => [page, address]), [
    [11, ''],
    [null, 'https://example.org/'],
    [null, 'mailto:a@example.org'],
  ])
  assert.deepEqual(decodeLinks(rows)[0].box, { x: 0.25, y: 0.5, width: 0.125, height: 1 / 64 })
})

test('a link is named after the words it lies on', () => {
  const page = decodePage([
    [400, 300, 80, 'Xem trang 12', [200, 40, 260, 40, 90]],
    [400, 400, 80, 'và trang 13', [100, 40, 260, 40, 90]],
  ])
  const under = (x, y, width, height) => wordsUnder({ x: x / 4096, y: y / 4096, width: width / 4096, height: height / 4096 }, page)
  assert.equal(under(640, 295, 400, 90), 'trang 12')
  assert.equal(under(390, 295, 4000, 200), 'Xem trang 12 và trang 13')
  assert.equal(under(2000, 2000, 100, 100), '')
})

const shares = ({ x, y, width, height }, page) => ({ x: x / page.width, y: y / page.height, width: width / page.width, height: height / page.height })
const page = { width: 360, height: 560 }
const grown = (...boxes) => fingerBoxes(boxes.map((box) => shares(box, page)), page, 24).map((box) =>
  Object.fromEntries(Object.entries(box).map(([key, value]) => [key, Math.round(value * 1000) / 1000])),
)

test('a small link grows to the size of a fingertip, a large one stays', () => {
  assert.deepEqual(grown({ x: 100, y: 100, width: 10, height: 12 }), [{ x: 93, y: 94, width: 24, height: 24 }])
  assert.deepEqual(grown({ x: 100, y: 100, width: 80, height: 30 }), [{ x: 100, y: 100, width: 80, height: 30 }])
})

test('at the edge of the page it grows inwards', () => {
  assert.deepEqual(grown({ x: 0, y: 552, width: 10, height: 8 }), [{ x: 0, y: 536, width: 24, height: 24 }])
})

test('lines of a table of contents share the room between them', () => {
  const [first, second] = grown({ x: 40, y: 100, width: 200, height: 12 }, { x: 40, y: 116, width: 180, height: 12 })
  assert.deepEqual([first.y, first.height], [90, 24])
  assert.deepEqual([second.y, second.height], [114, 24])
})

test('two notes on one line grow in height', () => {
  const [first, second] = grown({ x: 40, y: 100, width: 8, height: 10 }, { x: 52, y: 100, width: 8, height: 10 })
  assert.deepEqual([first.y, first.height, second.height], [93, 24, 24])
  assert.ok(first.x + first.width <= second.x)
})

test('no link takes anything from another, and each keeps its own words', () => {
  forAll(200, ({ integer }) => {
    const cells = new Set(Array.from({ length: 1 + integer(30) }, () => integer(12 * 30)))
    const boxes = [...cells].map((cell) => ({ x: (cell % 12) * 30, y: Math.floor(cell / 12) * 18, width: 1 + integer(29), height: 1 + integer(17) }))
    const targets = fingerBoxes(boxes.map((box) => shares(box, page)), page, 24)
    targets.forEach((one, index) => {
      const own = boxes[index]
      assert.ok(one.x <= own.x + 1e-6 && one.x + one.width >= own.x + own.width - 1e-6)
      assert.ok(one.y <= own.y + 1e-6 && one.y + one.height >= own.y + own.height - 1e-6)
      assert.ok(one.x > -1e-6 && one.y > -1e-6 && one.x + one.width < page.width + 1e-6 && one.y + one.height < page.height + 1e-6)
      for (const other of targets.slice(index + 1)) {
        const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
        const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
        assert.ok(Math.min(across, down) < 1e-6)
      }
    })
  })
})
