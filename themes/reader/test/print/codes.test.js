// The codes that the page to print draws are those that Python makes (tests/contracts/qr.json).
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { bitsOf, pathOf } from '../../src/print/codes.js'

const spec = JSON.parse(readFileSync(new URL('../../../../tests/contracts/qr.json', import.meta.url), 'utf8'))

for (const { code, rows } of spec.cases) {
  test(`the modules of ${code}`, () => {
    const bits = bitsOf(spec.family, code)
    const { side } = spec.family
    const made = rows.map((_, y) =>
      Array.from({ length: side }, (_, x) => {
        const at = y * side + x
        return (bits[at >> 3] >> (7 - (at & 7))) & 1 ? '#' : '.'
      }).join(''),
    )
    assert.deepEqual(made, rows)
  })

  test(`the path of ${code}`, () => {
    const drawn = new Set()
    for (const [, x, y, n, back] of pathOf(spec.family, code, 4).matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)) {
      assert.equal(back, x)
      for (let at = 0; at < Number(n); at += 1) drawn.add(`${Number(x) + at - 4} ${Number(y) - 4}`)
    }
    const dark = rows.flatMap((row, y) => [...row].flatMap((module, x) => (module === '#' ? [`${x} ${y}`] : [])))
    assert.deepEqual([...drawn].sort(), dark.sort())
  })
}
