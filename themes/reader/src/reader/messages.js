/** @typedef {(key: string, values?: Record<string, string | number>) => string} Messages */

/**
 * Makes the message function of the reader from its catalogue: `m('page', { page: 12 })` is the
 * text of `reader.page` with `{page}` filled in.
 * @param {Record<string, string>} catalogue
 * @returns {Messages}
 */
export function createMessages(catalogue) {
  return (key, values = {}) =>
    catalogue[`reader.${key}`].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

/**
 * A query as it stands between the quotation marks of a message, without its own.
 * @param {string} query
 */
export function unquoted(query) {
  return query.replace(/["“”„«»]/g, '').trim()
}
