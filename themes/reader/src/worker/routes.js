/**
 * How a request is answered:
 * - `reading`: from the saved book, else from the network;
 * - `part` of a book: the saved file of that name, else from the network;
 * - `file`, whose name tells its content: one that is kept, else from the network;
 * - `fresh`: from the network, else a copy.
 * @typedef {{ kind: 'reading' | 'part' | 'file' | 'fresh', path: string, book: string }} Route
 */

const KEPT = new Set(['style', 'script', 'image', 'font'])

/**
 * The file that an address stands for: hosts let people leave out `index.html` and `.html`.
 * @param {string} path
 */
export function pageOf(path) {
  if (!path || path.endsWith('/')) return `${path}index.html`
  return /\.\w+$/.test(path) ? path : `${path}.html`
}

/**
 * Tells how a request is answered, null for one that the worker leaves alone.
 * @param {{ path: string, search: string, visit: boolean, destination: string }} request `path` is
 *   relative to the site's root
 * @param {string[]} own first parts of the site's paths, "" for files at its root
 * @returns {Route | null}
 */
export function route({ path: asked, search, visit, destination }, own) {
  const path = visit ? pageOf(asked) : asked
  if (!own.includes(path.includes('/') ? path.split('/')[0] : '')) return null
  const [, book = '', name = ''] = /^books\/([a-z0-9-]+)\/(.+)$/.exec(path) || []
  if (book && name === 'read.html' && visit) return { kind: 'reading', path, book }
  if (book && (visit || (name === 'cover.webp' && !search))) return { kind: 'fresh', path, book }
  if (book) return name === 'files.json' ? null : { kind: 'part', path, book }
  if (/^(assets\/tusach\/|search\/\w+\.\w+\.js$)/.test(path)) return { kind: 'file', path, book }
  return visit || KEPT.has(destination) ? { kind: 'fresh', path, book } : null
}

/**
 * The bytes that a `Range` header asks for, first and last; null for all of them.
 * @param {string | null} header
 * @param {number} size
 * @returns {[number, number] | null}
 */
export function rangeOf(header, size) {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header || '')
  if (!found || !(found[1] || found[2])) return null
  const first = found[1] ? Number(found[1]) : Math.max(0, size - Number(found[2]))
  const last = found[1] && found[2] ? Math.min(Number(found[2]), size - 1) : size - 1
  return first <= last ? [first, last] : null
}
