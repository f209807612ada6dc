/**
 * The place that a link of the book was followed from, to be offered while the reader looks at what
 * it led to: going on from there, or back by hand, is an answer.
 * @template T
 */
export function createReturn() {
  /** @type {{ from: number, to: number, spot: T } | null} */
  let kept = null
  return {
    /**
     * @param {number} from page
     * @param {number} to page
     * @param {T} spot
     */
    leave(from, to, spot) {
      kept = { from, to, spot }
    },
    /**
     * The place to offer at a page.
     * @param {number} page
     */
    at(page) {
      if (kept && (Math.abs(page - kept.to) > 1 || (page === kept.from && page !== kept.to))) kept = null
      return kept
    },
  }
}
