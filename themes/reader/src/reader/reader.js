/**
 * @typedef {import('./renderer.js').Reading} Reading
 * @typedef {import('./renderer.js').Relocation} Relocation
 * @typedef {import('./renderer.js').Spot} Spot
 * @typedef {Reading & { spot?: () => Spot }} Way
 *
 * @typedef {object} State
 * @property {number} page
 * @property {string} mode the name of the way of reading: '' for pages, 'text'
 * @property {string} query the words that are marked, '' for none
 */

/** @typedef {ReturnType<typeof createReader>} Reader */

/**
 * Makes the open book that all parts of the reader share: where it is, how it is read, which words
 * are marked. Parts move in it by its functions, and hear of it by `on`.
 * @param {import('./book.js').Book} book
 */
export function createReader(book) {
  /** @type {Record<string, Way>} */
  const ways = {}
  /** @type {Record<string, () => Promise<Way>>} ways that are loaded when they are wanted */
  const offers = {}
  /** @type {Set<Way>} */
  const opened = new Set()
  const events = new EventTarget()
  /** @type {State} */
  let state = { page: 0, mode: '', query: '' }
  /** @type {Way | null} */
  let way = null
  let wanted = ''
  /** Where a way of reading with places of its own was left. */
  let left = { page: -1, spot: /** @type {Spot} */ ({}) }
  let atEnd = false

  /**
   * @param {'relocate' | 'mode' | 'search' | 'unread' | 'end'} type
   * @param {unknown} [detail]
   */
  const tell = (type, detail) => events.dispatchEvent(new CustomEvent(type, { detail }))

  /** Where the reader is, finer than a page where that is known. */
  const spot = () => (way && way.spot ? way.spot() : {})

  /**
   * @param {number} page
   * @param {Spot} [at]
   */
  function goTo(page, at) {
    if (way) way.goTo(Math.max(0, Math.min(book.pageCount - 1, page)), at)
    if (page >= book.pageCount) tell('end')
  }

  /** @param {string} query */
  function search(query) {
    state = { ...state, query }
    tell('search')
  }

  /** @param {string} mode */
  function enter(mode) {
    if (way && way.spot) left = { page: state.page, spot: way.spot() }
    const next = ways[mode]
    if (next === way) return
    way = next
    state = { ...state, mode }
    tell('mode')
    if (opened.has(way)) way.goTo(state.page, left.page === state.page ? left.spot : {})
    else way.open(state.page)
    opened.add(way)
    search(state.query)
  }

  /**
   * Changes between pages and text, at the same place; a way that this book lacks, or that cannot be
   * loaded, is not taken.
   * @param {string} mode
   */
  async function read(mode) {
    wanted = mode
    if (!ways[mode] && offers[mode]) {
      const added = await offers[mode]().catch(() => null)
      if (wanted !== mode) return
      if (added) add(mode, added)
      else tell('unread')
    }
    if (ways[mode] || !way) enter(ways[mode] ? mode : '')
  }

  /**
   * Adds a way of reading under the name that the address has for it.
   * @param {string} mode
   * @param {Way} added
   */
  function add(mode, added) {
    ways[mode] = added
    added.addEventListener('relocate', (event) => {
      if (added !== way || !(event instanceof CustomEvent)) return
      state = { ...state, page: event.detail.page }
      atEnd = event.detail.atEnd
      tell('relocate', event.detail)
    })
  }

  return {
    book,
    state: () => state,
    spot,
    atEnd: () => atEnd,
    goTo,
    search,
    read,
    /** @param {1 | -1} step */
    turn(step) {
      if (!way) return
      // A text goes on below what is seen of it.
      if (step > 0 && atEnd && !state.mode) tell('end')
      if (step > 0) way.next()
      else way.prev()
    },
    /**
     * Leads to a page that was found, with the words marked on it.
     * @param {number} page
     * @param {string} query
     */
    show(page, query) {
      goTo(page)
      search(query)
    },
    add,
    /**
     * Adds a way of reading that is loaded when it is first wanted.
     * @param {string} mode
     * @param {() => Promise<Way>} load
     */
    offer(mode, load) {
      offers[mode] = load
    },
    /** @param {State} first */
    open(first) {
      state = { ...first, mode: '' }
      void read(first.mode)
    },
    /**
     * Calls a function at each move (with the place), change of the way of reading, or search, when
     * a way of reading could not be loaded, and when somebody goes on behind the last page.
     * @param {'relocate' | 'mode' | 'search' | 'unread' | 'end'} type
     * @param {(place: Relocation) => void} heard
     */
    on(type, heard) {
      events.addEventListener(type, (event) => event instanceof CustomEvent && heard(event.detail))
    },
  }
}
