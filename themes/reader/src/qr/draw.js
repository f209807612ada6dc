import { encode } from 'uqr'

const SVG = 'http://www.w3.org/2000/svg'
/** Modules of the quiet zone (ISO/IEC 18004:2015 §6.3.8). */
const QUIET = 4

/**
 * Draws the QR code of a text: black on white in any theme, for scanners need it so.
 * @param {string} text
 * @param {string} label
 */
export function draw(text, label) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const svg = document.createElementNS(SVG, 'svg')
  const paper = document.createElementNS(SVG, 'rect')
  const ink = document.createElementNS(SVG, 'path')
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`)
  svg.setAttribute('shape-rendering', 'crispEdges')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', label)
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', '#fff')
  ink.setAttribute('d', outline(data))
  svg.append(paper, ink)
  return svg
}

/**
 * The dark modules as the path of an SVG, a unit each: one rectangle a run, so that no seams show.
 * @param {boolean[][]} rows
 */
export function outline(rows) {
  return rows
    .map((row, y) => row.map((dark, x) => (dark && !row[x - 1] ? `M${x} ${y}h${runFrom(row, x)}v1H${x}z` : '')).join(''))
    .join('')
}

/**
 * @param {boolean[]} row
 * @param {number} start
 */
function runFrom(row, start) {
  const end = row.indexOf(false, start)
  return (end < 0 ? row.length : end) - start
}
