/**
 * @typedef {import('./layout.js').Box} Box
 * @typedef {import('./layout.js').Size} Size
 * @typedef {import('./page-text.js').PageText} PageText
 *
 * A link as a text shard holds it: x, y, width, height, and a 0-based page or an address.
 * @typedef {[number, number, number, number, number | string]} LinkRow
 *
 * A link on a page. Its box is in fractions of the page's width and height; it leads to a page of
 * the book, or to an address.
 * @typedef {{ box: Box, page: number | null, address: string }} PageLink
 */

/** Boxes come as integers in units of 1/4096 of the page. */
const UNIT = 4096

/**
 * Decodes the links of one page; addresses that lead anywhere but to the web or a letter are left out.
 * @param {LinkRow[]} rows
 * @returns {PageLink[]}
 */
export function decodeLinks(rows) {
  return rows
    .filter(([, , , , target]) => typeof target === 'number' || isOutside(target))
    .map(([x, y, width, height, target]) => ({
      box: { x: x / UNIT, y: y / UNIT, width: width / UNIT, height: height / UNIT },
      page: typeof target === 'number' ? target : null,
      address: typeof target === 'number' ? '' : target,
    }))
}

/** @param {string} address */
export function isOutside(address) {
  return /^(https?:|mailto:)/i.test(address)
}

/**
 * The words of a page that lie under a box, in reading order.
 * @param {Box} box
 * @param {PageText} text
 */
export function wordsUnder(box, text) {
  const words = text.lines
    .filter(({ y, height }) => within(y + height / 2, box.y, box.height))
    .map((line) =>
      line.words
        .filter(({ x, width }) => within(x + width / 2, box.x, box.width))
        .map(({ start, end }) => line.text.slice(start, end))
        .join(' '),
    )
  return words.filter(Boolean).join(' ')
}

/**
 * @param {number} value
 * @param {number} from
 * @param {number} length
 */
function within(value, from, length) {
  return value >= from && value <= from + length
}

/**
 * The boxes that fingers meet, in pixels of a page of that size: those of the links, grown to the
 * size of a fingertip where that takes nothing from a neighbour. The room between two is shared.
 * @param {Box[]} boxes fractions of the page
 * @param {Size} page in pixels
 * @param {number} finger pixels of a fingertip
 * @returns {Box[]}
 */
export function fingerBoxes(boxes, page, finger) {
  const marks = boxes.map(({ x, y, width, height }) => {
    const [left, top] = [x * page.width, y * page.height]
    return { left, top, right: left + width * page.width, bottom: top + height * page.height }
  })
  return marks.map((mark) => {
    const others = marks.filter((each) => each !== mark)
    // Two boxes stay apart along one axis: that on which there is more room between them.
    const beside = others.filter((each) => gap(mark.left, mark.right, each.left, each.right) >= gap(mark.top, mark.bottom, each.top, each.bottom))
    const above = others.filter((each) => !beside.includes(each))
    const [left, right] = grown(mark.left, mark.right, page.width, finger, beside.map((each) => [each.left, each.right]))
    const [top, bottom] = grown(mark.top, mark.bottom, page.height, finger, above.map((each) => [each.top, each.bottom]))
    return { x: left, y: top, width: right - left, height: bottom - top }
  })
}

/**
 * The room between two stretches, negative where they overlap.
 * @param {number} from
 * @param {number} to
 * @param {number} start
 * @param {number} stop
 */
function gap(from, to, start, stop) {
  return Math.max(start - to, from - stop)
}

/**
 * A stretch grown to the size of a fingertip as far as the page and half the way to its neighbours.
 * @param {number} from
 * @param {number} to
 * @param {number} end of the page
 * @param {number} finger
 * @param {number[][]} others stretches beside it
 */
function grown(from, to, end, finger, others) {
  const wanted = Math.max(0, finger - (to - from))
  let before = Math.max(0, from)
  let after = Math.max(0, end - to)
  for (const [start, stop] of others) {
    if (start + stop < from + to) before = Math.min(before, Math.max(0, from - stop) / 2)
    else after = Math.min(after, Math.max(0, start - to) / 2)
  }
  const less = Math.min(before, Math.max(wanted / 2, wanted - after))
  return [from - less, to + Math.min(after, wanted - less)]
}
