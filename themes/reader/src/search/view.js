/**
 * @typedef {import('./library.js').BookRow} BookRow
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
 * A button that looks like `.hit-more`.
 * @param {string} label
 * @param {() => void} onPress
 */
export function button(label, onPress) {
  const made = element('button', 'hit-more', label)
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
 * @param {string} query
 * @param {string} root
 * @param {(page: number) => Promise<Passage>} passageOf
 * @param {Messages} m
 */
export function resultArticle({ row, pages }, query, root, passageOf, m) {
  const [id, title, creators, year, cover, readable] = row
  const folder = `${root}books/${encodeURIComponent(id)}/`
  const article = element('article', 'hit')
  article.append(cover ? picture(root + cover) : drawnCover())
  article.append(element('h2', 'hit-title', link(`${folder}index.html`, '', title)))
  const byline = [creators.replace(/\s*;\s*/g, ', '), year].filter(Boolean).join(' · ')
  if (byline) article.append(element('p', 'hit-byline', byline))
  if (!pages.length) return article

  const list = element('div', 'hit-pages')
  let shown = 0
  /** @param {number} count */
  const show = (count) => {
    const added = pages.slice(shown, (shown += count)).map(({ page }) => {
      const hash = `#p=${page}&q=${encodeURIComponent(query)}`
      const label = m('page', { page })
      const entry = readable ? link(`${folder}read.html${hash}`, 'hit-page') : element('div', 'hit-page')
      entry.append(element('b', '', label), ' ', snippet(passageOf(page), m))
      return entry
    })
    list.append(...added)
    return added[0]
  }
  show(1)
  article.append(list)
  if (pages.length > 1) {
    const more = button(m('more_pages', { n: pages.length - 1 }), () => {
      const first = show(PAGES_A_PRESS)
      if (shown >= pages.length) more.remove()
      else more.textContent = m('more_pages', { n: pages.length - shown })
      first.focus()
    })
    article.append(more)
  }
  return article
}

/** @param {string} url */
function picture(url) {
  const image = element('img', '')
  // The room for a cover of common shape, until its own is known.
  image.width = 72
  image.height = 104
  image.src = url
  image.alt = ''
  image.loading = 'lazy'
  return element('span', 'hit-cover', image)
}

/** A small cover drawn by the style sheet, for a book that has no picture. */
function drawnCover() {
  const cover = element('span', 'hit-cover cv gc t0')
  cover.setAttribute('aria-hidden', 'true')
  Object.assign(cover.style, { width: '4.5rem', height: '6.4rem' })
  return cover
}

/**
 * @param {Promise<Passage>} found
 * @param {Messages} m
 */
function snippet(found, m) {
  const place = element('span', 'hit-snippet')
  found.then(
    ({ parts }) => place.append(...parts.map(({ text, mark }) => (mark ? element('mark', '', text) : text))),
    () => place.append(m('no_snippet')),
  )
  return place
}
