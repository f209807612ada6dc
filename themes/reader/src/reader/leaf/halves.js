/**
 * @typedef {import('../desk.js').Desk} Desk
 */

/**
 * Shows one spread of those on the desk, whole.
 * @param {Desk} desk
 * @param {number} at
 */
export function showWhole(desk, at) {
  for (const [index, { style }] of desk.laid()) {
    style.transform = style.clipPath = ''
    style.visibility = index === at ? '' : 'hidden'
  }
}

/**
 * Shows what lies under the leaves, cut at the spine: of the first spread what was read, of the last
 * what comes.
 * @param {Desk} desk
 * @param {ReturnType<typeof import('./stack.js').createStack>} stack
 * @param {1 | -1} sign 1 where unread pages lie right of the spine
 */
export function showHalves(desk, stack, sign) {
  const stops = stack.stops()
  const ends = [stops[0], stops[stops.length - 1]]
  for (const stop of ends) if (stop && !desk.laid().some(([index]) => index === stop.index)) desk.lay(stop.index)
  for (const [index, { style }] of desk.laid()) {
    const end = ends.findIndex((stop) => stop && stop.index === index)
    const stop = ends[end]
    const seen = stop && (end ? stop.laid.after : stop.laid.before)
    style.visibility = seen ? '' : 'hidden'
    if (!stop || !seen) continue
    const { spine } = stop.laid
    const right = (end === 1) === sign > 0
    style.clipPath = right ? `inset(0 0 0 ${spine}px)` : `inset(0 calc(100% - ${spine}px) 0 0)`
    style.transform = `translateX(${stack.spine() - spine}px)`
  }
}
