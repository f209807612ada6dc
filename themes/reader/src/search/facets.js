import { KINDS } from './address.js'

/**
 * @typedef {import('./address.js').Kind} Kind
 * @typedef {import('./address.js').Asked} Asked
 *
 * @typedef {[name: string, books: number[]]} Value a value of a facet, and the books that have it
 * @typedef {Record<Kind, Value[]> & { readable: number[], creator?: Value[], series?: Value[] }} Facets
 */

/**
 * The books that every filter lets through, all filters apart from that of the kind `except`;
 * null when there is no filter, and a value that no book has lets none through.
 * @param {Facets} facets
 * @param {Asked} asked
 * @param {Kind} [except]
 * @returns {Set<number> | null}
 */
export function allowed(facets, asked, except) {
  const lists = KINDS.filter((kind) => kind !== except && asked[kind]).map((kind) => {
    const value = facets[kind].find(([name]) => same(name, asked[kind]))
    return value ? value[1] : []
  })
  if (asked.readable) lists.push(facets.readable)
  if (!lists.length) return null
  const [first, ...others] = lists.map((list) => new Set(list))
  return new Set([...first].filter((book) => others.every((other) => other.has(book))))
}

/**
 * The books of a list: those that have one of some values of a facet.
 * @param {Facets} facets
 * @param {Kind | 'creator' | 'series'} kind
 * @param {string[]} names
 */
export function listed(facets, kind, names) {
  const wanted = new Set(names)
  return new Set((facets[kind] || []).flatMap(([name, books]) => (wanted.has(name) ? books : [])))
}

/**
 * How many of some books have each value of a facet; values of no such book are left out, the one
 * asked for excepted.
 * @param {Facets} facets
 * @param {Kind} kind
 * @param {Asked} asked
 * @param {Set<number> | null} books null for all
 * @returns {[name: string, count: number][]}
 */
export function choices(facets, kind, asked, books) {
  const others = allowed(facets, asked, kind)
  /** @param {number} book */
  const counts = (book) => (!books || books.has(book)) && (!others || others.has(book))
  return facets[kind]
    .map(([name, list]) => /** @type {[string, number]} */ ([name, list.filter(counts).length]))
    .filter(([name, count]) => count || same(name, asked[kind]))
}

/**
 * Letters of one value are the same in either Unicode form and case: an address may be typed.
 * @param {string} a
 * @param {string} b
 */
export function same(a, b) {
  return a.normalize().toLowerCase() === b.normalize().toLowerCase()
}
