/** Steps between frames that say something. */
const ENOUGH = 10

/** Makes what tells how fast frames follow one another. */
export function createPace() {
  /** @type {number[]} */
  let times = []
  return {
    /** @param {number} now */
    frame(now) {
      times.push(now)
    },
    /** Nothing moves: what comes next is counted anew. */
    forget() {
      times = []
    },
    /**
     * The median of the steps in milliseconds, and counts anew.
     * @returns {number | null} null where there were too few
     */
    median() {
      const steps = times.slice(1).map((time, nth) => time - times[nth])
      times = []
      return steps.length < ENOUGH ? null : steps.sort((a, b) => a - b)[steps.length >> 1]
    },
  }
}
