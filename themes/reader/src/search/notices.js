import { button, element, link } from './view.js'

/**
 * @typedef {import('./engine.js').Term} Term
 * @typedef {import('./view.js').Messages} Messages
 */

/**
 * Something that went wrong, and the way to try again.
 * @param {string} message
 * @param {() => void} retry
 * @param {Messages} m
 */
export function trouble(message, retry, m) {
  const said = navigator.onLine ? message : `${message} ${m('offline')}`
  return element('div', 'search-note', element('p', '', said), button('hit-more', m('retry'), retry))
}

/**
 * Why nothing was found, and what may help.
 * @param {{ absent: Term[], filtered: boolean, query: string }} answer
 * @param {{ root: string, unfilter: () => void, m: Messages }} context
 */
export function nothing({ absent, filtered, query }, { root, unfilter, m }) {
  const box = element('div', 'search-note')
  if (query) box.append(element('p', '', absent.length ? m('absent', { words: quoted(absent) }) : m('scattered')))
  if (filtered) {
    const off = button('hit-more', m('unfilter'), unfilter)
    box.append(element('p', '', m('filtered')), off)
  }
  box.append(
    element('p', '', m('hint')),
    element(
      'p',
      'search-ways',
      link(`${root}subjects/index.html`, 'hit-more', m('by_subject')),
      link(`${root}authors/index.html`, 'hit-more', m('by_author')),
      link(`${root}shelves/index.html`, 'hit-more', m('by_shelf')),
    ),
  )
  return box
}

/**
 * The searches made last on this device.
 * @param {string[]} queries
 * @param {{ ask: (query: string) => void, forget: () => void, m: Messages }} context
 */
export function recentList(queries, { ask, forget, m }) {
  const list = element('ul', 'chips')
  for (const query of queries) list.append(element('li', '', button('chip-plain', query, () => ask(query))))
  const title = element('h2', '', m('recent'))
  const box = element('section', 'recent', title, list, button('hit-more', m('forget'), forget))
  title.id = 'recent'
  box.setAttribute('aria-labelledby', 'recent')
  return box
}

/** @param {Term[]} terms */
export function quoted(terms) {
  return terms.map(({ typed }) => `“${typed}”`).join(', ')
}
