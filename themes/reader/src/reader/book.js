import { startsInPacks } from './packs.js'

/** @typedef {import('./layout.js').Size} Size */

/**
 * The data in `book.js`; its schema is tests/contracts/book.schema.json.
 * @typedef {object} BookData
 * @property {number} schema
 * @property {string} id
 * @property {string} title
 * @property {string[]} creators
 * @property {string} language
 * @property {'ltr' | 'rtl'} progression
 * @property {number} pageCount
 * @property {[number, number][]} sizes
 * @property {number[]} [pageSize]
 * @property {string} [pagesFolder] the address to which files of pictures are relative, the book's folder without it
 * @property {ImageRow[]} images
 * @property {string[]} [labels]
 * @property {OutlineEntry[]} outline
 * @property {ShardRange[]} text
 * @property {number} [small]
 * @property {[string, number[]][]} [smallPacks]
 * @property {[string, number][]} [pageList]
 * @property {ChapterEntry[]} [chapters]
 * @property {true} [vertical]
 * @property {AudioData} [audio]
 * @property {number} [whole] pages of the book where only the first `pageCount` are here
 * @property {VectorData} [vector]
 * @property {boolean} pageHasCover
 * @property {Opener} [open] there when the book was locked
 *
 * What drawn pages share: files of glyphs, and pictures by width, height, bytes and file.
 * @typedef {{ glyphs: string[], pictures: [number, number, number, string][] }} VectorData
 *
 * Opens a file of a locked book, by its name in the book's folder.
 * @typedef {(file: string) => Promise<Blob>} Opener
 * @typedef {{ files: string[], clips: ClipRow[] }} AudioData
 * @typedef {[number, number, number, number, number, number, string]} ClipRow page, first word, last
 *   word, file, begin, end, anchor
 * @typedef {{ title: string, page: number, level: number }} OutlineEntry
 * @typedef {{ title: string, page: number, file: string }} ChapterEntry
 * @typedef {{ from: number, to: number, file?: string }} ShardRange pages with words; without a file drawings have them all
 * @typedef {[string, number, number, string, string?] | null} ImageRow format, width, bytes, file; that
 *   of the thumbnail of a drawing
 *
 * A page's picture; `start` is where its bytes begin in what a script has to open, else null. A drawing
 * is the `nth` in its file, whose first page is `first`.
 * @typedef {object} PageImage
 * @property {string} format
 * @property {number} width
 * @property {number} height
 * @property {number} bytes
 * @property {string} file
 * @property {number | null} start
 * @property {number} [nth]
 * @property {number} [first]
 * @property {Opener | null} open
 */

/**
 * A book as the reader's parts know it. Pages are 0-based indices; sizes are in points.
 * @typedef {object} Book
 * @property {string} id
 * @property {string} title
 * @property {string[]} creators
 * @property {string} language
 * @property {boolean} rtl
 * @property {number} pageCount
 * @property {boolean} isPreview only its first pages are here, and something is told behind them
 * @property {boolean} hasCover the first page stands alone
 * @property {number} ratio width : height of the typical page
 * @property {OutlineEntry[]} outline
 * @property {ShardRange[]} text
 * @property {ChapterEntry[]} chapters empty unless the book can be set anew
 * @property {AudioData | null} audio recorded speech in step with the pages
 * @property {VectorData} vector what drawn pages share
 * @property {boolean} vertical lines run from top to bottom
 * @property {boolean} hasSmall pages have thumbnails
 * @property {Opener | null} open opens the files of a locked book; those of others lie open
 * @property {(page: number) => Size} size
 * @property {(page: number) => boolean} isWide made to lie across a spread
 * @property {(page: number) => PageImage | null} image null when the page could not be rendered
 * @property {(page: number) => PageImage | null} small
 * @property {boolean} labelled pages are found by more than digits, such as "xii"
 * @property {(page: number) => string} label the number printed on the page
 * @property {(page: number) => number} chapter index into `outline` of the chapter that holds the page, or -1
 * @property {(typed: string) => number | null} find the page meant by what was typed: a
 *   page number before a printed label, the labels of the pages before those of a printed edition;
 *   a number that no page has is taken for one behind the last page
 */

/** A page this many times wider than the typical one lies across a spread. */
const WIDE = 1.6

/**
 * Makes the book model from the data of a `book.js` file.
 * @param {BookData} data
 * @returns {Book}
 */
export function createBook(data) {
  const { pageCount, outline, open = null } = data
  const size = (/** @type {number} */ page) => {
    const [width, height] = data.sizes[data.pageSize ? data.pageSize[page] : 0]
    return { width, height }
  }
  const ratioOf = (/** @type {number} */ page) => size(page).width / size(page).height
  const ratio = median(Array.from({ length: pageCount }, (_, page) => ratioOf(page)))
  const label = (/** @type {number} */ page) => (data.labels ? data.labels[page] : String(page + 1))
  /** @type {[string, number][]} */
  const printed = (data.labels || []).map((each, page) => [each, page])
  const labels = [...printed, ...(data.pageList || [])]

  /** @param {ImageRow[]} rows */
  function pictures(rows) {
    const starts = startsInPacks(rows)
    /** @returns {PageImage | null} */
    return (/** @type {number} */ page) => {
      const row = rows[page]
      if (!row) return null
      const [format, width, bytes, file] = row
      const start = open ? 0 : file.endsWith('.bin') ? starts[page] : null
      const height = Math.round(width / ratioOf(page))
      const image = { format, width, height, bytes, file, start, open }
      if (format === 'vector') return { ...image, ...placeInFile(rows, page) }
      return { ...image, file: (data.pagesFolder || '') + file }
    }
  }

  return {
    id: data.id,
    title: data.title,
    creators: data.creators,
    language: data.language,
    rtl: data.progression === 'rtl',
    pageCount,
    isPreview: !!data.whole,
    hasCover: data.pageHasCover,
    ratio,
    outline,
    text: data.text,
    chapters: data.chapters || [],
    audio: data.audio || null,
    vector: data.vector || { glyphs: [], pictures: [] },
    vertical: !!data.vertical,
    hasSmall: !!data.small,
    open,
    size,
    isWide: (page) => ratioOf(page) > 1 && ratioOf(page) >= WIDE * ratio,
    image: pictures(data.images),
    small: pictures(smallRows(data)),
    labelled: labels.some(([each]) => /\D/.test(each)),
    label,
    chapter(page) {
      let found = -1
      outline.forEach((entry, index) => {
        if (entry.page <= page && (found < 0 || entry.page >= outline[found].page)) found = index
      })
      return found
    },
    find(typed) {
      const wanted = typed.trim().normalize()
      const number = /^\d+$/.test(wanted) ? Number(wanted) : NaN
      if (number <= pageCount) return Math.max(1, number) - 1
      if (!wanted) return null
      const same = labels.find(([each]) => each === wanted)
      const lower = wanted.toLowerCase()
      const alike = same || labels.find(([each]) => each.toLowerCase() === lower)
      if (alike) return alike[1]
      return number ? number - 1 : null
    },
  }
}

/**
 * The thumbnails, page by page.
 * @param {BookData} data
 * @returns {ImageRow[]}
 */
function smallRows({ images, small, smallPacks }) {
  if (!small) return []
  if (!smallPacks) return images.map((row) => row && ['webp', small, 0, row[4] || row[3].replace(/\.\w+$/, '.s.webp')])
  return smallPacks.flatMap(([file, sizes]) => sizes.map((bytes) => (bytes ? /** @type {ImageRow} */ (['webp', small, bytes, file]) : null)))
}

/**
 * Where a drawing is among those of its file.
 * @param {ImageRow[]} rows
 * @param {number} page
 */
function placeInFile(rows, page) {
  const held = rows.flatMap((row, at) => (row && rows[page] && row[3] === rows[page][3] ? [at] : []))
  return { nth: held.indexOf(page), first: held[0] }
}

/** @param {number[]} values at least one */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}
