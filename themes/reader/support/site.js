import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { createLibrary } from '../src/search/library.js'

/** What a data file, given as base64, hands over, as the page's script element would. */
export function handed(file) {
  let value
  new Function('tusachSearch', new TextDecoder('utf-16le').decode(Buffer.from(file, 'base64')))((given) => (value = given))
  return value
}

function pair(high, low) {
  return (high & 255) === 10 ? String.fromCharCode(0xd800 | (high ^ 32), 0xdc10 | low) : String.fromCharCode(0xd800 | high, 0xdc00 | low)
}

/** The string that hands over bytes, as `library/bytescript.py` writes it. */
export function stringOf(bytes) {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const unit = bytes[at] | (bytes[at + 1] << 8)
    if (at + 1 === bytes.length) text += pair(unit, 2)
    else if (bytes[at] === 10) text += pair(bytes[at + 1], 4)
    else if ((unit & 0xf800) === 0xd800) text += pair((unit & 0x7ff) >> 1, unit & 1)
    else text += String.fromCharCode(unit)
  }
  return text
}

/**
 * A library whose files are given by path, in base64 or as the bytes that they hand over; `asked`
 * gets the path and size of each that is read.
 */
export function libraryOf(files, asked = []) {
  return createLibrary('', async (path) => {
    const file = files[path]
    if (file === undefined) throw new Error(path)
    asked.push([path, file.length])
    return typeof file === 'string' ? handed(file) : stringOf(file)
  })
}

/** A library in a folder. */
export function libraryIn(folder, asked = []) {
  const known = new Map()
  return createLibrary('', async (path) => {
    if (!known.has(path)) {
      const file = readFileSync(join(folder, path))
      asked.push([path, file.length])
      known.set(path, handed(file.toString('base64')))
    }
    return known.get(path)
  })
}

/** The documents of an answer in order, each as [book, page, stage, exact, score]. */
export function documents({ groups }) {
  const found = groups.flatMap(({ book, record, pages }) =>
    [...(record ? [record] : []), ...pages].map(({ page, stage, exact, score }) => [book, page, stage, exact, score]),
  )
  const tied = ([, , , , score]) => Math.floor(score * 1e6 + 0.5)
  return found.sort(
    (a, b) => (a[2] > 1) - (b[2] > 1) || b[3] - a[3] || (a[1] > 0) - (b[1] > 0) || a[2] - b[2] || tied(b) - tied(a) || a[0] - b[0] || a[1] - b[1],
  )
}
