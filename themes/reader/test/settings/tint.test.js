import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDress, isDark } from '../../src/settings/tint.js'

const FINE = 256
const BLACK = [0, 0, 0, 255]
const WHITE = [255, 255, 255, 255]
const BLUE = [0, 0, 255, 200]

const RECT = (left, top, right, bottom) => ({ commands: Uint8Array.of(5), points: Float64Array.of(left, top, right, bottom) })
const fill = (colour, ...box) => ({ kind: 'fill', colour, path: RECT(...box), evenOdd: false })
const text = (colour, ...places) => ({
  kind: 'text',
  colour,
  size: [10, 0, 0, 10],
  pen: null,
  glyphs: Uint32Array.from(places, (_, at) => at),
  places: Float64Array.from(places.flat(), (each) => each * FINE),
})
const picture = (left, top, width, height) => ({
  kind: 'picture',
  picture: 0,
  opacity: 255,
  matrix: [width, 0, 0, height, left, top].map((each) => each * FINE),
})
const clip = (...box) => ({ kind: 'clip', path: RECT(...box), evenOdd: false })

/** How light a colour is, 0 to 1 (WCAG 2.2). */
function luminance(colour) {
  const [red, green, blue] = colour.slice(0, 3).map((each) => (each > 10 ? ((each / 255 + 0.055) / 1.055) ** 2.4 : each / 255 / 12.92))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one, other) {
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (more + 0.05) / (less + 0.05)
}

test('pages of white paper are what they were', () => {
  const marks = [fill(BLUE, 0, 0, 9, 9)]
  const dressed = createDress('paper')(marks)
  assert.equal(dressed.marks, marks)
  assert.deepEqual(dressed.paper, WHITE.slice(0, 3))
})

test('white becomes the paper and black the ink', () => {
  for (const [theme, dark] of Object.entries({ sepia: false, night: true, contrast: true })) {
    const { marks, paper } = createDress(theme)([fill(WHITE, 0, 0, 9, 9), text(BLACK, [1, 1])])
    assert.deepEqual(marks[0].colour, [...paper, 255], theme)
    assert.ok(contrast(marks[1].colour, paper) > 7, theme)
    assert.equal(isDark(theme), dark)
    assert.equal(luminance(marks[1].colour) > luminance(paper), dark)
  }
})

test('colours keep their hue and their opacity, and can be read', () => {
  const { marks, paper } = createDress('night')([BLUE, [200, 0, 0, 255], [0, 100, 0, 255]].map((colour) => text(colour, [1, 1])))
  const [blue, red, green] = marks.map(({ colour }) => colour)
  assert.equal(blue[3], 200)
  assert.ok(blue[2] > blue[0] && red[0] > red[1] && green[1] > green[0])
  for (const colour of [blue, red, green]) assert.ok(contrast(colour, paper) > 4.5, String(colour))
})

test('light words on a dark box become dark words on a light one', () => {
  const { marks } = createDress('night')([fill([20, 40, 110, 255], 0, 0, 9, 9), text(WHITE, [1, 1])])
  assert.ok(contrast(marks[0].colour, marks[1].colour) > 4.5)
})

test('marks that share a colour share one afterwards', () => {
  const { marks } = createDress('sepia')([text(BLUE, [1, 1]), text(BLUE, [2, 2])])
  assert.equal(marks[0].colour, marks[1].colour)
})

test('a picture and what is painted on it stay', () => {
  const shown = picture(10, 10, 20, 20)
  const { marks } = createDress('night')([fill(WHITE, 12, 12, 14, 14), shown, fill(WHITE, 12, 12, 14, 14), text(BLACK, [5, 5], [12, 12], [13, 12], [40, 12])])
  const [before, same, on, ...runs] = marks
  assert.notEqual(before.colour, WHITE)
  assert.equal(same, shown)
  assert.equal(on.colour, WHITE)
  assert.deepEqual(
    runs.map((run) => [[...run.glyphs], run.places.length, run.colour === BLACK]),
    [
      [[0], 2, false],
      [[1, 2], 4, true],
      [[3], 2, false],
    ],
  )
})

test('of a picture counts what a clip leaves of it', () => {
  const { marks } = createDress('night')([clip(0, 0, 15, 99), picture(10, 10, 20, 20), { kind: 'unclip' }, text(BLACK, [12, 12], [20, 12])])
  assert.deepEqual(
    marks.slice(3).map((run) => run.colour === BLACK),
    [true, false],
  )
})

test('type without glyphs is none', () => {
  assert.deepEqual(createDress('night')([text(BLACK)]).marks, [])
})
