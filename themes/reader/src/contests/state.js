/** Schools count days by the clock of Vietnam (UTC+7, no summer time), wherever the visitor is. */
const EAST_MS = 7 * 60 * 60 * 1000

/**
 * Whether a contest is coming, open or closed; its days are ISO 8601, both included, "" for none.
 * @param {string} start
 * @param {string} end
 * @param {number} now in milliseconds since 1970
 * @returns {'coming' | 'open' | 'closed' | ''} '' where neither day is known
 */
export function stateOf(start, end, now) {
  const today = new Date(now + EAST_MS).toISOString().slice(0, 10)
  if (start && today < start) return 'coming'
  if (end && today > end) return 'closed'
  return start || end ? 'open' : ''
}
