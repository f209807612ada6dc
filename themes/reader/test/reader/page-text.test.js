import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { createBook } from '../../src/reader/book.js'
import { decodePage, paragraphText } from '../../src/reader/page-text.js'
import { forAll } from './random.js'

const contracts = new URL('../../../../tests/contracts/', import.meta.url)
const read = (name) => JSON.parse(readFileSync(new URL(name, contracts), 'utf8'))
const cases = read('book.cases.json')
const ajv = new Ajv2020({ strictTuples: false })
const isBook = ajv.compile(read('book.schema.json'))
const isShard = ajv.compile({ $ref: 'book.schema.json#/$defs/shard' })
const isChapter = ajv.compile({ $ref: 'book.schema.json#/$defs/chapter' })
const units = (share) => Math.round(share * 4096 * 1e6) / 1e6

for (const { why, book } of cases.valid) {
  test(`book: ${why}`, () => {
    assert.ok(isBook(book), ajv.errorsText(isBook.errors))
    const model = createBook(book)
    assert.equal(model.rtl, book.progression === 'rtl')
    for (let page = 0; page < model.pageCount; page++) {
      assert.equal(model.image(page) === null, book.images[page] === null)
      assert.ok(model.size(page).width > 0)
      assert.equal(model.label(page), book.labels ? book.labels[page] : String(page + 1))
    }
  })
}

for (const { why, book } of cases.invalid) test(`no book: ${why}`, () => assert.ok(!isBook(book)))

for (const { why, shard } of cases.invalidShards) test(`no shard: ${why}`, () => assert.ok(!isShard(shard)))

for (const { why, chapter } of cases.chapters) test(`chapter: ${why}`, () => assert.ok(isChapter(chapter)))

for (const { why, chapter } of cases.invalidChapters) test(`no chapter: ${why}`, () => assert.ok(!isChapter(chapter)))

for (const { why, shard, pages } of cases.shards) {
  test(`shard: ${why}`, () => {
    assert.ok(isShard(shard), ajv.errorsText(isShard.errors))
    shard.pages.forEach((rows, index) => {
      const { text, lines, blocks } = decodePage(rows)
      const words = lines.flatMap((line) =>
        line.words.map(({ start, end, x, width }) => [line.text.slice(start, end), ...[x, line.y, width, line.height].map(units)]),
      )
      assert.deepEqual({ text, blocks: blocks.length, words }, pages[index])
    })
  })
}

test('word boxes are where they were written, and lines where they stand in the text', () => {
  forAll(300, ({ integer, chance, pick }) => {
    const boxes = []
    const rows = Array.from({ length: 1 + integer(12) }, () => {
      if (chance(0.2)) return ''
      const words = Array.from({ length: 1 + integer(9) }, () => pick(['đi', 'học', 'thư', 'viện,', '“xanh”', 'a']))
      const start = integer(1000)
      let x = start
      const steps = words.flatMap((_, index) => {
        const [width, gap] = [1 + integer(400), integer(120) - 20]
        boxes.push([x, width])
        x += width + gap
        return index < words.length - 1 ? [width, gap] : [width]
      })
      return [start, integer(4096), integer(200), words.join(' '), steps]
    })
    const { text, lines, blocks } = decodePage(rows)
    assert.deepEqual(
      lines.flatMap((line) => line.words.map(({ x, width }) => [units(x), units(width)])),
      boxes,
    )
    for (const line of lines) assert.equal(text.slice(line.start, line.start + line.text.length), line.text)
    assert.deepEqual(blocks.flat(), lines)
  })
})

test('a block is one line of text: words broken at a line\u2019s end are joined', () => {
  const said = (...lines) => paragraphText(decodePage(lines.map((words, index) => [0, index * 100, 80, words, [1, 1, 1]])).blocks[0])
  assert.equal(said('Con đường', 'về làng'), 'Con đường về làng')
  assert.equal(said('the long jour\u00ad', 'ney home'), 'the long journey home')
  assert.equal(said('吾輩は猫で', 'ある。名前'), '吾輩は猫である。名前')
  // What keeps letters apart or together in Persian stays.
  assert.equal(said('می\u200cخواهم', 'بخوانم'), 'می\u200cخواهم بخوانم')
})
