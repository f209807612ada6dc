import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SIZES, createSettings, nextSize, resolveTheme } from '../../src/settings/settings.js'

const DEFAULTS = { size: 100, leading: 1.7, theme: 'auto', font: 'serif' }

function memory(text = null) {
  let kept = text
  return { getItem: () => kept, setItem: (_, value) => void (kept = value) }
}

test('what was chosen is there the next time', () => {
  const store = memory()
  const settings = createSettings(() => store)
  assert.deepEqual(settings.get(), DEFAULTS)
  settings.set({ size: 150, theme: 'night' })
  settings.set({ font: 'sans' })
  assert.deepEqual(createSettings(() => store).get(), { ...DEFAULTS, size: 150, theme: 'night', font: 'sans' })
})

test('what nobody could have chosen is not taken over', () => {
  for (const spoilt of ['{', 'null', '7', '[]', '{"size":9000,"leading":"2","theme":"pink","font":null}']) {
    assert.deepEqual(createSettings(() => memory(spoilt)).get(), DEFAULTS, spoilt)
  }
})

test('without storage a choice holds for the moment', () => {
  const settings = createSettings(() => {
    throw new Error('SecurityError')
  })
  settings.set({ size: 200 })
  assert.equal(settings.get().size, 200)
})

test('sizes go up to twice the usual one, step by step', () => {
  assert.equal(SIZES[SIZES.length - 1], 200)
  assert.equal(nextSize(100, 1), 115)
  assert.equal(nextSize(100, -1), 90)
  assert.equal(nextSize(200, 1), 200)
  assert.equal(nextSize(80, -1), 80)
})

test('the theme of the device holds until one is chosen', () => {
  assert.equal(resolveTheme('auto', undefined), 'paper')
  assert.equal(resolveTheme('auto', 'light'), 'paper')
  assert.equal(resolveTheme('auto', 'dark'), 'night')
  assert.equal(resolveTheme('auto', 'contrast'), 'contrast')
  assert.equal(resolveTheme('sepia', 'contrast'), 'sepia')
})
