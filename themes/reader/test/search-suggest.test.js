import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { tokens } from '../src/analyzer.js'
import { isOneSlip, suggest } from '../src/search/suggest.js'

const spec = JSON.parse(readFileSync(new URL('../../../tests/contracts/suggest.json', import.meta.url), 'utf8'))
/** @type {Record<string, Record<string, number>>} */
const forms = spec.forms
const known = new Map(
  Object.entries(forms)
    .filter(([key]) => !key.includes(' '))
    .map(([key, counts]) => [key, Object.values(counts).reduce((sum, count) => sum + count, 0)]),
)

for (const { typed, meant, why } of spec.cases) {
  test(`“${typed}” is “${meant}”: ${why}`, async () => {
    /** @type {string[]} */
    const asked = []
    const found = await suggest([...tokens(typed)], known, async (key) => {
      asked.push(key)
      return Object.entries(forms[key] || {}).map(([form, count]) => ({ form, count }))
    })
    assert.equal(found, meant)
    assert.ok(asked.length <= 20, 'each look may cost a file')
  })
}

test('one slip is one letter, or two neighbours exchanged', () => {
  for (const near of ['vin', 'viien', 'viem', 'ivien', 'viena', 'iven', 'ien', 'vine']) {
    assert.ok(isOneSlip('vien', near), near)
    assert.ok(isOneSlip(near, 'vien'), near)
  }
  for (const far of ['vien', 'vi', 'viienn', 'neiv', 'ivne', 'xyen', '']) assert.ok(!isOneSlip('vien', far), far)
})
