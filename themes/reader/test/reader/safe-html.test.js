import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowsAttribute, allowsTag, headingLevels } from '../../src/reader/safe-html.js'

test('text, structure and pictures may stay; code and frames may not', () => {
  for (const tag of ['p', 'h1', 'ruby', 'table', 'img', 'figure', 'span', 'math', 'msup']) assert.ok(allowsTag(tag), tag)
  for (const tag of ['script', 'style', 'iframe', 'object', 'form', 'input', 'svg', 'base', 'meta', 'link', 'x-y']) assert.ok(!allowsTag(tag), tag)
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
