import { goesOn, paragraphText } from './page-text.js'

/** @typedef {import('./page-text.js').PageText} PageText */

/** Width of the layer in its own pixels; the page scales it to its box. */
export const LAYER_WIDTH = 1000

/** Font size as a share of the height of a line's box. */
const EM = 0.8

/** @type {CanvasRenderingContext2D | null} */
let ruler = null

/**
 * Width of a text in pixels at a font size of 100 px, in the layer's font.
 * @param {string} text
 */
function measure(text) {
  ruler = ruler || document.createElement('canvas').getContext('2d')
  if (!ruler) return 0
  ruler.font = '100px serif'
  return ruler.measureText(text).width
}

/**
 * Makes a page's text as a transparent layer: each line lies on its picture, so that people can
 * select it and a screen reader reads it in order.
 * @param {PageText} text
 * @param {{ ratio: number, language: string }} page width : height, language of the book
 */
export function createTextLayer({ blocks }, { ratio, language }) {
  const layer = document.createElement('div')
  layer.className = 'page-text'
  layer.lang = language
  const height = LAYER_WIDTH / ratio
  for (const block of blocks) {
    const paragraph = document.createElement('p')
    for (const line of block) {
      const span = document.createElement('span')
      const size = line.height * height * EM
      const natural = (measure(line.text) * size) / 100
      span.textContent = line.text
      span.dir = 'auto'
      Object.assign(span.style, {
        left: `${line.x * LAYER_WIDTH}px`,
        top: `${line.y * height}px`,
        fontSize: `${size}px`,
        lineHeight: `${line.height * height}px`,
        transform: natural ? `scaleX(${(line.width * LAYER_WIDTH) / natural})` : '',
      })
      paragraph.append(span, goesOn(line) ? '' : ' ')
    }
    layer.append(paragraph)
  }
  return layer
}

/**
 * A page's text as plain paragraphs, for a page that has no picture.
 * @param {PageText} text
 * @param {string} language
 */
export function createPlainText({ blocks }, language) {
  const layer = document.createElement('div')
  layer.className = 'plain-text'
  layer.tabIndex = 0
  layer.lang = language
  for (const block of blocks) {
    const paragraph = document.createElement('p')
    paragraph.dir = 'auto'
    paragraph.textContent = paragraphText(block)
    layer.append(paragraph)
  }
  return layer
}
