import { element, link } from '../search/view.js'

/**
 * A book in a list, as `_card.html` has it.
 * @param {import('../search/library.js').BookRow} row
 * @param {string} root
 * @param {import('../search/view.js').Messages} m
 */
export function card([id, title, creators, , cover, readable, , , shape, tint, copies], root, m) {
  const byline = creators.replace(/\s*;\s*/g, ', ')
  const address = `${root}books/${encodeURIComponent(id)}/index.html`
  const made = element(
    'li',
    'card',
    link(address, '', cover ? picture(root + cover, shape) : drawn(title, byline, tint), element('strong', '', title)),
  )
  if (byline) made.append(element('span', 'by', byline))
  if (readable) made.append(element('span', 'can', m('can_read')))
  else if (copies) made.append(element('span', 'has', m('copies', { n: copies })))
  return made
}

/**
 * @param {string} url
 * @param {number} shape
 */
function picture(url, shape) {
  const image = element('img', '')
  // Its shape alone: the style sheet gives it its size before it is there.
  image.width = shape
  image.height = 100
  image.src = url
  image.alt = ''
  image.loading = 'lazy'
  const place = element('span', 'cv', image)
  place.style.setProperty('--r', String(shape))
  return place
}

/**
 * @param {string} title
 * @param {string} byline
 * @param {number} tint
 */
function drawn(title, byline, tint) {
  const place = element('span', `cv gc t${tint}`, element('b', '', title), element('i', '', byline))
  place.setAttribute('aria-hidden', 'true')
  return place
}
