/** @typedef {import('./spreads.js').Spread} Spread */

/**
 * The pages around the reader: those in view, those to load after them, in order, and all those
 * to hold in memory, loaded or not.
 * @typedef {{ visible: number[], next: number[], held: number[] }} Nearby
 */

/**
 * The pages worth loading at a spread: its own, then one spread ahead, then one behind, "ahead"
 * being where the reader is going. On a metered connection only the spread ahead.
 * @param {Spread[]} spreads
 * @param {number} at index of the current spread
 * @param {{ forward: boolean, saveData: boolean }} how
 * @returns {Nearby}
 */
export function nearbyPages(spreads, at, { forward, saveData }) {
  const step = forward ? 1 : -1
  const pages = (/** @type {number} */ index) => (spreads[index] ? spreads[index].pages : [])
  const visible = pages(at)
  const ahead = pages(at + step)
  const behind = pages(at - step)
  const held = [...visible, ...ahead, ...behind]
  return { visible, next: saveData ? ahead : [...ahead, ...behind], held }
}
