/** Sheets of labels as elements, in millimetres: what is previewed is what is printed. */

import { box } from './choose.js'
import { pathOf } from './codes.js'

const SVG = 'http://www.w3.org/2000/svg'
const QUIET = 4

/**
 * @typedef {import('./choose.js').Book} Book
 * @typedef {import('./choose.js').Sheet} Sheet
 * @typedef {import('./codes.js').Family} Family
 */

/**
 * @param {Sheet} sheet
 * @param {(Book | null)[]} labels
 * @param {Family} family
 */
export function sheetOf(sheet, labels, family) {
  const paper = document.createElement('div')
  paper.className = sheet.cut ? 'paper cut' : 'paper'
  size(paper, [0, 0, sheet.paper[0], sheet.paper[1]])
  labels.forEach((book, at) => {
    if (book) paper.append(label(sheet, at, book, family))
  })
  return paper
}

/**
 * @param {Sheet} sheet
 * @param {number} at
 * @param {Book} book
 * @param {Family} family
 */
function label(sheet, at, [code, title, authors, callno], family) {
  const [left, top, width, height] = box(sheet, at)
  const made = document.createElement('div')
  const tall = sheet.product === 'spine' && height >= width
  made.className = `label ${sheet.product}${tall ? ' tall' : ''}`
  size(made, [left, top, width, height])
  // The places of `_label_place` and `_spine_place` in library/qr/designs.py.
  const side = sheet.product === 'label' ? Math.min(height, width * 0.56) : Math.min(height, width)
  const svg = document.createElementNS(SVG, 'svg')
  const modules = family.side + 2 * QUIET
  svg.setAttribute('viewBox', `0 0 ${modules} ${modules}`)
  svg.setAttribute('shape-rendering', 'crispEdges')
  svg.setAttribute('aria-hidden', 'true')
  svg.style.flex = `0 0 ${side}mm`
  svg.style.height = `${side}mm`
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', pathOf(family, code, QUIET))
  svg.append(path)
  const words = document.createElement('div')
  words.className = 'words'
  const scale = Math.min(Math.max(height / 34, 0.62), 1.5)
  words.style.fontSize = `${(scale * 11).toFixed(2)}pt`
  const lines = sheet.product === 'label' ? [title, authors, callno, code] : (callno || code).split(/\s+/)
  for (const text of lines.filter(Boolean)) {
    const line = document.createElement('span')
    line.textContent = text
    words.append(line)
  }
  words.firstElementChild?.classList.add('first')
  made.append(svg, words)
  return made
}

/**
 * @param {HTMLElement} element
 * @param {[number, number, number, number]} place
 */
function size(element, [left, top, width, height]) {
  Object.assign(element.style, {
    left: `${left}mm`,
    top: `${top}mm`,
    width: `${width}mm`,
    height: `${height}mm`,
  })
}
