/**
 * Lists of documents, from the parts in which they lie.
 * @typedef {import('./terms.js').Form} Form
 * @typedef {import('./terms.js').Group} Group
 * @typedef {import('./terms.js').Postings} Postings
 */

/**
 * A list without the documents of books that are gone.
 * @param {Uint32Array} documents
 * @param {Uint32Array} frequencies
 * @param {number} end above every document
 * @param {import('./terms.js').Span[]} gone in order
 * @returns {Postings}
 */
export function living(documents, frequencies, end, gone) {
  if (documents.length && documents[documents.length - 1] >= end) throw new Error('damaged data')
  if (!gone.length) return { documents, frequencies }
  let span = 0
  const here = documents
    .map((_, at) => at)
    .filter((at) => {
      while (span < gone.length && gone[span].end <= documents[at]) span++
      return span === gone.length || documents[at] < gone[span].start
    })
  return { documents: here.map((at) => documents[at]), frequencies: here.map((at) => frequencies[at]) }
}

/**
 * The groups of all parts as one: each form with its lists in every part.
 * @param {Group[][]} parts
 */
export function merged(parts) {
  if (parts.length < 2) return parts.flat()
  /** @type {Map<string, Map<string, Form>>} */
  const groups = new Map()
  for (const { key, forms } of parts.flat()) {
    const known = groups.get(key) || new Map()
    groups.set(key, known)
    for (const form of forms) known.set(form.form, joined(known.get(form.form), form))
  }
  return inOrder(groups).map(([key, forms]) => ({ key, forms: inOrder(forms).map(([, form]) => form) }))
}

/**
 * @param {Form | undefined} one
 * @param {Form} other of a later part
 * @returns {Form}
 */
function joined(one, other) {
  if (!one) return other
  const [a, b] = [one.postings, other.postings]
  return {
    form: one.form,
    count: one.count + other.count,
    postings: {
      documents: concatenated(a.documents, b.documents),
      frequencies: concatenated(a.frequencies, b.frequencies),
    },
    chunks: [...one.chunks, ...other.chunks],
  }
}

/** @param {Uint32Array} one @param {Uint32Array} other */
function concatenated(one, other) {
  const both = new Uint32Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/**
 * @template Value
 * @param {Map<string, Value>} map
 */
function inOrder(map) {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1))
}
