/**
 * A width and a height in one unit, and a box in CSS pixels inside the stage.
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 */

/** The narrowest window, width : height, in which two pages face each other. */
const FACING_FROM = 5 / 4

/** Pages wider than this, width : height, are slides: always shown one by one. */
const SLIDE_FROM = 1.6

/** Fewer pages are a leaf or a folded card, with no two pages inside to face each other. */
const FACING_PAGES = 3

/**
 * Whether a window shows facing pages of a book. reader.css applies the same rule to the page
 * that is in the HTML, so that nothing moves when the script starts.
 * @param {Size} window
 * @param {{ ratio: number, pageCount: number }} book width : height of its typical page
 */
export function showsFacing({ width, height }, { ratio, pageCount }) {
  return width / height >= FACING_FROM && ratio <= SLIDE_FROM && pageCount >= FACING_PAGES
}

/**
 * The boxes of a spread's pages, in reading order, as large as the stage allows.
 *
 * A page alone keeps the scale it would have beside a facing page of its size, so that a book
 * does not change size when its cover opens; it stands in the middle, as a closed book lies.
 * @param {Size[]} sizes sizes of the pages in points, one or two
 * @param {{ facing: boolean, wide: boolean, rtl: boolean, stage: Size }} place
 * @returns {Box[]}
 */
export function fitSpread(sizes, { facing, wide, rtl, stage }) {
  const widest = Math.max(...sizes.map((size) => size.width))
  const tallest = Math.max(...sizes.map((size) => size.height))
  const across = facing && !wide ? 2 : 1
  const scale = Math.min(stage.width / (across * widest), stage.height / tallest)
  const boxes = sizes.map((size) => {
    const width = Math.round(size.width * scale)
    const height = Math.round(size.height * scale)
    return { x: 0, y: Math.round((stage.height - height) / 2), width, height }
  })
  const visual = rtl ? [...boxes].reverse() : boxes
  let x = Math.round((stage.width - visual.reduce((sum, box) => sum + box.width, 0)) / 2)
  for (const box of visual) {
    box.x = x
    x += box.width
  }
  return boxes
}
