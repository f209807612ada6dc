import { fold } from '../analyzer.js'
import { isFiltered, readAddress, writeAddress } from './address.js'
import { complete, forms, parse, search } from './engine.js'
import { allowed } from './facets.js'
import { createFilters } from './filters.js'
import { listenToKeys } from './keys.js'
import { createLibrary } from './library.js'
import { createLoader } from './loader.js'
import { nothing, quoted, recentList, trouble } from './notices.js'
import { createRecent } from './recent.js'
import { prepare } from './results.js'
import { suggest } from './suggest.js'
import { booksFirst, tally } from './tally.js'
import { createSiteStorage } from '../site-storage.js'
import { button, createMessages, element, fill, resultArticle } from './view.js'

/**
 * @typedef {import('./address.js').Asked} Asked
 * @typedef {import('./engine.js').Answer} Answer
 * @typedef {import('./engine.js').Group} Group
 * @typedef {import('./facets.js').Facets} Facets
 */

const PAUSE_MS = 150
/** A search that takes longer than this says that it is at work. */
const QUIET_MS = 400
/** Counts are read out when nobody has typed for so long. */
const SPOKEN_MS = 1000
const BOOKS_A_STEP = 10
/** An answer with so few books, none of which holds the words side by side, may be that to a slip. */
const FEW = 3

/** @type {HTMLFormElement} */
const form = byId('search-form')
/** @type {HTMLInputElement} */
const input = byId('search-input')
/** @type {HTMLElement} */
const results = byId('search-results')
/** @type {HTMLElement} */
const status = byId('search-status')
/** @type {HTMLElement} */
const live = byId('search-live')
/** @type {HTMLDetailsElement} */
const panel = byId('search-filters')
const root = results.dataset.root || ''
const m = createMessages(JSON.parse(byId('search-messages').textContent))
const library = createLibrary(root, createLoader())
const storage = createSiteStorage(new URL(root || '.', location.href).pathname, () => localStorage)
const recent = createRecent(() => storage)
const filters = createFilters(
  { panel, chosen: byId('search-chosen'), language: document.documentElement.lang, m },
  (changed) => run({ ...typed(), ...changed }),
  () => run(typed()),
)

const retry = () => run(asked)

let asked = readAddress(location.search)
let turn = 0
let timer = 0
let spoken = 0

/**
 * Answers what is asked for; an answer that a newer question has overtaken is dropped.
 * @param {Asked} wanted
 * @param {boolean} [typing] whether the last word may be unfinished
 */
async function run(wanted, typing = false) {
  clearTimeout(timer)
  const mine = ++turn
  const isStale = () => mine !== turn
  asked = wanted
  keepInAddress()
  filters.show(asked)
  if (!asked.query && !isFiltered(asked)) {
    showRecent()
    if (!panel.open) return
  }
  const slow = setTimeout(() => isStale() || say(m('searching')), QUIET_MS)
  try {
    const facets = isFiltered(asked) || panel.open ? await library.facets() : null
    if (isStale()) return
    const answer = await answerTo(asked.query, facets)
    if (isStale()) return
    if (facets) offer(facets, isStale)
    if (!asked.query && !isFiltered(asked)) return
    const meant = mayBeSlip(answer) ? await meantBy(asked.query, typing).catch(() => '') : ''
    if (isStale()) return
    const other = meant && !answer.groups.length ? await answerTo(meant, facets).catch(() => null) : null
    if (isStale()) return
    await show(answer, meant, other && other.groups.length ? other : null, isStale)
  } catch {
    if (isStale()) return
    fill(results, trouble(m('failed'), retry, m))
    say(m('failed_short'))
  } finally {
    clearTimeout(slow)
  }
}

/**
 * @param {string} query
 * @param {Facets | null} facets
 * @returns {Promise<Answer>}
 */
async function answerTo(query, facets) {
  const books = facets && allowed(facets, asked)
  if (query || !books) {
    const answer = await search(query, library, books ? { accept: (book) => books.has(book) } : {})
    return { ...answer, groups: booksFirst(answer.groups, (await library.meta()).kinds) }
  }
  // Filters alone ask for every book that they let through.
  const record = { page: 0, stage: 1, exact: 1, score: 0 }
  const groups = [...books].sort((a, b) => a - b).map((book) => ({ book, record, pages: [] }))
  return { terms: [], absent: [], unread: [], groups, total: groups.length, partial: false }
}

/**
 * Fills the filters with what the answer without them holds.
 * @param {Facets} facets
 * @param {() => boolean} isStale
 */
async function offer(facets, isStale) {
  const answer = asked.query ? await search(asked.query, library).catch(() => null) : null
  if (isStale()) return
  filters.offer(facets, asked, answer && new Set(answer.groups.map(({ book }) => book)))
}

/** @param {Answer} answer */
function mayBeSlip({ terms, groups, absent, unread }) {
  // Where the words are there, it may be the filters that leave nothing.
  if (isFiltered(asked) && !absent.length) return false
  const apart = terms.length > 1 && groups.every(({ record, pages }) => !record && pages[0].stage > 1)
  return terms.length > 0 && !unread.length && (!groups.length || (apart && groups.length <= FEW))
}

/**
 * What was probably meant by a query, "" when nothing better is known.
 * @param {string} query
 * @param {boolean} typing
 */
async function meantBy(query, typing) {
  const finished = typing && /[\p{L}\p{N}]$/u.test(query) ? await complete(query, library) : []
  if (finished.length) return finished[0].text
  /** @type {Map<string, number>} */
  const known = new Map()
  for (const [form, count] of await library.words()) {
    const key = fold(form)
    known.set(key, (known.get(key) || 0) + count)
  }
  return suggest(parse(query).terms, known, (key) => forms(key, library))
}

/**
 * @param {Answer} answer
 * @param {string} meant
 * @param {Answer | null} instead the answer to what was probably meant, shown where there is none
 * @param {() => boolean} isStale
 */
async function show(answer, meant, instead, isStale) {
  const { groups, unread, absent } = instead || answer
  const first = await step(instead || answer, 0)
  const { kinds } = await library.meta()
  if (isStale()) return
  /** @type {HTMLElement[]} */
  const notes = []
  if (unread.length) notes.push(trouble(m('words_failed', { words: quoted(unread) }), retry, m))
  else if (first.lost) notes.push(trouble(m('part_failed'), retry, m))
  if (!groups.length) {
    const unfilter = () => run({ ...readAddress(''), query: asked.query })
    notes.push(nothing({ absent, filtered: isFiltered(asked), query: asked.query }, { root, unfilter, m }))
  }
  fill(results, ...notes, ...first.nodes)
  const what = tally(groups, kinds, m)
  const found = what ? m((instead || answer).partial ? 'count_least' : 'count', { what }) : m('none')
  if (instead) say(m('none_of', { query: asked.query }), meant, found)
  else say(found, meant)
}

/**
 * The next books of an answer, and a button for those after them.
 * @param {Answer} answer
 * @param {number} from
 * @returns {Promise<{ nodes: HTMLElement[], lost: number }>}
 */
async function step({ groups, terms, ...rest }, from) {
  const to = from + BOOKS_A_STEP
  const { results: books, lost } = await prepare(groups.slice(from, to), terms, library)
  const query = terms.map(({ typed }) => typed).join(' ')
  /** @type {HTMLElement[]} */
  const nodes = []
  for (const result of books) {
    const at = groups.indexOf(result.group)
    const isRecord = !!result.group.record
    // Words that stand side by side on a page come before such as lie apart in a record.
    if (!at || isRecord !== !!groups[at - 1].record) {
      nodes.push(element('h2', 'hit-kind', m(isRecord ? 'kind_records' : 'kind_pages')))
    }
    nodes.push(resultArticle(result, { terms, query, root, m }))
  }
  if (to < groups.length) {
    const more = button('hit-more', m('more', { n: groups.length - to }), async () => {
      more.disabled = true
      const next = await step({ groups, terms, ...rest }, to)
      const lost = next.lost ? [trouble(m('part_failed'), retry, m)] : []
      more.replaceWith(...lost, ...next.nodes)
      next.nodes.find((each) => each.matches('.hit'))?.querySelector('a')?.focus()
    })
    nodes.push(more)
  }
  return { nodes, lost }
}

/**
 * Says how a search went: at once to the eye, and to the ear when the typing has paused.
 * @param {string} text
 * @param {string} [meant] what was probably meant, "" for nothing
 * @param {string} [more] what is said after that
 */
function say(text, meant = '', more = '') {
  fill(status, text)
  if (meant) status.append(` ${m('meant')} `, button('meant', meant, () => ask(meant)), `? ${more}`)
  clearTimeout(spoken)
  const said = status.textContent
  spoken = setTimeout(() => (live.textContent = said), SPOKEN_MS)
}

/** @param {string} query */
function ask(query) {
  input.value = query
  input.focus()
  run({ ...asked, query })
}

function showRecent() {
  const queries = recent.all()
  const forget = () => {
    recent.clear()
    input.focus()
    showRecent()
  }
  const list = queries.length ? [recentList(queries, { ask, forget, m })] : []
  fill(results, element('p', 'hint', m('accents')), ...list)
  say('')
}

function keepInAddress() {
  try {
    history.replaceState(null, '', writeAddress(asked) || location.pathname)
  } catch {
    // Some browsers refuse this for files; the search works all the same.
  }
}

/** What stands in the box, with the filters in force. */
function typed() {
  return { ...asked, query: input.value.normalize().trim() }
}

/**
 * An element of search.html.
 * @param {string} id
 * @returns {any}
 */
function byId(id) {
  return document.getElementById(id)
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  run(typed())
})
input.addEventListener('input', () => {
  clearTimeout(timer)
  clearTimeout(spoken)
  timer = setTimeout(() => typed().query !== asked.query && run(typed(), true), PAUSE_MS)
})
// A search that led somewhere is worth keeping; every word on the way to it is not.
results.addEventListener('click', ({ target }) => {
  if (asked.query && target instanceof Element && target.closest('.hit a')) recent.add(asked.query)
})
listenToKeys(input, results)

// A browser that comes back may have kept what was typed last.
asked.query = asked.query || input.value.normalize().trim()
input.value = asked.query
run(asked)
if (!asked.query) library.meta().catch(() => {})
