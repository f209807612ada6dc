import { readAddress, writeAddress } from '../search/address.js'
import { listed } from '../search/facets.js'
import { createFilters } from '../search/filters.js'
import { createLibrary } from '../search/library.js'
import { createLoader } from '../search/loader.js'
import { trouble } from '../search/notices.js'
import { button, createMessages, element, fill } from '../search/view.js'
import { card } from './card.js'
import { askedOf, chosen, differs, orderOf } from './chosen.js'

/** Filters and order of a list; without this script the page shows the whole list, page by page. */

/** A list that takes longer than this to come says that it is on its way. */
const QUIET_MS = 400
const BOOKS_A_STEP = 24

/** @type {HTMLElement} */
const tools = byId('list-tools')
/** @type {HTMLDetailsElement} */
const panel = byId('list-filters')
/** @type {HTMLSelectElement} */
const sort = byId('list-sort')
/** @type {HTMLElement} */
const status = byId('list-status')
/** @type {HTMLElement} */
const results = byId('list-results')

const { root = '', kind, names, sort: usual } = /** @type {any} */ (tools.dataset)
const list = { kind, names: JSON.parse(names), sort: usual }
const m = createMessages(JSON.parse(byId('search-messages').textContent))
const library = createLibrary(root, createLoader())
const filters = createFilters(
  { panel, chosen: byId('list-chosen'), language: document.documentElement.lang, m },
  (changed) => run({ ...asked, ...changed }),
  () => run(asked),
)
/** What the page shows without scripts. */
const whole = [...results.childNodes]

let asked = askedOf(readAddress(location.search), list)
let turn = 0

/**
 * Shows what is asked for; an answer that a newer question has overtaken is dropped.
 * @param {import('../search/address.js').Asked} wanted
 */
async function run(wanted) {
  const mine = ++turn
  const isStale = () => mine !== turn
  asked = askedOf(wanted, list)
  sort.value = asked.sort || usual
  filters.show(asked)
  keepInAddress()
  if (!differs(asked)) {
    fill(results, .../** @type {Node[]} */ (whole))
    fill(status)
    if (!panel.open) return
  }
  const slow = setTimeout(() => isStale() || fill(status, m('searching')), QUIET_MS)
  try {
    const facets = await library.facets()
    const held = listed(facets, list.kind, list.names)
    if (isStale()) return
    filters.offer(facets, asked, held)
    if (!differs(asked)) return
    const books = chosen(facets, asked, held, await library.order(orderOf(asked, list)))
    const cards = element('ul', 'cards')
    const first = await step(cards, books, 0)
    if (isStale()) return
    fill(results, ...first)
    fill(status, books.length ? m('count_books', { books: books.length }) : m('none'))
    if (!books.length) results.append(button('hit-more', m('unfilter'), () => run(readAddress(''))))
  } catch {
    if (!isStale()) fill(status, trouble(m('failed'), () => run(asked), m))
  } finally {
    clearTimeout(slow)
  }
}

/**
 * Adds the next books to the cards.
 * @param {HTMLElement} cards
 * @param {number[]} books
 * @param {number} from
 * @returns {Promise<HTMLElement[]>} the cards, and the button for those after them
 */
async function step(cards, books, from) {
  const to = from + BOOKS_A_STEP
  const rows = await Promise.all(books.slice(from, to).map(library.book))
  const added = rows.map((row) => card(row, root, m))
  cards.append(...added)
  if (to >= books.length) return [cards]
  const more = button('hit-more', m('more_books', { n: books.length - to }), async () => {
    more.disabled = true
    try {
      const [, next] = await step(cards, books, to)
      const first = cards.children[to].querySelector('a')
      if (first) first.focus()
      if (next) more.replaceWith(next)
      else more.remove()
    } catch {
      more.disabled = false
    }
  })
  return [cards, more]
}

function keepInAddress() {
  try {
    history.replaceState(null, '', location.pathname + writeAddress(asked) + location.hash)
  } catch {
    // Some browsers refuse this for files; the list works all the same.
  }
}

/**
 * An element of list.html.
 * @param {string} id
 * @returns {any}
 */
function byId(id) {
  return document.getElementById(id)
}

sort.addEventListener('change', () => run({ ...asked, sort: sort.value }))
if (differs(asked)) run(asked)
