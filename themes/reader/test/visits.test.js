import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countVisit } from '../src/site/visits.js'

/**
 * What is sent by a browser of these wishes.
 * @param {object} wishes
 */
function sentBy(wishes) {
  /** @type {[string, any][]} */
  const sent = []
  Object.defineProperty(globalThis, 'navigator', { value: wishes, configurable: true })
  Object.assign(globalThis, { fetch: async (/** @type {string} */ url, /** @type {any} */ request) => void sent.push([url, request]) })
  countVisit('https://dem.example/xem', 'index.html')
  return sent
}

test('a visit is a path, without cookies and without the address of the page', () => {
  const [[url, request], ...more] = sentBy({ doNotTrack: null })
  assert.deepEqual([url, request.body, more], ['https://dem.example/xem', 'index.html', []])
  assert.deepEqual([request.method, request.credentials, request.referrerPolicy], ['POST', 'omit', 'no-referrer'])
})

test('who asks not to be tracked is not counted', () => {
  assert.deepEqual(sentBy({ doNotTrack: '1' }), [])
  assert.deepEqual(sentBy({ globalPrivacyControl: true }), [])
})
