import { passage } from './passage.js'

/**
 * @typedef {import('./engine.js').Term} Term
 * @typedef {import('./engine.js').Group} Group
 * @typedef {import('./library.js').BookRow} BookRow
 * @typedef {import('./library.js').Library} Library
 * @typedef {import('./passage.js').Passage} Passage
 *
 * @typedef {object} Result a book to be shown
 * @property {Group} group
 * @property {BookRow} row
 * @property {(page: number) => Promise<Passage>} passage rejects where the text cannot be read
 */

/** How long the list waits for passages; those that come later fill the room kept for them. */
const WAIT_MS = 600

/**
 * The books of some groups, ready to be shown. Those that cannot be read are counted in `lost`.
 * @param {Group[]} groups
 * @param {Term[]} terms
 * @param {Library} library
 * @returns {Promise<{ results: Result[], lost: number }>}
 */
export async function prepare(groups, terms, library) {
  const made = await Promise.all(groups.map((group) => one(group, terms, library)))
  const results = made.filter(/** @returns {each is Result} */ (each) => each !== null)
  const first = results.filter(({ group }) => group.pages.length)
  const shown = first.map(({ group, passage }) => passage(group.pages[0].page).catch(() => null))
  await Promise.race([Promise.all(shown), new Promise((resolve) => setTimeout(resolve, WAIT_MS))])
  return { results, lost: groups.length - results.length }
}

/**
 * @param {Group} group
 * @param {Term[]} terms
 * @param {Library} library
 * @returns {Promise<Result | null>}
 */
async function one(group, terms, library) {
  const row = await library.book(group.book).catch(() => null)
  if (!row) return null
  return { group, row, passage: async (page) => passage(await library.text(group.book, page), terms) }
}
