import { stateOf } from './state.js'

/** @typedef {{ start: string, end: string }} Days as in `stateOf` */

const RANKS = { open: 0, coming: 1, '': 2, closed: 3 }
/** A day behind all others, of a contest that has no last one. */
const NEVER = '9999'

/**
 * Where contests stand in a list: open ones first, by the day they end; then those that come, the soonest
 * first; then those without days; then closed ones, the latest first. What is alike keeps its order.
 * @template {Days} T
 * @param {T[]} contests
 * @param {number} now in milliseconds since 1970
 * @returns {T[]}
 */
export function inOrder(contests, now) {
  const ranked = contests.map((contest) => {
    const state = stateOf(contest.start, contest.end, now)
    return { contest, state, rank: RANKS[state], day: state === 'coming' ? contest.start : contest.end || NEVER }
  })
  ranked.sort((a, b) => a.rank - b.rank || compare(a.day, b.day) * (a.state === 'closed' ? -1 : 1))
  return ranked.map(({ contest }) => contest)
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : Number(a > b)
}
