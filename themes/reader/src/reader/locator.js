/**
 * A position in a book as the address bar carries it: `#p=12&q=thu%20vien&mode=text`.
 * `page` is a 0-based page index, or null when the address names none; `p` is 1-based.
 * @typedef {{ page: number | null, query: string, mode: string }} Locator
 */

/**
 * Reads a locator from a URL fragment, with or without its `#`; anything unknown is ignored.
 * @param {string} fragment
 * @returns {Locator}
 */
export function parseLocator(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''))
  const p = fields.get('p') || ''
  return {
    page: /^[1-9]\d{0,6}$/.test(p) ? Number(p) - 1 : null,
    query: (fields.get('q') || '').trim(),
    mode: fields.get('mode') || '',
  }
}

/**
 * Writes a locator as a URL fragment with its `#`; empty parts are left out.
 * @param {Partial<Locator>} locator
 */
export function formatLocator({ page = null, query = '', mode = '' }) {
  const fields = new URLSearchParams()
  if (page !== null) fields.set('p', String(page + 1))
  if (query) fields.set('q', query)
  if (mode) fields.set('mode', mode)
  return '#' + fields.toString().replace(/\+/g, '%20')
}
