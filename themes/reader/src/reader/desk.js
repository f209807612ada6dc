import { fill } from './dom.js'
import { fitSpread, showsFacing } from './layout.js'
import { sidesOf } from './leaf/sides.js'
import { roomOf } from './room.js'
import { makeSpreads } from './spreads.js'
import { LAYER_WIDTH } from './text-layer.js'

/**
 * @typedef {import('./layout.js').Box} Box
 * @typedef {import('./leaf/sides.js').Laid} Laid
 *
 * Where spreads lie on the stage.
 * @typedef {object} Desk
 * @property {() => import('./spreads.js').Spreads} spreads
 * @property {() => boolean} facing whether two pages face each other
 * @property {(index: number) => HTMLElement} lay puts a spread on the desk, or again where it belongs
 * @property {(index: number) => Laid} sides
 * @property {(keep: (index: number) => boolean) => void} clear takes the other spreads away
 * @property {() => [number, HTMLElement][]} laid
 * @property {() => boolean} measure notes the size of the stage; whether the spreads are others now
 */

/** Pixels that the pages of the thickest book are seen to be high at the edge, and pages in a pixel. */
const THICKEST = 12
const PAGES_A_PIXEL = 24

/**
 * Makes the desk on which a renderer lays spreads.
 * @param {Pick<import('./renderer.js').Scene, 'stage' | 'plane' | 'book' | 'view'>} scene
 * @returns {Desk}
 */
export function createDesk({ stage, plane, book, view }) {
  /** @type {Map<number, HTMLElement>} */
  const elements = new Map()
  let facing = false
  let spreads = makeSpreads(paging())

  function paging() {
    const { pageCount, hasCover, isWide } = book
    return { pageCount, facing, cover: hasCover, isWide }
  }

  /** @param {number} index */
  function boxesOf(index) {
    const { pages, wide } = spreads.list[index]
    const room = roomOf(stage)
    const boxes = fitSpread(pages.map(book.size), { facing, wide, rtl: book.rtl, stage: room })
    return boxes.map((box) => ({ ...box, x: box.x + room.x, y: box.y + room.y }))
  }

  /** @param {number} pages before or after the open ones */
  function thickness(pages) {
    return Math.min(THICKEST, Math.ceil(pages / PAGES_A_PIXEL))
  }

  return {
    spreads: () => spreads,
    facing: () => facing,
    lay(index) {
      const { pages } = spreads.list[index]
      const element = elements.get(index) || document.createElement('div')
      const boxes = boxesOf(index)
      element.className = pages.length > 1 ? 'spread facing' : 'spread'
      const views = pages.map((each, nth) => {
        const { x, y, width, height } = boxes[nth]
        const leaf = view(each)
        Object.assign(leaf.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })
        leaf.style.setProperty('--text-scale', String(width / LAYER_WIDTH))
        leaf.classList.toggle('left', pages.length > 1 && (nth === 0) !== book.rtl)
        leaf.classList.toggle('right', pages.length > 1 && (nth === 0) === book.rtl)
        return leaf
      })
      fill(element, ...views)
      const [first, last] = [pages[0], pages[pages.length - 1]]
      const edges = [thickness(facing ? first : 0), thickness(book.pageCount - 1 - last)]
      const [left, right] = book.rtl ? [edges[1], edges[0]] : edges
      const xs = boxes.flatMap(({ x, width }) => [x, x + width])
      const shape = { '--from': Math.min(...xs), '--to': Math.max(...xs), '--over': boxes[0].y, '--tall': boxes[0].height, '--thick-left': left, '--thick-right': right }
      for (const [name, pixels] of Object.entries(shape)) element.style.setProperty(name, `${pixels}px`)
      elements.set(index, element)
      if (!element.parentNode) plane.append(element)
      return element
    },
    sides(index) {
      const spread = spreads.list[index]
      const closed = book.hasCover && spread.pages[0] === 0
      return sidesOf(spread, boxesOf(index), { facing, rtl: book.rtl, closed })
    },
    clear(keep) {
      for (const [index, element] of elements) {
        if (keep(index)) continue
        element.remove()
        elements.delete(index)
      }
    },
    laid: () => [...elements],
    measure() {
      const { clientWidth: width, clientHeight: height } = document.documentElement
      const before = facing
      facing = showsFacing({ width, height }, book)
      if (before === facing && elements.size) return false
      for (const element of elements.values()) element.remove()
      elements.clear()
      spreads = makeSpreads(paging())
      return true
    },
  }
}
