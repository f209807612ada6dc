import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { chosen, placeOf } from '../src/contests/chosen.js'
import { inOrder } from '../src/contests/order.js'
import { stateOf } from '../src/contests/state.js'

const spec = JSON.parse(readFileSync(new URL('../../../tests/contracts/contest.json', import.meta.url), 'utf8'))

for (const { why, asked, found } of spec.cases) {
  test(`entries: ${why}`, () => assert.deepEqual(chosen(spec.index, asked), found))
}

test('an entry is found in its file', () => {
  for (const [entry, url, at] of spec.places) assert.deepEqual(placeOf(spec.index, entry), [url, at])
  assert.throws(() => placeOf(spec.index, spec.entries.length), RangeError)
})

test('the days of a contest are those of Vietnam, the first and the last included', () => {
  const state = (/** @type {string} */ now) => stateOf('2026-10-15', '2026-12-20', Date.parse(now))
  assert.equal(state('2026-10-14T16:59:59Z'), 'coming')
  assert.equal(state('2026-10-14T17:00:00Z'), 'open')
  assert.equal(state('2026-12-20T16:59:59Z'), 'open')
  assert.equal(state('2026-12-20T17:00:00Z'), 'closed')
})

test('a day that is not given sets no bound', () => {
  const now = Date.parse('2026-11-22T03:00:00Z')
  assert.equal(stateOf('', '2026-11-22', now), 'open')
  assert.equal(stateOf('2026-11-22', '', now), 'open')
  assert.equal(stateOf('2026-11-23', '', now), 'coming')
  assert.equal(stateOf('', '2026-11-21', now), 'closed')
  assert.equal(stateOf('', '', now), '')
})

test('what is open comes first, then what comes soonest, what is over last', () => {
  const contests = [
    { id: 'far', start: '2027-09-01', end: '2027-10-01' },
    { id: 'soon', start: '2026-12-01', end: '2026-12-31' },
    { id: 'always', start: '', end: '' },
    { id: 'long', start: '2026-09-01', end: '2027-05-31' },
    { id: 'ends first', start: '2026-11-01', end: '2026-11-30' },
    { id: 'begun', start: '2026-11-01', end: '' },
    { id: 'older', start: '', end: '2024-05-31' },
    { id: 'over', start: '2025-10-01', end: '2025-12-15' },
  ]
  const told = inOrder(contests, Date.parse('2026-11-22T03:00:00Z')).map(({ id }) => id)
  assert.deepEqual(told, ['ends first', 'long', 'begun', 'soon', 'far', 'always', 'over', 'older'])
})
