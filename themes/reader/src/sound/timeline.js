/**
 * A stretch of recorded speech and what it speaks: the words `first` to `last` of a page, both
 * counted from 0 and spoken, -1 for the page as a whole; `anchor` is the id of the element in the
 * chapters, or "". `begin` and `end` are seconds in audio file `file`.
 * @typedef {object} Clip
 * @property {number} page
 * @property {number} first
 * @property {number} last
 * @property {number} file
 * @property {number} begin
 * @property {number} end
 * @property {string} anchor
 *
 * A moment: seconds in the file of a clip.
 * @typedef {{ index: number, time: number }} Moment
 */

/** Seconds: clips are heard as one stretch over a shorter pause. */
const PAUSE = 0.6
/** Seconds that a step spans at least, where clips are single words, and at most, where they are long. */
const SHORT = 1.5
const LONG = 15
/** Where a clip has no end it is that of its file, as library/formats/epub/overlay.py has it. */
const NO_END = 86400

/**
 * What is heard of a book, in order.
 * @param {import('../reader/book.js').AudioData} data
 */
export function createTimeline({ files, clips: rows }) {
  /** @type {Clip[]} */
  const clips = rows.map(([page, first, last, file, begin, end, anchor]) => ({ page, first, last, file, begin, end, anchor }))

  /** @param {number} index @returns {Moment} */
  const startOf = (index) => ({ index, time: clips[index].begin })

  /** @param {Moment} from @returns {Moment | null} */
  function back({ index, time }) {
    const { file, begin } = clips[index]
    if (time - begin > SHORT) return { index, time: Math.max(begin, time - LONG) }
    let before = index - 1
    if (before < 0) return startOf(0)
    const near = () => clips[before].file === file && clips[before].begin > begin - SHORT
    while (near() && before > 0 && clips[before - 1].file === file) before--
    const { begin: start, end } = clips[before]
    return { index: before, time: end < NO_END ? Math.max(start, end - LONG) : start }
  }

  /** @param {Moment} from @returns {Moment | null} */
  function forward({ index, time }) {
    const { file, begin, end } = clips[index]
    if (end - time > LONG) return { index, time: time + LONG }
    let next = index + 1
    while (clips[next] && clips[next].file === file && clips[next].begin < begin + SHORT) next++
    return clips[next] ? startOf(next) : null
  }

  return {
    files,
    clips,
    startOf,
    /**
     * Where to begin for a page: the first clip on it or else after it, else that of the book.
     * @param {number} page
     */
    from(page) {
      const after = clips.map((clip) => clip.page).filter((each) => each >= page)
      const nearest = after.reduce((least, each) => Math.min(least, each), Infinity)
      return startOf(Math.max(0, clips.findIndex((clip) => clip.page === nearest)))
    },
    /**
     * The first clip on one of some pages, null when nothing is said there.
     * @param {number[]} pages
     */
    on(pages) {
      const index = clips.findIndex(({ page }) => pages.includes(page))
      return index < 0 ? null : startOf(index)
    },
    /**
     * What comes after a clip that is over: the next clip, and whether it is heard without a leap.
     * @param {number} index
     */
    after(index) {
      const [before, next] = [clips[index], clips[index + 1]]
      if (!next) return null
      const pause = next.begin - before.end
      return { index: index + 1, runsOn: next.file === before.file && pause > -PAUSE && pause < PAUSE }
    },
    /**
     * A step back or forward: by a clip, but by no less than a sentence's worth of words and no more
     * than 15 seconds. Null when the book ends there.
     * @param {Moment} from
     * @param {1 | -1} way
     */
    step: (from, way) => (way > 0 ? forward(from) : back(from)),
  }
}
