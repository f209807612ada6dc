import { formatLocator, parseLocator } from './locator.js'

/**
 * Keeps the address and the title of the window in step with the reader.
 * @param {import('./reader.js').Reader} reader
 * @param {import('./messages.js').Messages} m
 */
export function keepAddress(reader, m) {
  function write() {
    const fragment = formatLocator(reader.state())
    if (fragment === location.hash) return
    try {
      history.replaceState(history.state, '', fragment)
    } catch {
      // Browsers limit how often an address may change; the next turn will write it.
    }
  }

  reader.on('search', write)
  reader.on('relocate', ({ page }) => {
    write()
    document.title = m('title', { page: page + 1, title: reader.book.title })
  })
  self.addEventListener('hashchange', () => {
    const { page, query, mode } = parseLocator(location.hash)
    const before = reader.state()
    if (query !== before.query) reader.search(query)
    if (mode !== before.mode) void reader.read(mode)
    if (page !== null && page !== before.page) reader.goTo(page)
  })
}
