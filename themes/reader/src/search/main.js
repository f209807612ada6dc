import { search } from './engine.js'
import { createLibrary } from './library.js'
import { createLoader } from './loader.js'
import { passageOf, prepare } from './results.js'
import { button, createMessages, element, link, resultArticle } from './view.js'

/**
 * @typedef {import('./engine.js').Answer} Answer
 * @typedef {import('./engine.js').Term} Term
 */

const PAUSE_MS = 150
/** A search that takes longer than this says that it is at work. */
const QUIET_MS = 400
const BOOKS_A_STEP = 10

const form = byId('search-form', HTMLFormElement)
const input = byId('search-input', HTMLInputElement)
const results = byId('search-results', HTMLElement)
const status = byId('search-status', HTMLElement)
const root = results.dataset.root || ''
const m = createMessages(JSON.parse(byId('search-messages', HTMLElement).textContent || '{}'))
const library = createLibrary(root, createLoader())

let turn = 0
let timer = 0
let asked = ''

/**
 * Answers what stands in the box; an answer that a newer question has overtaken is dropped.
 */
async function run() {
  clearTimeout(timer)
  const query = input.value.normalize().trim()
  const mine = ++turn
  const isStale = () => mine !== turn
  asked = query
  keepInAddress(query)
  const slow = setTimeout(() => isStale() || (status.textContent = m('searching')), QUIET_MS)
  try {
    const answer = await search(query, library)
    const first = isStale() ? null : await step(answer, query, 0)
    if (!first || isStale()) return
    show(...notices(answer, first.lost), ...first.nodes)
    status.textContent = answer.terms.length ? count(answer) : ''
  } catch {
    if (isStale()) return
    show(element('div', 'search-empty', button(m('retry'), run)))
    status.textContent = m('failed')
  } finally {
    clearTimeout(slow)
  }
}

/** @param {Node[]} nodes */
function show(...nodes) {
  results.textContent = ''
  results.append(...nodes)
}

/**
 * The next books of an answer, and a button for those after them.
 * @param {Answer} answer
 * @param {string} query
 * @param {number} from
 * @returns {Promise<{ nodes: HTMLElement[], lost: number }>}
 */
async function step({ groups, terms }, query, from) {
  const to = from + BOOKS_A_STEP
  const { results: books, lost } = await prepare(groups.slice(from, to), terms, library)
  /** @type {HTMLElement[]} */
  const nodes = books.map((result) =>
    resultArticle(result, query, root, (page) => passageOf(result, page, terms, library), m),
  )
  if (to < groups.length) {
    const more = button(m('more_books', { n: groups.length - to }), async () => {
      more.disabled = true
      const next = await step({ groups, terms, absent: [], unread: [] }, query, to)
      more.replaceWith(...(next.lost ? [trouble(m('part_failed'))] : []), ...next.nodes)
      next.nodes[0]?.querySelector('a')?.focus()
    })
    nodes.push(more)
  }
  return { nodes, lost }
}

/** @param {Answer} answer */
function count({ groups }) {
  const pages = groups.reduce((sum, each) => sum + each.pages.length, 0)
  return groups.length ? m('count', { books: groups.length, pages }) : m('none')
}

/**
 * What is to be said before the results: parts that could not be read, or why there are none.
 * @param {Answer} answer
 * @param {number} lost
 */
function notices({ terms, absent, unread, groups }, lost) {
  const said = []
  if (unread.length) said.push(trouble(m('words_failed', { words: quoted(unread) })))
  else if (lost) said.push(trouble(m('part_failed')))
  if (terms.length && !groups.length) {
    const box = element('div', 'search-empty')
    box.append(element('p', '', absent.length ? m('absent', { words: quoted(absent) }) : m('scattered')))
    box.append(element('p', '', m('hint')))
    box.append(
      element(
        'p',
        'search-suggest',
        link(`${root}subjects/index.html`, 'hit-more', m('by_subject')),
        ' ',
        link(`${root}authors/index.html`, 'hit-more', m('by_author')),
      ),
    )
    said.push(box)
  }
  return said
}

/** @param {Term[]} terms */
function quoted(terms) {
  return terms.map(({ typed }) => `“${typed}”`).join(', ')
}

/** @param {string} message */
function trouble(message) {
  return element('div', 'search-empty', element('p', '', message), button(m('retry'), run))
}

/** @param {string} query */
function keepInAddress(query) {
  try {
    history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname)
  } catch {
    // Some browsers refuse this for files; the search works all the same.
  }
}

/**
 * Down and up walk through the links of the results, from the box and back to it.
 * @param {KeyboardEvent} event
 */
function walkResults(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  /** @type {HTMLElement[]} */
  const stops = [input, ...results.querySelectorAll('a, button')].map((each) => /** @type {HTMLElement} */ (each))
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement))
  const next = stops[at + step]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {{ new (): T }} type
 * @returns {T}
 */
function byId(id, type) {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new Error(`search.html lacks #${id}`)
  return found
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  run()
})
input.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(() => input.value.normalize().trim() !== asked && run(), PAUSE_MS)
})
document.addEventListener('keydown', walkResults)

input.value = new URLSearchParams(location.search).get('q') || input.value
if (input.value) run()
else library.meta().catch(() => {})
