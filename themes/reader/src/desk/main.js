import { createScriptLoader } from '../reader/script-data.js'
import { button, element, link } from '../search/view.js'
import { createMatcher } from './match.js'
import { topicOf } from './reading.js'
import { choices, createMessages, question, quoted, reply } from './turns.js'

/**
 * The desk on the page of questions. It answers with what stands on that page, else with what the books
 * hold, else it says that there is no answer and whom to ask; it makes up nothing and sends nothing.
 *
 * @typedef {import('./turns.js').Asked} Asked
 * @typedef {ReturnType<typeof import('../lookup/lookup.js').createLookup>} Lookup
 * @typedef {{ rows: [id: string, ways: string[], next: string[]][], first: string[], contact: string }} Data what
 *   the page says to the desk alone (library/site/faq.py)
 */

/** Pixels left above a turn that has come into view. */
const ABOVE = 10

const desk = byId('desk')
const log = byId('desk-log')
const form = byId('desk-form')
/** @type {HTMLInputElement} */
const input = byId('desk-input')
const words = JSON.parse(byId('search-messages').textContent)
const m = createMessages(words)
/** @type {Data} */
const data = JSON.parse(byId('desk-data').textContent)
const next = new Map(data.rows.map(([id, , following]) => [id, following]))
const held = new Map(data.rows.map(([id]) => [id, askedOf(id)]))
const loadLookup = createScriptLoader('tusachLookup', () => 0)
/** @type {Lookup | null} */
let lookup = null
/** @type {ReturnType<typeof createMatcher> | null} */
let matcher = null

/**
 * @param {string} id
 * @returns {Asked}
 */
function askedOf(id) {
  const body = byId(`c-${id}`)
  return { id, text: body.closest('details').querySelector('h3').textContent, body }
}

/** @param {string[]} ids */
function askedAll(ids) {
  return ids.map((id) => /** @type {Asked} */ (held.get(id)))
}

/**
 * Adds a turn to the log.
 * @param {Node[]} nodes
 */
function add(...nodes) {
  const turn = element('div', 'desk-turn', ...nodes)
  log.append(turn)
  show(turn)
  form.scrollIntoView({ block: 'nearest' })
  return turn
}

/**
 * Scrolls the log so that a turn begins at its top.
 * @param {HTMLElement} turn
 */
function show(turn) {
  log.scrollTop = turn.offsetTop - ABOVE
}

/** Made when somebody is about to ask: most visitors read. */
function match() {
  matcher = matcher || createMatcher(
    data.rows.map(([id, ways]) => {
      const { text, body } = askedAll([id])[0]
      return { id, ways: [text, ...ways], answer: body.textContent || '' }
    }),
  )
  return matcher
}

/** @param {string} text */
function ask(text) {
  const { kind, ids } = match()(text)
  const asked = question(text, m)
  if (kind === 'answer') {
    add(asked, reply(m, ...answer(ids[0])))
  } else if (kind === 'none') {
    lookIn(text, [asked])
  } else {
    const offered = choices(m('meant'), askedAll(ids), choose)
    offered[1].append(element('li', '', button('chip-plain', m('neither'), () => lookIn(text, []))))
    add(asked, reply(m, ...offered))
  }
}

/** @param {Asked} asked */
function choose({ id, text }) {
  add(question(text, m), reply(m, ...answer(id)))
}

/** @param {string} id */
function answer(id) {
  const [asked] = askedAll([id])
  return [...quoted(asked, m), ...choices(m('more'), askedAll(next.get(id) || []), choose)]
}

/**
 * Looks for an answer in the books, and says so when there is none.
 * @param {string} text
 * @param {Node[]} before
 */
async function lookIn(text, before) {
  const topic = topicOf(text)
  if (!topic) {
    add(...before, reply(m, ...nobody(m('none'))))
    return
  }
  const wait = element('p', '', m('searching'))
  const said = reply(m, wait)
  const turn = add(...before, said)
  const found = await books(topic).catch(() => null)
  wait.replaceWith(...(found && found.total ? inBooks(topic, found) : nobody(found ? m('none') : m('unread'))))
  show(turn)
}

/** @param {string} topic */
async function books(topic) {
  const { root = '', lookup: script = '' } = desk.dataset
  lookup = lookup || (await loadLookup(0, script))({ root, words })
  return /** @type {Lookup} */ (lookup)(topic)
}

/**
 * @param {string} topic
 * @param {{ books: HTMLElement[], total: number }} found
 */
function inBooks(topic, { books, total }) {
  const href = `${desk.dataset.root}search.html?q=${encodeURIComponent(topic)}`
  const all = link(href, 'hit-more', total > books.length ? m('all_books', { n: total }) : m('search_page', { words: topic }))
  return [element('p', '', m('in_books', { words: topic })), ...books, all]
}

/**
 * What is said where nothing answers: whom to ask, in the school's own words.
 * @param {string} why
 */
function nobody(why) {
  if (!data.contact) return [element('p', '', `${why} ${m('rephrase')}`)]
  return [element('p', '', `${why} ${m('ask_people')}`), ...quoted(askedAll([data.contact])[0], m)]
}

/** Opens the answer that the address names; older browsers leave it closed. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const closed = target && target.closest('details')
  if (!target || !closed) return
  closed.open = true
  target.scrollIntoView()
}

/** Leaves the log what the keyboard of a phone leaves of the window. */
function fit() {
  if (window.visualViewport) desk.style.setProperty('--room', `${window.visualViewport.height}px`)
  if (document.activeElement === input) form.scrollIntoView({ block: 'nearest' })
}

/**
 * An element of faq.html.
 * @param {string} id
 * @returns {any}
 */
function byId(id) {
  return document.getElementById(id)
}

form.addEventListener('submit', (/** @type {Event} */ event) => {
  event.preventDefault()
  const text = input.value.normalize().trim()
  if (!text) return
  input.value = ''
  ask(text)
})
input.addEventListener('focus', () => setTimeout(match), { once: true })
addEventListener('hashchange', openTarget)
if (window.visualViewport) window.visualViewport.addEventListener('resize', fit)

fit()
log.append(reply(m, element('p', '', m('hello')), ...choices(m('often'), askedAll(data.first), choose)))
openTarget()
