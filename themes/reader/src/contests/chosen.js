/**
 * What Python writes for the filters of a contest (`tests/contracts/contest.json`): a row for each
 * entry in display order, with the numbers of its school (-1 for none) and grade (0) and whether it has an
 * award; and the files that hold the entries as HTML, each with how many.
 * @typedef {{ rows: [school: number, grade: number, award: number][], files: [count: number, url: string][] }} Index
 * @typedef {{ truong: string, khoi: string, giai: string }} Asked the names are those of addresses, and permanent
 */

/**
 * The entries that are asked for.
 * @param {Index} index
 * @param {Asked} asked
 * @returns {number[]}
 */
export function chosen({ rows }, { truong, khoi, giai }) {
  const found = []
  for (const [at, [school, grade, award]] of rows.entries()) {
    const fits = (!truong || school === Number(truong)) && (!khoi || grade === Number(khoi)) && (!giai || award)
    if (fits) found.push(at)
  }
  return found
}

/**
 * The file that holds an entry, and its place in it.
 * @param {Index} index
 * @param {number} entry
 * @returns {[url: string, at: number]}
 */
export function placeOf({ files }, entry) {
  let at = entry
  for (const [count, url] of files) {
    if (at < count) return [url, at]
    at -= count
  }
  throw new RangeError(String(entry))
}
