/**
 * What a chapter may consist of, as tests/contracts/vocabulary.json has it. The build has made chapters
 * harmless already; this holds even when a file of the site was tampered with.
 */
export const TAGS = words(
  'a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure ' +
    'h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub ' +
    'sup table tbody td tfoot th thead tr tt u ul var wbr math semantics none mrow mi mn mo ms mtext mspace msub ' +
    'msup msubsup munder mover munderover mmultiscripts mprescripts mfrac msqrt mroot mtable mtr mtd mstyle mpadded ' +
    'mphantom menclose merror',
)
/** Attributes that may say anything; of `class`, `href` and `src` see below. */
export const ATTRIBUTES = words(
  'id lang dir alt width height start type colspan rowspan display alttext mathvariant data-page data-to',
)
/** Elements whose content is no text. */
export const CODE = words(
  'script style template iframe object embed noscript svg head title textarea select audio video annotation annotation-xml',
)

/** @param {string} list */
function words(list) {
  return new Set(list.split(' '))
}

/**
 * Whether an attribute may stay: links lead to the web, a letter or a page of the book; pictures lie
 * in the book's own folder.
 * @param {string} tag
 * @param {string} name
 * @param {string} value
 */
export function allowsAttribute(tag, name, value) {
  if (name === 'href') return tag === 'a' && /^(https?:|mailto:|#p=\d+$)/i.test(value)
  if (name === 'src') return tag === 'img' && /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(value)
  // Of the looks of a book only those of our own vocabulary, library/formats/reflow/vocabulary.py.
  if (name === 'class') return /^t-\w+( t-\w+)*$/.test(value)
  return ATTRIBUTES.has(name)
}

/**
 * The level each heading of a chapter gets below that of the book, without leaps.
 * @param {number[]} levels as they were written, in order
 */
export function headingLevels(levels) {
  /** @type {number[]} */
  const open = []
  return levels.map((level) => {
    while (open.length && open[open.length - 1] >= level) open.pop()
    return Math.min(6, 1 + open.push(level))
  })
}
