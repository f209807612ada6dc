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
 * @property {([string, number, number, string] | null)[]} images
 * @property {string[]} [labels]
 * @property {OutlineEntry[]} outline
 * @property {ShardRange[]} text
 * @property {number} [small]
 * @property {unknown[]} [smallPacks] thumbnails in shared files, which this reader does not open
 * @property {[string, number][]} [pageList]
 * @property {ChapterEntry[]} [chapters]
 * @property {true} [vertical]
 * @property {boolean} pageHasCover
 *
 * @typedef {{ title: string, page: number, level: number }} OutlineEntry
 * @typedef {{ title: string, page: number, file: string }} ChapterEntry
 * @typedef {{ from: number, to: number, file: string }} ShardRange
 * @typedef {{ format: string, width: number, height: number, bytes: number, file: string }} PageImage
 * @typedef {{ width: number, height: number, file: string }} Thumbnail
 */

/**
 * A book as the reader's parts know it. Pages are 0-based indices; sizes are in points.
 * @typedef {object} Book
 * @property {string} id
 * @property {string} title
 * @property {string} language
 * @property {boolean} rtl
 * @property {number} pageCount
 * @property {boolean} hasCover the first page stands alone
 * @property {number} ratio width : height of the typical page
 * @property {OutlineEntry[]} outline
 * @property {ShardRange[]} text
 * @property {ChapterEntry[]} chapters empty unless the book can be set anew
 * @property {boolean} vertical lines run from top to bottom
 * @property {boolean} hasSmall pages have thumbnails
 * @property {(page: number) => Size} size
 * @property {(page: number) => boolean} isWide made to lie across a spread
 * @property {(page: number) => PageImage | null} image null when the page could not be rendered
 * @property {(page: number) => Thumbnail | null} small
 * @property {boolean} labelled pages are found by more than digits, such as "xii"
 * @property {(page: number) => string} label the number printed on the page
 * @property {(page: number) => number} chapter index into `outline` of the chapter that holds the page, or -1
 * @property {(typed: string) => number | null} find the page meant by what was typed: a
 *   page number before a printed label, the labels of the pages before those of a printed edition
 */

/** A page this many times wider than the typical one lies across a spread. */
const WIDE = 1.6

/**
 * Makes the book model from the data of a `book.js` file.
 * @param {BookData} data
 * @returns {Book}
 */
export function createBook(data) {
  const { pageCount, outline } = data
  const size = (/** @type {number} */ page) => {
    const [width, height] = data.sizes[data.pageSize ? data.pageSize[page] : 0]
    return { width, height }
  }
  const ratioOf = (/** @type {number} */ page) => size(page).width / size(page).height
  const ratio = median(Array.from({ length: pageCount }, (_, page) => ratioOf(page)))
  const label = (/** @type {number} */ page) => (data.labels ? data.labels[page] : String(page + 1))
  /** @type {[string, number][]} */
  const printed = (data.labels || []).map((each, page) => [each, page])
  const hasSmall = !!data.small && !data.smallPacks
  const labels = [...printed, ...(data.pageList || [])]

  return {
    id: data.id,
    title: data.title,
    language: data.language,
    rtl: data.progression === 'rtl',
    pageCount,
    hasCover: data.pageHasCover,
    ratio,
    outline,
    text: data.text,
    chapters: data.chapters || [],
    vertical: !!data.vertical,
    hasSmall,
    size,
    isWide: (page) => ratioOf(page) > 1 && ratioOf(page) >= WIDE * ratio,
    image(page) {
      const row = data.images[page]
      if (!row) return null
      const [format, width, bytes, file] = row
      return { format, width, height: Math.round(width / ratioOf(page)), bytes, file }
    },
    small(page) {
      const row = data.images[page]
      if (!row || !data.small || !hasSmall) return null
      const file = row[3].replace(/\.\w+$/, '.s.webp')
      return { width: data.small, height: Math.round(data.small / ratioOf(page)), file }
    },
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
      return number ? pageCount - 1 : null
    },
  }
}

/** @param {number[]} values at least one */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}
