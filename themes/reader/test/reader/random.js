// Repeatable random cases for property tests.

/**
 * Calls `property` with `times` different sources of randomness; a failure names the seed.
 * @param {number} times
 * @param {(random: { integer: (below: number) => number, chance: (p: number) => boolean, pick: (list: any) => any }) => void} property
 */
export function forAll(times, property) {
  for (let seed = 1; seed <= times; seed++) {
    const next = mulberry32(seed)
    const integer = (below) => Math.floor(next() * below)
    try {
      property({ integer, chance: (p) => next() < p, pick: (list) => list[integer(list.length)] })
    } catch (error) {
      error.message += ` (seed ${seed})`
      throw error
    }
  }
}

function mulberry32(seed) {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
