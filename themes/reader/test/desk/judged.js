import { readFileSync } from 'node:fs'
import { createMatcher } from '../../src/desk/match.js'

/**
 * The questions of `judged.json`, asked of the example school's own table. `offered`: the right row is among the
 * buttons that are shown.
 * @typedef {{ asked: number, right: number, wrong: number, offered: number, missed: number, refused: number,
 *   kept: number, doubted: number, invented: number, told: string[] }} Figures
 */

const judged = JSON.parse(readFileSync(new URL('judged.json', import.meta.url), 'utf8'))

/** The rows of catalog/faq.csv: id, question and other ways to ask it. */
export function example() {
  const text = readFileSync(new URL('../../../../catalog/faq.csv', import.meta.url), 'utf8').slice(1)
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))([,\n])/g)]
  const rows = [/** @type {string[]} */ ([])]
  for (const [, quoted, bare, end] of cells) {
    rows[rows.length - 1].push(quoted === undefined ? bare : quoted.replace(/""/g, '"'))
    if (end === '\n') rows.push([])
  }
  return rows
    .slice(1)
    .filter((row) => row.length > 1)
    .map(([id, question, variants, answer, , , next]) => {
      return { id, ways: [question, ...variants.split('; ').filter(Boolean)], answer, next: next.split('; ') }
    })
}

/**
 * @param {'tuned' | 'fresh'} set
 * @returns {Figures}
 */
export function figures(set) {
  const rows = example()
  const match = createMatcher(rows)
  const next = new Map(rows.map((row) => [row.id, row.next]))
  const made = { asked: 0, right: 0, wrong: 0, offered: 0, missed: 0, refused: 0, kept: 0, doubted: 0, invented: 0, told: /** @type {string[]} */ ([]) }
  for (const [text, id] of judged[set].answered) {
    const { kind, ids, ranked } = match(text)
    const [first] = ids
    // What follows an answer is offered as much as what is asked back.
    const near = kind === 'answer' ? next.get(first) || [] : ids
    const how = kind === 'answer' && first === id ? 'right' : near.includes(id) ? 'offered' : kind === 'answer' ? 'wrong' : 'missed'
    made.asked++
    made[how]++
    if (how !== 'right') made.told.push(`${how}: ${text} (${id}): ${shown(ranked)}`)
  }
  for (const text of judged[set].refused) {
    const { kind, ranked } = match(text)
    const how = kind === 'none' ? 'kept' : kind === 'ask' ? 'doubted' : 'invented'
    made.refused++
    made[how]++
    if (how !== 'kept') made.told.push(`${how}: ${text}: ${shown(ranked)}`)
  }
  return made
}

/** @param {import('../../src/desk/match.js').Ranked[]} ranked */
function shown(ranked) {
  return ranked.slice(0, 3).map(({ id, score }) => `${id} ${score.toFixed(2)}`).join(', ')
}
