import { button, element, link } from '../search/view.js'

/**
 * What stands in the log: turns, each a question and what the library says to it.
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Messages
 * @typedef {{ id: string, text: string, body: Element }} Asked a question of the page with its answer
 */

/**
 * Makes the message function of the desk: `m('none')` is `desk.none`.
 * @param {Record<string, string>} catalogue
 * @returns {Messages}
 */
export function createMessages(catalogue) {
  return (key, values = {}) => catalogue[`desk.${key}`].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

/**
 * @param {string} text
 * @param {Messages} m
 */
export function question(text, m) {
  return element('p', 'desk-you', element('span', 'sr', `${m('you')} `), text)
}

/**
 * @param {Messages} m
 * @param {(Node | string)[]} children
 */
export function reply(m, ...children) {
  return element('div', 'desk-says', element('span', 'sr', `${m('library')} `), ...children)
}

/**
 * The answer of a question of the page, word for word, and where it stands.
 * @param {Asked} asked
 * @param {Messages} m
 */
export function quoted({ id, text, body }, m) {
  const words = [...body.childNodes].map((node) => node.cloneNode(true))
  return [...words, element('p', 'desk-source', `${m('source')} `, link(`#c-${id}`, '', text))]
}

/**
 * Questions to be asked by a press.
 * @param {string} label
 * @param {Asked[]} questions
 * @param {(asked: Asked) => void} choose
 */
export function choices(label, questions, choose) {
  if (!questions.length) return []
  const list = element('ul', 'chips')
  for (const one of questions) list.append(element('li', '', button('chip-plain', one.text, () => choose(one))))
  list.setAttribute('aria-label', label)
  return [element('p', 'desk-more', label), list]
}
