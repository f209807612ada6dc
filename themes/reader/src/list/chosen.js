import { isFiltered } from '../search/address.js'
import { allowed } from '../search/facets.js'

/**
 * @typedef {import('../search/address.js').Asked} Asked
 * @typedef {import('../search/address.js').Kind} Kind
 * @typedef {import('../search/facets.js').Facets} Facets
 * @typedef {import('../search/terms.js').Order} Order
 * @typedef {{ kind: Kind | 'creator' | 'series', names: string[], sort: string }} List what a page
 *   lists, and the order in which it does
 */

/**
 * Orders as addresses name them; the names are permanent.
 * @type {Record<string, Order>}
 */
const SORTS = { nhande: 'title', tacgia: 'author', moi: 'newest', ke: 'shelf' }

/**
 * What is asked of a list: not its own kind again, and no order that is unknown or its usual one.
 * @param {Asked} asked
 * @param {List} list
 * @returns {Asked}
 */
export function askedOf(asked, { kind, sort }) {
  const known = Object.keys(SORTS).includes(asked.sort) && asked.sort !== sort
  return { ...asked, query: '', sort: known ? asked.sort : '', ...(kind in asked && { [kind]: '' }) }
}

/**
 * Whether the list differs from what the page shows without scripts.
 * @param {Asked} asked
 */
export function differs(asked) {
  return Boolean(asked.sort || isFiltered(asked))
}

/**
 * The order that is asked for.
 * @param {Asked} asked
 * @param {List} list
 */
export function orderOf(asked, list) {
  return SORTS[asked.sort || list.sort]
}

/**
 * The books of a list that are asked for.
 * @param {Facets} facets
 * @param {Asked} asked
 * @param {Set<number>} held the books of the list
 * @param {number[]} ordered all books in the order that is asked for
 */
export function chosen(facets, asked, held, ordered) {
  const through = allowed(facets, asked)
  return ordered.filter((book) => held.has(book) && (!through || through.has(book)))
}
