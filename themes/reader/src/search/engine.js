import { normalise, tokens } from '../analyzer.js'
import { compare, formsOf, lastUpTo, walk } from './terms.js'

/**
 * @typedef {import('./terms.js').Meta} Meta
 * @typedef {import('./terms.js').TermShard} TermShard
 *
 * @typedef {object} Term a word of the query
 * @property {string} typed as it was written
 * @property {string} exact
 * @property {string} folded
 * @property {boolean} marked typed with an accent or đ, so that its other forms count less
 *
 * @typedef {object} Source where the index comes from
 * @property {() => Promise<Meta>} meta
 * @property {(file: string) => Promise<TermShard>} terms
 *
 * @typedef {object} Hit a page
 * @property {number} page 1-based
 * @property {number} exact how many marked words it holds just as they were typed
 * @property {number} score
 *
 * @typedef {object} Group a book
 * @property {number} book
 * @property {Hit | null} record its catalog record, with page 0, when that matches
 * @property {Hit[]} pages best first
 *
 * @typedef {object} Answer
 * @property {Term[]} terms of the query, in order
 * @property {Term[]} absent words that no book holds
 * @property {Term[]} unread words whose part of the index could not be read; the rest is answered
 * @property {Group[]} groups catalog hits first, each part best first
 */

/** Weight of an accented variant that was not the form typed. */
const VARIANT = 0.6
/** Longer queries, such as a pasted page, are cut: they would load the whole index. */
const MOST_TERMS = 16

/**
 * The words of a query, in order, repeated ones too.
 * @param {string} query
 * @returns {Term[]}
 */
export function parse(query) {
  const text = normalise(query)
  return [...tokens(text)].slice(0, MOST_TERMS).map(({ exact, folded, start, end }) => ({
    typed: text.slice(start, end),
    exact,
    folded,
    marked: exact !== folded,
  }))
}

/**
 * The books and pages that hold every word of a query.
 *
 * Rejects when nothing of the index can be read.
 * @param {string} query
 * @param {Source} source
 * @returns {Promise<Answer>}
 */
export async function search(query, source) {
  const terms = parse(query)
  /** @type {Answer} */
  const answer = { terms, absent: [], unread: [], groups: [] }
  if (!terms.length) return answer
  const meta = await source.meta()

  /** @type {Found[]} */
  const found = []
  const wanted = [...new Map(terms.map((term) => [term.exact, term])).values()]
  await Promise.all(
    wanted.map(async (term) => {
      try {
        const one = await lookUp(term, meta, source)
        if (one.scores.size) found.push(one)
        else answer.absent.push(term)
      } catch {
        answer.unread.push(term)
      }
    }),
  )
  if (answer.unread.length === wanted.length) throw new Error('no part of the index can be read')
  if (!answer.absent.length) answer.groups = group(intersect(found), meta)
  return answer
}

/**
 * What one word finds: the score of each document, and those that hold the very form typed.
 * @typedef {{ scores: Map<number, number>, exact: Set<number> }} Found
 */

/**
 * @param {Term} term
 * @param {Meta} meta
 * @param {Source} source
 * @returns {Promise<Found>}
 */
async function lookUp(term, meta, source) {
  const scores = new Map()
  const exact = new Set()
  const shard = meta.terms[lastUpTo(meta.terms, ({ first }) => compare(first, term.folded))]
  if (shard) {
    for (const [form, postings] of formsOf(await source.terms(shard.file), term.folded)) {
      const typed = form === term.exact
      // BM25 without length: Whoosh's BM25F with B=0, idf and all.
      const idf = Math.log(meta.documents / (postings.length / 2 + 1)) + 1
      const weight = (typed || !term.marked ? 1 : VARIANT) * idf * (meta.k1 + 1)
      walk(postings, meta.documents, (document, frequency) => {
        const score = (weight * frequency) / (frequency + meta.k1)
        scores.set(document, (scores.get(document) || 0) + score)
        if (typed && term.marked) exact.add(document)
      })
    }
  }
  return { scores, exact }
}

/**
 * The documents that every word finds.
 * @param {Found[]} found
 * @returns {[document: number, hit: Omit<Hit, 'page'>][]}
 */
function intersect(found) {
  const [rarest, ...others] = found.sort((a, b) => a.scores.size - b.scores.size)
  return [...rarest.scores.keys()]
    .filter((document) => others.every(({ scores }) => scores.has(document)))
    .map((document) => [
      document,
      {
        exact: found.filter(({ exact }) => exact.has(document)).length,
        score: found.reduce((sum, { scores }) => sum + (scores.get(document) || 0), 0),
      },
    ])
}

/**
 * @param {[document: number, hit: Omit<Hit, 'page'>][]} documents
 * @param {Meta} meta
 * @returns {Group[]}
 */
function group(documents, meta) {
  let next = 0
  const starts = meta.pages.map((pages) => (next += pages + 1) - pages - 1)
  /** @type {Map<number, Group>} */
  const groups = new Map()
  for (const [document, hit] of documents) {
    const book = lastUpTo(starts, (start) => start - document)
    const one = groups.get(book) || { book, record: null, pages: [] }
    groups.set(book, one)
    const page = document - starts[book]
    if (page) one.pages.push({ page, ...hit })
    else one.record = { page, ...hit }
  }
  const made = [...groups.values()]
  made.forEach(({ pages }) => pages.sort(betterHit))
  return made.sort(betterGroup)
}

/**
 * @param {Hit} a
 * @param {Hit} b
 */
export function betterHit(a, b) {
  return b.exact - a.exact || b.score - a.score || a.page - b.page
}

/**
 * @param {Group} a
 * @param {Group} b
 */
function betterGroup(a, b) {
  return (
    Number(!a.record) - Number(!b.record) ||
    (b.record || b.pages[0]).exact - (a.record || a.pages[0]).exact ||
    (b.record || b.pages[0]).score - (a.record || a.pages[0]).score ||
    a.book - b.book
  )
}
