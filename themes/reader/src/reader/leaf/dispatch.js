/**
 * @typedef {import('./stack.js').Leaf} Leaf
 * @typedef {import('./stack.js').Stop} Stop
 */

/** Spreads that are turned one by one; a longer way is a fan of leaves. */
const FEW = 3
/** Milliseconds between the leaves of a fan. */
const APART = 90

/**
 * Sends leaves off, or calls them back, until those in flight lead to the wanted spread or enough are
 * in flight; asked again as they land, it goes on.
 * @param {ReturnType<typeof import('./stack.js').createStack>} stack
 * @param {object} how
 * @param {number} how.from the spread that the leaves in flight lead to
 * @param {number} how.to the wanted spread
 * @param {number} how.most leaves in flight
 * @param {Leaf | null} how.holding the leaf that a finger has, which nobody else sends anywhere
 * @param {number} how.now milliseconds
 * @param {(index: number) => Stop} how.stopAt
 * @param {(index: number) => boolean} how.isHard whether the leaf after a spread is a cover
 * @returns {{ shown: number, turned: number }} the spread they lead to now, and how many set off
 */
export function dispatch(stack, { from, to, most, holding, now, stopAt, isHard }) {
  let shown = from
  let turned = 0
  while (shown !== to) {
    const step = to > shown ? 1 : -1
    const leaves = stack.leaves()
    const over = leaves.filter((leaf) => leaf.turned).length
    const coming = leaves[step > 0 ? over : over - 1]
    const stop = stack.stops()[over + step]
    if (coming && (!stop || coming === holding)) break
    if (coming && stop) {
      stack.send(coming, step > 0, now)
      shown = stop.index
    } else if (Math.abs(to - shown) > FEW) {
      if (leaves.length) break
      for (; turned < most; turned++) {
        const leaf = stack.add(turned < most - 1 ? null : stopAt(to), step > 0, false)
        stack.send(leaf, step > 0, now, { delay: turned * APART })
      }
      shown = to
    } else {
      if (leaves.length >= most) break
      const leaf = stack.add(stopAt(shown + step), step > 0, isHard(Math.min(shown, shown + step)))
      stack.send(leaf, step > 0, now)
      shown += step
      turned++
    }
  }
  return { shown, turned }
}
