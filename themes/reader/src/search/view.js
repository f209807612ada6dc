import { marks } from './passage.js'

/**
 * @typedef {import('./engine.js').Term} Term
 * @typedef {import('./passage.js').Part} Part
 * @typedef {import('./passage.js').Passage} Passage
 * @typedef {import('./results.js').Result} Result
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Messages
 */

/** Further pages of a book that one press shows. */
const PAGES_A_PRESS = 20

/**
 * Makes the message function of the search page: `m('page', { page: 12 })` is `search.page`.
 * @param {Record<string, string>} catalogue
 * @returns {Messages}
 */
export function createMessages(catalogue) {
  return (key, values = {}) =>
    catalogue[`search.${key}`].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

/**
 * An element with a class and children; text becomes text nodes, never markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {(Node | string)[]} children
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

/**
 * Puts children in the place of all that an element holds.
 * @param {Element} place
 * @param {(Node | string)[]} children
 */
export function fill(place, ...children) {
  place.textContent = ''
  place.append(...children)
}

/**
 * @param {string} className
 * @param {string} label
 * @param {() => void} onPress
 */
export function button(className, label, onPress) {
  const made = element('button', className, label)
  made.type = 'button'
  made.onclick = onPress
  return made
}

/**
 * @param {string} href
 * @param {string} className
 * @param {(Node | string)[]} children
 */
export function link(href, className, ...children) {
  const made = element('a', className, ...children)
  made.href = href
  return made
}

/**
 * A book among the results, with its best page.
 * @param {Result} result
 * @param {{ terms: Term[], query: string, root: string, m: Messages }} context `query` is what the reader is to mark
 */
export function resultArticle({ row, group, passage }, { terms, query, root, m }) {
  const [id, title, creators, year, cover, readable, subjects] = row
  const { record, pages } = group
  const sought = record ? terms : []
  // What is no book is named by its folder, with the place on its page.
  const [path, place] = id.split('#')
  const isBook = path === id && !id.includes('/')
  const folder = `${root}${isBook ? `books/${encodeURIComponent(id)}` : path}/`
  const href = `${folder}index.html${place ? `#${place}` : ''}`
  const article = element('article', 'hit')
  // The style sheet draws a small cover for a book that has no picture, and a sign for anything else.
  const drawn = element('span', isBook ? 'hit-cover cv gc t0' : `hit-cover hit-sign of-${path.split('/')[0]}`)
  article.append(cover ? picture(root + cover) : drawn)
  article.append(element('h3', 'hit-title', link(href, '', ...nodes(marks(title, sought)))))
  const byline = [creators.replace(/\s*;\s*/g, ', '), year].filter(Boolean).join(' · ')
  if (byline) article.append(element('p', 'hit-byline', ...nodes(marks(byline, sought))))
  const about = marks(subjects.replace(/\s*;\s*/g, ', '), sought)
  if (about.some(({ mark }) => mark)) {
    article.append(element('p', 'hit-byline', `${m('subject')}: `, ...nodes(about)))
  }
  if (!pages.length) return article

  const list = element('div', 'hit-pages')
  let shown = 0
  /** @param {number} count */
  const show = (count) => {
    const added = pages.slice(shown, (shown += count)).map(({ page, exact }) => {
      // The reader marks a word typed with accents only as typed: a page with others is asked for without.
      const words = exact ? query : terms.map(({ folded }) => folded).join(' ')
      const hash = `#p=${page}${words && `&q=${encodeURIComponent(words)}`}`
      const entry = readable ? link(`${folder}read.html${hash}`, 'hit-page') : element('div', 'hit-page')
      entry.append(element('b', '', m('page', { page })), ' ', snippet(passage(page), m))
      return entry
    })
    list.append(...added)
    return added[0]
  }
  show(1)
  article.append(list)
  if (pages.length > 1) {
    const more = button('hit-more', m('more_pages', { n: pages.length - 1 }), () => {
      const first = show(PAGES_A_PRESS)
      if (shown >= pages.length) more.remove()
      else more.textContent = m('more_pages', { n: pages.length - shown })
      first.focus()
    })
    article.append(more)
  }
  return article
}

/** @param {Part[]} parts */
function nodes(parts) {
  return parts.map(({ text, mark }) => (mark ? element('mark', '', text) : text))
}

/** @param {string} url */
function picture(url) {
  const image = element('img', '')
  // The room that every cover has; the style sheet fits it in.
  image.width = 72
  image.height = 102
  image.src = url
  image.alt = ''
  image.loading = 'lazy'
  return element('span', 'hit-cover', image)
}

/**
 * A passage; room is kept for one that comes after it is looked at.
 * @param {Promise<Passage>} found
 * @param {Messages} m
 */
function snippet(found, m) {
  const place = element('span', 'hit-snippet')
  setTimeout(() => place.firstChild || place.classList.add('late'))
  found.then(
    ({ parts }) => place.append(...nodes(parts)),
    () => place.append(m('no_snippet')),
  )
  return place
}
