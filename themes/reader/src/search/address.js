/**
 * What is asked for, and the address that says so: `?q=thu%20vien&lop=4&doc=1`. Addresses are
 * shared and printed in lesson plans; their names are permanent.
 * @typedef {'subject' | 'grade' | 'shelf' | 'language'} Kind a facet by which answers are filtered
 * @typedef {Record<Kind, string> & { query: string, readable: boolean, sort: string }} Asked values as
 *   the catalog writes them, "" for all; `sort` is the name of an order as addresses have it, "" for the usual one
 */

/** @type {Record<Kind, string>} */
const NAMES = { subject: 'chude', grade: 'lop', shelf: 'ke', language: 'ngonngu' }

export const KINDS = /** @type {Kind[]} */ (Object.keys(NAMES))

/**
 * @param {string} search the part of an address from its question mark
 * @returns {Asked}
 */
export function readAddress(search) {
  const given = new URLSearchParams(search)
  /** @param {string} name */
  const value = (name) => (given.get(name) || '').normalize().trim()
  /** @type {any} */
  const asked = { query: value('q'), readable: value('doc') === '1', sort: value('sap') }
  for (const kind of KINDS) asked[kind] = value(NAMES[kind])
  return asked
}

/**
 * @param {Asked} asked
 * @returns {string} "" when nothing is asked for
 */
export function writeAddress(asked) {
  const given = [
    ['q', asked.query],
    ...KINDS.map((kind) => [NAMES[kind], asked[kind]]),
    ['doc', asked.readable ? '1' : ''],
    ['sap', asked.sort],
  ]
  const parts = given.filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return parts.length ? `?${parts.join('&')}` : ''
}

/** @param {Asked} asked */
export function isFiltered(asked) {
  return asked.readable || KINDS.some((kind) => asked[kind])
}
