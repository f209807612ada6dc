import { agrees } from './query.js'
import { lastUpTo } from './terms.js'

/**
 * @typedef {import('./query.js').Unit} Unit
 * @typedef {import('./terms.js').Form} Form
 * @typedef {import('./terms.js').Group} KeyGroup
 * @typedef {import('./terms.js').Meta} Meta
 * @typedef {import('./terms.js').Postings} Postings
 * @typedef {import('./engine.js').Source} Source
 *
 * @typedef {{ unit: Unit, group: KeyGroup }} Known
 * @typedef {ReturnType<typeof budgeted>} Reading
 * @typedef {ReturnType<typeof createTally>} Tally
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
    /** Documents have numbers below this. */
    numbers: meta.starts[meta.starts.length - 1],
    partial: false,
    filtered: Boolean(accept),
    /** So many documents answer at least. */
    least: 0,

    /** @param {number} document */
    accepts: (document) => !accept || accept(lastUpTo(meta.starts, (start) => start - document)),

    /**
     * The lists in which a form stands in those documents that are `wanted`, or in all when null: of
     * a long list its best ones, and those in the parts where most is wanted. A document may stand in
     * two of them, with the same frequency.
     * @param {Form} form
     * @param {number[] | null} wanted in order
     * @returns {Promise<Postings[]>}
     */
    async lists({ postings, chunks }, wanted) {
      if (!chunks.length) return [postings]
      const missing = wanted && without(wanted, postings.documents)
      const counts = chunks.map(() => (missing ? 0 : 1))
      for (const document of missing || []) {
        const at = lastUpTo(chunks, ({ first }) => first - document)
        if (at >= 0 && document < chunks[at].end) counts[at]++
      }
      const needed = chunks.map((_, at) => at).filter((at) => counts[at])
      // All or nothing of a list that is wanted whole: half of it says nothing of the rest.
      const most = missing ? left : needed.length <= left ? left : 0
      const chosen = needed.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, most)
      left -= chosen.length
      if (chosen.length < needed.length) reading.partial = true
      const parts = await Promise.all(chosen.map((at) => source.chunk(chunks[at]).catch(() => null)))
      if (parts.includes(null)) reading.partial = true
      return [postings, ...parts.flatMap((part) => part || [])]
    },
  }
  return reading
}

/**
 * Those of the numbers that are not among the others; both in order.
 * @param {number[]} numbers
 * @param {Uint32Array} others
 */
function without(numbers, others) {
  let at = 0
  return numbers.filter((number) => {
    while (others[at] < number) at++
    return others[at] !== number
  })
}

/**
 * How documents answer, in tables by their numbers: a search touches thousands, and a phone is slow
 * to make an object of each.
 * @param {number} numbers
 */
export function createTally(numbers) {
  return {
    scores: new Float64Array(numbers),
    exact: new Uint8Array(numbers),
    /** How many units a document answers; in the end, at which stage it did. */
    held: new Uint8Array(numbers),
    /** @type {number[]} those that answer, in the order in which they were met */
    met: [],
  }
}

/**
 * The documents that answer at least so many of the units. When that is all of them, the rarest is
 * read first, of others only what it leaves.
 * @param {Known[]} known
 * @param {number} least
 * @param {Reading} reading
 * @returns {Promise<Tally>}
 */
export async function together(known, least, reading) {
  const all = createTally(reading.numbers)
  if (!least || known.length < least) return all
  const one = createTally(reading.numbers)
  const every = least === known.length
  const sized = known.map((each) => ({ ...each, size: Math.max(...each.group.forms.map(({ count }) => count)) }))
  sized.sort((a, b) => a.size - b.size)
  for (const [index, { unit, group }] of sized.entries()) {
    const wanted = every && index ? all.met.sort((a, b) => a - b) : null
    const alone = known.length === 1
    await scoreUnit(one, unit, group.forms, wanted, reading, alone)
    // The best of a long list may all be in books that a filter keeps out.
    if (alone && reading.filtered && group.forms.some(({ chunks }) => chunks.length)) {
      if (one.met.filter(reading.accepts).length < FEW) await scoreUnit(one, unit, group.forms, null, reading, false)
    }
    for (const document of one.met) {
      if (!all.held[document]++) {
        all.met.push(document)
        all.exact[document] = 1
      }
      all.scores[document] += one.scores[document]
      all.exact[document] &= one.exact[document]
    }
    if (every) all.met = all.met.filter((document) => all.held[document] > index)
  }
  all.met = all.met.filter((document) => all.held[document] >= least && reading.accepts(document))
  return all
}

/**
 * Fills `one` with how each document answers a unit.
 * @param {Tally} one
 * @param {Unit} unit
 * @param {Form[]} held
 * @param {number[] | null} wanted
 * @param {Reading} reading
 * @param {boolean} alone nothing else is asked for: the best of a long list are enough
 */
async function scoreUnit(one, unit, held, wanted, reading, alone) {
  for (const document of one.met) one.scores[document] = one.exact[document] = 0
  one.met = []
  if (!held.length) return
  const chosen = meant(unit, held)
  const idf = Math.log(reading.documents / (chosen.count + 1)) + 1
  for (const form of held) {
    const long = form.chunks.length > 0
    if (alone && long) {
      reading.partial = true
      if (!reading.filtered) reading.least = Math.max(reading.least, form.count)
    }
    const weight = idf * (form === chosen ? 1 : VARIANT)
    const exact = agrees(unit, form.form) ? 1 : 0
    for (const { documents, frequencies } of await reading.lists(form, alone && long ? [] : wanted)) {
      for (let at = 0; at < documents.length; at++) {
        const document = documents[at]
        const frequency = frequencies[at]
        const score = weight * ((frequency * (K1 + 1)) / (frequency + K1))
        if (!one.scores[document]) one.met.push(document)
        if (score > one.scores[document]) one.scores[document] = score
        one.exact[document] |= exact
      }
    }
  }
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
