import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { createLibrary } from '../src/search/library.js'

/** What a data file hands over, as the page's script element would. */
export function handed(script) {
  let value
  new Function('tusachSearch', script)((given) => (value = given))
  return value
}

/**
 * A library whose files are given by path; `asked` gets the path and size of each that is read.
 */
export function libraryOf(files, asked = []) {
  return createLibrary('', async (path) => {
    const script = files[path]
    if (script === undefined) throw new Error(path)
    asked.push([path, script.length])
    return handed(script)
  })
}

/** A library in a folder. */
export function libraryIn(folder, asked = []) {
  const known = new Map()
  return createLibrary('', async (path) => {
    if (!known.has(path)) {
      const script = readFileSync(join(folder, path), 'utf8')
      asked.push([path, script.length])
      known.set(path, script.slice('tusachSearch("'.length, -'");\n'.length))
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
