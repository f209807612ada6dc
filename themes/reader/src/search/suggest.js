/**
 * What was probably meant: words one slip away that the library's books do hold. The rule is that of
 * `library/search/suggest.py`; `tests/contracts/suggest.json` holds both to it.
 * @typedef {{ exact: string, folded: string }} Word
 * @typedef {{ form: string, count: number }} Form an exact form and how many documents hold it
 *
 * @typedef {object} Fix a way to put a word right
 * @property {number} start
 * @property {number} end
 * @property {string} key folded; takes the place of the words from `start` to `end`
 * @property {number} count of the documents that hold the word put right
 * @property {boolean} together whether the key is a pair
 * @property {string} kept the neighbour in the key, when it was typed with accents
 * @property {number} place of that neighbour in the key
 */

const LEAST_LETTERS = 5
/** Each costs a look into the index, at worst a file. */
const MOST_TRIED = 10
const MOST_SLIPS = 2
const LETTERS = /^[\p{L}\p{M}]+$/u

/**
 * The words as they were probably meant, "" when no better ones are known.
 * @param {Word[]} words
 * @param {Map<string, number>} known folded syllables of the library with their documents, or a measure of them
 * @param {(key: string) => Promise<Form[]>} forms of a folded syllable or pair ("thu vien")
 */
export async function suggest(words, known, forms) {
  let pieces = words
  for (let slip = 0; slip < MOST_SLIPS; slip++) {
    const all = pieces.map((_, at) => at)
    // Unknown words are doubtful; where all are known, any of them may be the slip.
    const unknown = all.filter((at) => !known.has(pieces[at].folded))
    if (slip && !unknown.length) break
    /** @type {Fix[]} */
    const fixes = []
    for (const at of unknown.length ? unknown : all) fixes.push(...fixesAt(at, pieces, known))
    fixes.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : Number(a.key > b.key)) || a.start - b.start)
    const tried = await Promise.all(
      fixes.slice(0, MOST_TRIED).map(async (fix) => ({ fix, ...commonest(fix, await forms(fix.key)) })),
    )
    const [best] = tried
      .filter(({ count }) => count)
      .sort((a, b) => Number(b.fix.together) - Number(a.fix.together) || b.count - a.count)
    if (!best) break
    const { form, fix } = best
    const keys = fix.key.split(' ')
    const put = form.split(' ').map((exact, at) => ({ exact, folded: keys[at] }))
    pieces = [...pieces.slice(0, fix.start), ...put, ...pieces.slice(fix.end)]
  }
  const made = pieces.map(({ exact }) => exact).join(' ')
  return made === words.map(({ exact }) => exact).join(' ') ? '' : made
}

/**
 * The ways to put the word `at` right.
 * @param {number} at
 * @param {Word[]} pieces
 * @param {Map<string, number>} known
 * @returns {Iterable<Fix>}
 */
function* fixesAt(at, pieces, known) {
  const word = pieces[at].folded
  if (!LETTERS.test(word)) return
  const isLong = word.length >= LEAST_LETTERS
  const alone = { start: at, end: at + 1, together: false, kept: '', place: 0 }
  for (const [near, count] of known) {
    if (!isOneSlip(word, near) || !LETTERS.test(near)) continue
    if (isLong) yield { ...alone, key: near, count }
    for (const other of [at - 1, at + 1]) {
      const beside = pieces[other]
      if (!beside || word.length + beside.folded.length < LEAST_LETTERS) continue
      const start = Math.min(at, other)
      const key = other < at ? `${beside.folded} ${near}` : `${near} ${beside.folded}`
      const kept = beside.exact === beside.folded ? '' : beside.exact
      yield { start, end: start + 2, key, count, together: true, kept, place: other - start }
    }
  }
  for (let cut = 2; isLong && cut < word.length - 1; cut++) {
    const [left, right] = [word.slice(0, cut), word.slice(cut)]
    const count = Math.min(known.get(left) || 0, known.get(right) || 0)
    if (count) yield { ...alone, key: `${left} ${right}`, count, together: true }
  }
}

/**
 * The commonest form that keeps what was typed with accents.
 * @param {Fix} fix
 * @param {Form[]} forms
 * @returns {Form}
 */
function commonest({ kept, place }, forms) {
  return forms
    .filter(({ form }) => !kept || form.split(' ')[place] === kept)
    .reduce((most, each) => (each.count > most.count ? each : most), { form: '', count: 0 })
}

/**
 * Whether one letter more, less or other, or two neighbours exchanged, make one word the other.
 * @param {string} a
 * @param {string} b
 */
export function isOneSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let left = 0
  while (left < a.length && a[left] === b[left]) left++
  let right = 0
  const shorter = Math.min(a.length, b.length) - left
  while (right < shorter && a[a.length - 1 - right] === b[b.length - 1 - right]) right++
  const [x, y] = [a.slice(left, a.length - right), b.slice(left, b.length - right)]
  const exchanged = x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]
  return exchanged || Math.max(x.length, y.length) === 1
}
