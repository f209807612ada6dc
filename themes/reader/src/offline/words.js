/** @typedef {(key: string, values?: Record<string, string | number>) => string} Words */

/**
 * Makes the function that gives a message of the area `offline`.
 * @param {Record<string, string>} catalogue
 * @returns {Words}
 */
export function createWords(catalogue) {
  return (key, values = {}) =>
    catalogue[`offline.${key}`].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

/**
 * A number of bytes as people read it.
 * @param {number} bytes
 * @param {string} language
 */
export function megabytes(bytes, language) {
  const size = bytes && Math.max(bytes / 1e6, 0.1)
  const digits = size < 10 ? 1 : 0
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(size)} MB`
}
