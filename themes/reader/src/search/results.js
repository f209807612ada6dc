import { betterHit } from './engine.js'
import { passage } from './passage.js'

/**
 * @typedef {import('./engine.js').Term} Term
 * @typedef {import('./engine.js').Hit} Hit
 * @typedef {import('./engine.js').Group} Group
 * @typedef {import('./library.js').BookRow} BookRow
 * @typedef {import('./library.js').Library} Library
 * @typedef {import('./passage.js').Passage} Passage
 *
 * @typedef {object} Result a book to be shown
 * @property {BookRow} row
 * @property {Hit[]} pages best first
 * @property {Map<number, Promise<Passage>>} passages by page; rejected where the text is unreadable
 * @property {number} near how near each other the words stand on the best page
 */

/** Pages of a book, in the text files of its best two, that are read for a phrase. */
const READ_FOR_PHRASE = 12
/** How long the list waits for texts; after that it is shown in the order of scores. */
const WAIT_MS = 1000

/**
 * The books of some groups, ready to be shown: pages whose words stand side by side come first.
 * Groups whose book cannot be read are left out and counted in `lost`.
 * @param {Group[]} groups
 * @param {Term[]} terms
 * @param {Library} library
 * @returns {Promise<{ results: Result[], lost: number }>}
 */
export async function prepare(groups, terms, library) {
  const made = await Promise.all(groups.map((group) => one(group, terms, library)))
  /** @type {{ group: Group, result: Result }[]} */
  const shown = []
  made.forEach((result, index) => result && shown.push({ group: groups[index], result }))
  // Catalog hits stay first; the sort is stable, so equals keep the order of their scores.
  shown.sort(
    (a, b) =>
      Number(!a.group.record) - Number(!b.group.record) ||
      (a.group.record ? 0 : b.result.pages[0].exact - a.result.pages[0].exact || b.result.near - a.result.near),
  )
  return { results: shown.map(({ result }) => result), lost: groups.length - shown.length }
}

/**
 * @param {Group} group
 * @param {Term[]} terms
 * @param {Library} library
 * @returns {Promise<Result | null>}
 */
async function one({ book, pages }, terms, library) {
  const row = await library.book(book).catch(() => null)
  if (!row) return null
  /** @type {Result} */
  const result = { row, pages, passages: new Map(), near: 0 }
  const files = pages.slice(0, 2).map(({ page }) => library.textFile(row, page))
  const read =
    terms.length > 1
      ? pages.filter(({ page }) => files.includes(library.textFile(row, page))).slice(0, READ_FOR_PHRASE)
      : pages.slice(0, 1)
  const found = await Promise.all(
    read.map(({ page }) => Promise.race([passageOf(result, page, terms, library).catch(() => null), delay()])),
  )
  /** @type {Map<Hit, number>} */
  const near = new Map(read.map((hit, index) => [hit, found[index]?.near || 0]))
  result.pages = [...pages].sort(
    (a, b) => b.exact - a.exact || (near.get(b) || 0) - (near.get(a) || 0) || betterHit(a, b),
  )
  result.near = near.get(result.pages[0]) || 0
  return result
}

/**
 * The passage of a page that is shown under its book.
 * @param {Result} result
 * @param {number} page
 * @param {Term[]} terms
 * @param {Library} library
 */
export function passageOf({ row, passages }, page, terms, library) {
  const found = passages.get(page) || library.text(row, page).then((text) => passage(text, terms))
  passages.set(page, found)
  return found
}

/** @returns {Promise<null>} */
function delay() {
  return new Promise((resolve) => setTimeout(resolve, WAIT_MS, null))
}
