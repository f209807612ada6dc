import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findHits, findPlaces, holds } from '../../src/reader/highlights.js'
import { findHitPage } from '../../src/reader/hit-pages.js'
import { decodePage } from '../../src/reader/page-text.js'
import { forAll } from './random.js'

/** A page whose letters are all 10 units wide, spaces too, lines 100 high and 200 apart. */
function pageOf(...lines) {
  return decodePage(
    lines.map((text, index) => {
      if (!text) return ''
      const steps = text.split(' ').flatMap((word) => [word.length * 10, 10])
      return [0, index * 200, 100, text, steps.slice(0, -1)]
    }),
  )
}
const place = (box) => [box.x, box.y, box.width].map((share) => Math.round(share * 4096))
const hits = (query, page) => findHits(query, page).map((boxes) => boxes.map(place))

test('words typed without accents match every accented form', () => {
  const page = pageOf('Thư viện và thủ viên')
  assert.deepEqual(hits('thu vien', page), [[[0, 0, 80]], [[120, 0, 80]]])
})

test('words typed with accents match only themselves', () => {
  const page = pageOf('Thư viện và thủ viên')
  assert.deepEqual(hits('thư viện', page), [[[0, 0, 80]]])
  assert.deepEqual(hits('thư viên', page), [[[0, 0, 30]], [[160, 0, 40]]])
})

test('phrases win over single syllables', () => {
  assert.deepEqual(hits('con cò', pageOf('con mèo, con cò, cái cò')), [[[90, 0, 60]]])
})

test('syllables apart are marked when the page has all of them', () => {
  assert.deepEqual(hits('mèo cò', pageOf('con cò và con mèo')), [[[40, 0, 20]], [[140, 0, 30]]])
  assert.deepEqual(hits('mèo chó', pageOf('con cò và con mèo')), [])
})

test('a phrase over a line break has a box on each line', () => {
  assert.deepEqual(hits('thư viện', pageOf('ở thư', 'viện xã')), [[[20, 0, 30], [0, 200, 40]]])
})

test('a phrase does not reach into another sentence or paragraph', () => {
  assert.deepEqual(hits('thư viện', pageOf('ở thư. viện xã')).length, 2)
  assert.deepEqual(hits('thư viện', pageOf('ở thư', '', 'viện xã')).length, 2)
})

test('punctuation is outside the box', () => {
  assert.deepEqual(hits('xanh', pageOf('“xanh”, lá')), [[[10, 0, 40]]])
})

test('both places of the tone mark are one word', () => {
  assert.equal(findHits('hoà', pageOf('hòa bình')).length, 1)
})

test('nothing is found for nothing', () => {
  assert.deepEqual(findHits('', pageOf('a')), [])
  assert.deepEqual(findHits('…', pageOf('a')), [])
  assert.deepEqual(findHits('a', decodePage([])), [])
})

test('boxes lie in their lines, and every phrase planted is found', () => {
  const filler = ['trời', 'xanh', 'mây,', 'nắng', 'vàng.', '(gió)', 'mát']
  forAll(300, ({ integer, chance, pick }) => {
    let planted = 0
    const lines = Array.from({ length: 1 + integer(8) }, () =>
      Array.from({ length: 1 + integer(8) }, () => {
        const plant = chance(0.2)
        planted += plant ? 1 : 0
        return plant ? 'thư viện' : pick(filler)
      }).join(' '),
    )
    const page = pageOf(...lines)
    const found = findHits(pick(['thu vien', 'THƯ VIỆN', 'thư viện']), page)
    assert.equal(found.length, planted)
    for (const box of found.flat()) {
      const line = page.lines.find((each) => each.y === box.y)
      assert.ok(line && box.width > 0 && box.x >= line.x && box.x + box.width <= line.x + line.width + 1e-9)
    }
  })
})

test('the next page with a hit is looked for in both directions', async () => {
  const pages = ['cò', 'mèo', 'chó', 'mèo', 'cò'].map((word) => pageOf(word))
  const asked = []
  const text = { page: async (page) => (asked.push(page), pages[page]) }
  const search = { query: 'mèo', pageCount: 5, text, wanted: () => true }
  assert.equal(await findHitPage({ ...search, from: 2, step: 1 }), 3)
  assert.equal(await findHitPage({ ...search, from: 0, step: -1 }), null)
  assert.deepEqual(asked, [2, 3, 0])
  assert.equal(await findHitPage({ ...search, from: 4, step: 1 }), null)
  assert.equal(await findHitPage({ ...search, from: 0, step: 1, wanted: () => false }), null)
})

test('places in a running text', () => {
  const text = 'Ở thư viện, một thư sinh. Thư\nviện đóng cửa.'
  assert.deepEqual(findPlaces('thu vien', text).map(([from, to]) => text.slice(from, to)), ['thư viện', 'Thư\nviện'])
  assert.deepEqual(findPlaces('sinh cửa', text).map(([from, to]) => text.slice(from, to)), ['sinh', 'cửa'])
  assert.deepEqual(findPlaces('biển', text), [])
})

test('a page found by most of the pairs has them marked, but does not hold the query', () => {
  const text = 'Trăm năm trong cõi người đời, chữ tài chữ mệnh khéo là ghét nhau.'
  const marks = (query) => findPlaces(query, text).map(([from, to]) => text.slice(from, to))
  assert.deepEqual(marks('trăm năm trong cõi người ta'), ['Trăm năm trong cõi người'])
  assert.deepEqual(marks('chữ tài chữ mệnh khéo thương'), ['chữ tài chữ mệnh khéo'])
  assert.deepEqual(marks('chữ tài liền với chữ tai'), [])
  assert.deepEqual(marks('"trăm năm trong cõi người ta"'), [])
  assert.equal(holds('trăm năm trong cõi người ta', text), false)
  assert.equal(holds('năm trăm nhau', text), true)
  assert.equal(holds('', text), false)
})

test('a word that the end of a line breaks is found, and marked on both lines', () => {
  const page = pageOf('thông infor\u00ad', 'mation học')
  assert.equal(page.text, 'thông information học')
  assert.deepEqual(hits('information', page), [[[60, 0, 60], [0, 200, 60]]])
  assert.deepEqual(hits('học', page), [[[70, 200, 30]]])
})

test('words that are read from right to left are marked where they stand', () => {
  const page = decodePage([[300, 0, 100, 'كتاب جديد', [100, -250, 100]]])
  assert.deepEqual(place(page.lines[0]), [150, 0, 250])
  assert.deepEqual(hits('كتاب', page), [[[300, 0, 100]]])
  assert.deepEqual(hits('كتاب جديد', page), [[[150, 0, 250]]])
})

test('words between quotes are marked side by side, or not at all', () => {
  const page = pageOf('thư của viện, thư viện xã')
  assert.deepEqual(hits('"thư viện"', page), [[[140, 0, 80]]])
  assert.deepEqual(hits('"viện thư xã"', page), [])
  assert.deepEqual(hits('của "thư viện"', page), [[[40, 0, 30]], [[140, 0, 80]]])
  assert.deepEqual(hits('thư "thư viện"', page), [[[0, 0, 30]], [[140, 0, 80]]])
})
