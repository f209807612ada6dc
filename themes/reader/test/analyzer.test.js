import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { fold, normalise, tokens } from '../src/analyzer.js'

const contract = JSON.parse(
  readFileSync(new URL('../../../tests/contracts/tokenizer.json', import.meta.url), 'utf8'),
)

for (const { name, cases } of contract.groups) {
  test(`tokenizer.json: ${name}`, () => {
    for (const { text, tokens: wanted } of cases) {
      const whole = normalise(text)
      const points = (units) => [...whole.slice(0, units)].length
      const found = [...tokens(text)].map(({ exact, folded, start, end, position }) => [
        exact,
        folded,
        points(start),
        points(end),
        position,
      ])
      assert.deepEqual(found, wanted, text)
      for (const [exact, folded] of wanted) assert.equal(fold(exact), folded)
    }
  })
}

test('tokenizer.json: folded forms', () => {
  for (const [term, folded] of contract.fold) assert.equal(fold(term), folded)
})

test('offsets are UTF-16 units of the normalised text', () => {
  const text = '😀 thư vie\u0323\u0302n'
  const slices = [...tokens(text)].map(({ start, end }) => normalise(text).slice(start, end))
  assert.deepEqual(slices, ['thư', 'viện'])
})

test('lone surrogates are no terms', () => {
  assert.deepEqual([...tokens('a \ud83d b')].map((token) => token.exact), ['a', 'b'])
})
