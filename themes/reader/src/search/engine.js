import { agrees, keyOf, parse, stages } from './query.js'
import { FEW, budgeted, createTally, together } from './scoring.js'
import { lastUpTo } from './terms.js'

/**
 * @typedef {import('./query.js').Query} Query
 * @typedef {import('./query.js').Term} Term
 * @typedef {import('./query.js').Unit} Unit
 * @typedef {import('./scoring.js').Tally} Tally
 * @typedef {import('./terms.js').Group} KeyGroup
 * @typedef {import('./terms.js').Chunk} Chunk
 * @typedef {import('./terms.js').Meta} Meta
 * @typedef {import('./terms.js').Postings} Postings
 *
 * @typedef {object} Source where the index comes from; every promise rejects when it cannot be read
 * @property {() => Promise<Meta>} meta
 * @property {(key: string) => Promise<KeyGroup | null>} group
 * @property {(key: string) => Promise<KeyGroup[]>} begin
 * @property {(chunk: Chunk) => Promise<Postings>} chunk
 *
 * @typedef {object} Hit a page, or the catalog record of a book
 * @property {number} page 1-based; 0 for the record
 * @property {number} stage 1 where the words stand side by side, 2 where most of them do, 3 where they stand apart
 * @property {number} exact 1 where all words stand as they were typed
 * @property {number} score
 *
 * @typedef {object} Group a book
 * @property {number} book
 * @property {Hit | null} record its catalog record, when that matches
 * @property {Hit[]} pages best first
 *
 * @typedef {object} Answer
 * @property {Term[]} terms of the query, in order
 * @property {Term[]} absent words that no book holds
 * @property {Term[]} unread words whose part of the index could not be read; the rest is answered
 * @property {Group[]} groups best first
 * @property {number} total documents found, at least
 * @property {boolean} partial whether a list too long to be read whole was read in part
 */

const COMPLETIONS = 8
const TIE = 1e6

export { parse }

/**
 * The books and pages that answer a query; the rule is that of `library/search/ranking.py`.
 *
 * Rejects when nothing of the index can be read.
 * @param {string | Query} asked
 * @param {Source} source
 * @param {{ accept?: (book: number) => boolean }} [options] `accept` chooses books
 * @returns {Promise<Answer>}
 */
export async function search(asked, source, { accept } = {}) {
  const query = typeof asked === 'string' ? parse(asked) : asked
  /** @type {Answer} */
  const answer = { terms: query.terms, absent: [], unread: [], groups: [], total: 0, partial: false }
  if (!query.terms.length) return answer
  const meta = await source.meta()
  const reading = budgeted(source, meta, accept)
  const hits = createTally(reading.numbers)
  /** @type {Map<string, Promise<KeyGroup | null | undefined>>} */
  const asking = new Map()
  /** @param {string} key undefined for a group that cannot be read */
  const group = (key) => {
    const asked = asking.get(key) || source.group(key).catch(() => undefined)
    asking.set(key, asked)
    return asked
  }
  const read = new Set()
  /** @type {Set<Unit>} */
  const lost = new Set()
  for (const { number, units, least } of stages(query)) {
    if (Math.max(hits.met.length, reading.least) >= FEW) break
    const groups = await Promise.all(units.map((unit) => group(keyOf(unit))))
    const known = units.flatMap((unit, at) => {
      const group = groups[at]
      if (group === undefined) lost.add(unit)
      else for (const term of unit) read.add(term)
      if (group === null && unit.length === 1) add(answer.absent, unit)
      return group ? [{ unit, group }] : []
    })
    const asked = groups.filter((group) => group !== undefined).length
    const found = await together(known, Math.min(least, asked), reading)
    for (const document of found.met) {
      if (hits.held[document]) continue
      hits.met.push(document)
      hits.held[document] = number
      hits.scores[document] = found.scores[document]
      hits.exact[document] = found.exact[document]
    }
  }
  if (!read.size) throw new Error('no part of the index can be read')
  add(answer.unread, [...lost].flat().filter((term) => !read.has(term)))
  answer.partial = reading.partial || lost.size > 0
  answer.total = Math.max(hits.met.length, reading.least)
  answer.groups = grouped(hits, meta)
  return answer
}

/**
 * @param {Term[]} terms
 * @param {Unit} unit
 */
function add(terms, unit) {
  for (const term of unit) if (!terms.some(({ exact }) => exact === term.exact)) terms.push(term)
}

/**
 * Books in the order of their best documents: all words side by side before anything else, as typed
 * before other accents, records before pages, then by stage, by score (equal to six decimals is
 * equal) and by number.
 * @param {Tally} hits
 * @param {Meta} meta
 */
function grouped({ met, held, scores, exact }, { starts }) {
  const found = met.map((document) => {
    const [stage, score, as] = [held[document], scores[document], exact[document]]
    const book = lastUpTo(starts, (start) => start - document)
    const page = document - starts[book]
    // Stage 1 before all else, then as typed, then records, then by stage.
    const rank = Number(stage > 1) * 16 + (1 - as) * 8 + Number(page > 0) * 4 + stage
    return { document, book, page, stage, score, exact: as, rank, tied: Math.floor(score * TIE + 0.5) }
  })
  found.sort((a, b) => a.rank - b.rank || b.tied - a.tied || a.document - b.document)
  /** @type {Map<number, Group>} */
  const groups = new Map()
  for (const { book, page, stage, exact, score } of found) {
    const group = groups.get(book) || { book, record: null, pages: [] }
    groups.set(book, group)
    const hit = { page, stage, exact, score }
    if (page) group.pages.push(hit)
    else group.record = hit
  }
  return [...groups.values()]
}

/**
 * The forms under a folded syllable or pair, and how many documents hold each.
 * @param {string} key
 * @param {Source} source
 * @returns {Promise<{ form: string, count: number }[]>}
 */
export async function forms(key, source) {
  const group = await source.group(key)
  return group ? group.forms.map(({ form, count }) => ({ form, count })) : []
}

/**
 * A query whose last word is unfinished, completed, commonest first; reads one file of each part.
 * @param {string} text
 * @param {Source} source
 * @returns {Promise<{ text: string, count: number }[]>}
 */
export async function complete(text, source) {
  const { runs } = parse(text)
  const run = runs[runs.length - 1]
  if (!run) return []
  const last = run.terms[run.terms.length - 1]
  const pair = run.pairs.find(([, second]) => second === last)
  const before = pair ? pair.slice(0, 1) : []
  const key = keyOf([...before, last])
  const made = new Map()
  for (const group of await source.begin(key)) {
    if (group.key.split(' ').length !== before.length + 1) continue
    for (const { form, count } of group.forms) {
      const word = form.split(' ')[before.length]
      if (!agrees(before, form) || (last.marked && !word.startsWith(last.exact))) continue
      made.set(word, Math.max(count, made.get(word) || 0))
    }
  }
  const head = text.slice(0, text.lastIndexOf(last.typed))
  return [...made]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, COMPLETIONS)
    .map(([word, count]) => ({ text: head + word, count }))
}
