/** @typedef {import('./names.js').Row} Row */

/** Files on their way at a time. */
const TOGETHER = 4

/**
 * Brings files, a few at a time; rejects with the first fault once none is on its way any more.
 * @param {Row[]} rows
 * @param {(name: string) => Promise<void>} bringOne
 * @param {(bytes: number) => void} onDone told of each file that has come
 */
export async function bring(rows, bringOne, onDone) {
  const waiting = [...rows]
  /** @type {unknown[]} */
  const faults = []
  async function work() {
    for (let row = waiting.shift(); row && !faults.length; row = waiting.shift()) {
      try {
        await bringOne(row[0])
        onDone(row[1])
      } catch (fault) {
        faults.push(fault)
      }
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, work))
  if (faults.length) throw faults[0]
}

/** @param {Row[]} rows */
export const weight = (rows) => rows.reduce((sum, [, bytes]) => sum + bytes, 0)
