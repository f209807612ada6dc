/**
 * What a book's `files.json` says: its files relative to the book's folder (page images that lie on
 * another origin by their addresses), those of the theme relative to the site's root, with the bytes of each. Each name tells the content: a file of another
 * version has another name.
 * @typedef {{ title: string, files: Row[], theme: Row[] }} Listing
 * @typedef {[string, number]} Row
 */

export const LISTING = 'files.json'

/**
 * Names of this site's caches. Sites of one host share a storage, so each bears the site's path.
 * @param {string} path
 */
export function cacheNames(path) {
  const mine = `tusach ${path} `
  return {
    /** @param {string} id */
    book: (id) => `${mine}book ${id}`,
    /**
     * The books whose caches are among these.
     * @param {string[]} names
     */
    booksIn: (names) => names.filter((name) => name.startsWith(`${mine}book `)).map((name) => name.slice(mine.length + 5)),
    /** @param {string} version of the frame: pages' style sheets and scripts, and the first pages */
    frame: (version) => `${mine}frame ${version}`,
    /** @param {string} version of the frame that the pages seen belong to */
    seen: (version) => `${mine}seen ${version}`,
    /** @param {string} name */
    isFrame: (name) => name.startsWith(`${mine}frame `),
    /** @param {string} name */
    isSeen: (name) => name.startsWith(`${mine}seen `),
  }
}

/**
 * Whether a page names no file of the theme but these: then they are of one version with it.
 * @param {string} html
 * @param {Set<string>} files
 */
export function fits(html, files) {
  return (html.match(/assets\/tusach\/[\w./-]+/g) || []).every((name) => files.has(name))
}
