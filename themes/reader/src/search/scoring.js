import { agrees } from './query.js'
import { lastUpTo } from './terms.js'

/**
 * @typedef {import('./query.js').Unit} Unit
 * @typedef {import('./terms.js').Form} Form
 * @typedef {import('./terms.js').Group} KeyGroup
 * @typedef {import('./terms.js').Meta} Meta
 * @typedef {import('./engine.js').Source} Source
 *
 * @typedef {{ score: number, exact: number }} Found how a document answers
 * @typedef {{ unit: Unit, group: KeyGroup }} Known
 * @typedef {ReturnType<typeof budgeted>} Reading
 */

/** With fewer documents that hold the words side by side, those that hold them apart follow. */
export const FEW = 10
const K1 = 1.2
/** Weight of a form that is not the one meant. */
const VARIANT = 0.6
/** Parts of long lists that one search reads. */
const MOST_CHUNKS = 8

/**
 * Reads lists for one search: of those too long to come whole, only so many parts.
 * @param {Source} source
 * @param {Meta} meta
 * @param {((book: number) => boolean) | undefined} accept
 */
export function budgeted(source, meta, accept) {
  let left = MOST_CHUNKS
  const reading = {
    documents: meta.documents,
    partial: false,
    filtered: Boolean(accept),
    /** So many documents answer at least. */
    least: 0,

    /** @param {number} document */
    accepts: (document) => !accept || accept(lastUpTo(meta.starts, (start) => start - document)),

    /**
     * The frequencies of a form in those documents that are `wanted`, or in all when null: of a
     * long list its best ones, and those in the parts where most is wanted.
     * @param {Form} form
     * @param {number[] | null} wanted in order
     */
    async frequencies({ postings, chunks }, wanted) {
      /** @type {Map<number, number>} */
      const found = new Map()
      postings.documents.forEach((document, at) => found.set(document, postings.frequencies[at]))
      if (!chunks.length) return found
      const missing = wanted && wanted.filter((document) => !found.has(document))
      const counts = chunks.map(() => (missing ? 0 : 1))
      for (const document of missing || []) {
        const at = lastUpTo(chunks, ({ first }) => first - document)
        if (at >= 0) counts[at]++
      }
      const needed = chunks.map((_, at) => at).filter((at) => counts[at])
      // All or nothing of a list that is wanted whole: half of it says nothing of the rest.
      const most = missing ? left : needed.length <= left ? left : 0
      const chosen = needed.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, most)
      left -= chosen.length
      if (chosen.length < needed.length) reading.partial = true
      await Promise.all(
        chosen.map(async (at) => {
          try {
            const { documents, frequencies } = await source.chunk(chunks[at])
            documents.forEach((document, index) => found.set(document, frequencies[index]))
          } catch {
            reading.partial = true
          }
        }),
      )
      return found
    },
  }
  return reading
}

/**
 * The documents that answer at least so many of the units. When that is all of them, the rarest is
 * read first, of others only what it leaves.
 * @param {Known[]} known
 * @param {number} least
 * @param {Reading} reading
 * @returns {Promise<Map<number, Found>>}
 */
export async function together(known, least, reading) {
  /** @type {Map<number, Found & { held: number }>} */
  let made = new Map()
  if (!least || known.length < least) return made
  const every = least === known.length
  const sized = known.map((one) => ({ ...one, size: Math.max(...one.group.forms.map(({ count }) => count)) }))
  sized.sort((a, b) => a.size - b.size)
  for (const [index, { unit, group }] of sized.entries()) {
    const wanted = every && index ? [...made.keys()].sort((a, b) => a - b) : null
    const alone = known.length === 1
    let one = await scoreUnit(unit, group.forms, wanted, reading, alone)
    // The best of a long list may all be in books that a filter keeps out.
    if (alone && reading.filtered && accepted(one, reading).size < FEW && group.forms.some(({ chunks }) => chunks.length)) {
      one = await scoreUnit(unit, group.forms, null, reading, false)
    }
    for (const [document, { score, exact }] of one) {
      const before = made.get(document) || { score: 0, exact: 1, held: 0 }
      made.set(document, { score: before.score + score, exact: before.exact && exact, held: before.held + 1 })
    }
    if (every) made = new Map([...made].filter(([, { held }]) => held > index))
  }
  return accepted(new Map([...made].filter(([, { held }]) => held >= least)), reading)
}

/**
 * @param {Map<number, Found>} found
 * @param {Reading} reading
 */
function accepted(found, reading) {
  return new Map([...found].filter(([document]) => reading.accepts(document)))
}

/**
 * How each document answers a unit.
 * @param {Unit} unit
 * @param {Form[]} held
 * @param {number[] | null} wanted
 * @param {Reading} reading
 * @param {boolean} alone nothing else is asked for: the best of a long list are enough
 */
async function scoreUnit(unit, held, wanted, reading, alone) {
  /** @type {Map<number, Found>} */
  const found = new Map()
  if (!held.length) return found
  const chosen = meant(unit, held)
  const idf = Math.log(reading.documents / (chosen.count + 1)) + 1
  for (const form of held) {
    const long = form.chunks.length > 0
    if (alone && long) {
      reading.partial = true
      if (!reading.filtered) reading.least = Math.max(reading.least, form.count)
    }
    const frequencies = await reading.frequencies(form, alone && long ? [] : wanted)
    const weight = idf * (form === chosen ? 1 : VARIANT)
    const exact = agrees(unit, form.form) ? 1 : 0
    for (const [document, frequency] of frequencies) {
      const score = weight * ((frequency * (K1 + 1)) / (frequency + K1))
      const old = found.get(document)
      if (!old) found.set(document, { score, exact })
      else found.set(document, { score: Math.max(old.score, score), exact: exact || old.exact })
    }
  }
  return found
}

/**
 * The form meant: the commonest that bears the accents typed, or of all when none does.
 * @param {Unit} unit
 * @param {Form[]} held in order
 */
function meant(unit, held) {
  const agreeing = held.filter(({ form }) => agrees(unit, form))
  return (agreeing.length ? agreeing : held).reduce((best, form) => (form.count > best.count ? form : best))
}
