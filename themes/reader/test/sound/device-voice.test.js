import assert from 'node:assert/strict'
import { test } from 'node:test'

import { deviceVoice } from '../../src/reader/sound-button.js'

/** @param {string} lang */
const voice = (lang, localService = true, standard = false) => /** @type {SpeechSynthesisVoice} */ ({ lang, localService, default: standard, name: lang, voiceURI: lang })

test('the voice is one of the book’s language, however the system writes it', () => {
  for (const lang of ['vi', 'vi-VN', 'vi_VN', 'VI']) assert.equal(deviceVoice([voice('en-US'), voice(lang)], 'vi')?.lang, lang)
  assert.equal(deviceVoice([voice('en-GB')], 'en-US')?.lang, 'en-GB')
})

test('a voice that reads over the network is none', () => {
  assert.equal(deviceVoice([voice('vi-VN', false)], 'vi'), null)
})

test('no voice of the language is no voice', () => {
  assert.equal(deviceVoice([voice('vie-VN'), voice('fil')], 'vi'), null)
  assert.equal(deviceVoice([], 'vi'), null)
})

test('the one the owner has chosen comes first', () => {
  assert.equal(deviceVoice([voice('vi-a'), voice('vi-b', true, true)], 'vi')?.lang, 'vi-b')
})
