import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ATTRIBUTES, CODE, TAGS, allowsAttribute, headingLevels } from '../../src/text/safe-html.js'

const contract = JSON.parse(readFileSync(new URL('../../../../tests/contracts/vocabulary.json', import.meta.url), 'utf8'))
const sorted = (names) => [...names].sort()

test('what the build leaves in a chapter may stay, and nothing else', () => {
  assert.deepEqual(sorted(TAGS), sorted([...contract.tags, ...contract.mathTags]))
  const named = new Set(Object.values(contract.attributes).flat())
  assert.deepEqual(sorted([...ATTRIBUTES, 'class', 'href', 'src']), sorted(named))
  for (const tag of contract.dropped) assert.ok(CODE.has(tag), tag)
  for (const tag of CODE) assert.ok(!TAGS.has(tag), tag)
})

test('every look is let through and has a rule in the style sheet', () => {
  const css = readFileSync(new URL('../../../tusach/assets/reader.css', import.meta.url), 'utf8')
  for (const look of contract.looks) {
    assert.ok(allowsAttribute('p', 'class', look), look)
    assert.match(css, new RegExp(`\\.${look}[{,]`), look)
  }
})

test('no attribute runs code or brings its own looks', () => {
  for (const name of ['onclick', 'onerror', 'style', 'srcdoc', 'srcset', 'formaction', 'xlink:href', 'class', 'tabindex', 'is']) {
    assert.ok(!allowsAttribute('img', name, 'x'), name)
  }
  for (const name of ['id', 'lang', 'dir', 'data-page', 'data-to', 'colspan']) assert.ok(allowsAttribute('td', name, '1'), name)
})

test("only our own names of looks", () => {
  assert.ok(allowsAttribute('p', 'class', 't-center'))
  assert.ok(allowsAttribute('p', 'class', 't-in2 t-italic'))
  for (const value of ['stage', 't-center hits', 'text', '']) assert.ok(!allowsAttribute('p', 'class', value), value)
})

test('links lead out in the open or to a page', () => {
  for (const value of ['https://example.org', 'HTTP://example.org', 'mailto:a@b.c', '#p=12']) assert.ok(allowsAttribute('a', 'href', value), value)
  for (const value of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '#x', '../../index.html', 'file:///etc']) {
    assert.ok(!allowsAttribute('a', 'href', value), value)
  }
  assert.ok(!allowsAttribute('area', 'href', 'https://example.org'))
})

test("pictures come from the book's own folder", () => {
  for (const value of ['chapters/hinh-1.0a1b2c.webp', 'a.png']) assert.ok(allowsAttribute('img', 'src', value), value)
  for (const value of ['https://example.org/x.png', '//example.org/x.png', '../x.png', 'chapters/../../x.png', '/x.png', 'data:image/png;base64,x', 'a.png?x', '']) {
    assert.ok(!allowsAttribute('img', 'src', value), value)
  }
  assert.ok(!allowsAttribute('video', 'src', 'a.mp4'))
})

test("headings lie below the book's own, without leaps", () => {
  assert.deepEqual(headingLevels([1, 2, 3, 1]), [2, 3, 4, 2])
  assert.deepEqual(headingLevels([1, 4, 4, 2]), [2, 3, 3, 3])
  assert.deepEqual(headingLevels([3, 2, 1]), [2, 2, 2])
  assert.deepEqual(headingLevels([1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 6])
  assert.deepEqual(headingLevels([]), [])
})
