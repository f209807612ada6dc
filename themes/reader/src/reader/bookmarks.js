import { paragraphText } from './page-text.js'

/**
 * A page that somebody marked: 1-based, with a few words of it.
 * @typedef {{ page: number, words: string }} Bookmark
 * @typedef {ReturnType<typeof createBookmarks>} Bookmarks
 */

const KEY = 'tusach:marks:'
/** Letters of a page that its mark keeps. */
const WORDS = 90

/**
 * The marked pages of a book, kept on this device only. Where storage is denied they last as long as
 * the page of the browser.
 * @param {() => Pick<Storage, 'getItem' | 'setItem'>} storage reading it may throw
 * @param {string} id the book's
 */
export function createBookmarks(storage, id) {
  /** @type {Bookmark[]} */
  let known = []

  /** What is kept now: another window with the book may have changed it. */
  function list() {
    try {
      const kept = JSON.parse(storage().getItem(KEY + id) || '[]')
      known = kept.filter((/** @type {Bookmark} */ each) => Number.isInteger(each.page) && each.page > 0 && typeof each.words === 'string')
    } catch {
      // Denied or spoilt: what this window knows.
    }
    return known
  }

  /** @param {Bookmark[]} marks */
  function keep(marks) {
    known = marks
    try {
      storage().setItem(KEY + id, JSON.stringify(marks))
    } catch {
      // Denied or full: the marks last until the page is left.
    }
  }

  return {
    list,
    /** @param {number} page 1-based */
    has: (page) => list().some((each) => each.page === page),
    /** Marks a page, or gives its mark these words. @param {Bookmark} mark */
    add(mark) {
      keep([...list().filter(({ page }) => page !== mark.page), mark].sort((a, b) => a.page - b.page))
    },
    /** @param {number} page 1-based */
    remove(page) {
      keep(list().filter((each) => each.page !== page))
    },
  }
}

/**
 * A few words to know a page by: the beginning of its first paragraph, rather than a short line.
 * @param {import('./page-text.js').PageText} page
 * @param {string} title of the chapter, which is known without
 */
export function wordsOf({ blocks }, title) {
  const paragraphs = blocks.map((block) => paragraphText(block.filter(({ text }) => text !== title)))
  const words = paragraphs.find((each) => each.length > WORDS / 2) || paragraphs.join(' ').trim()
  if (words.length <= WORDS) return words
  return `${words.slice(0, WORDS).replace(/\s\S*$/, '')}…`
}
