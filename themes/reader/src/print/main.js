/** The teachers' page: labels of books, chosen, previewed and printed in the browser. */

import { counted, laidOut, matching } from './choose.js'
import { sheetOf } from './sheets.js'

/**
 * @typedef {import('./choose.js').Book} Book
 * @typedef {import('./choose.js').Sheet} Sheet
 * @typedef {import('./codes.js').Family} Family
 * @typedef {{ shelves: string[], subjects: string[], books: Book[] }} Data
 * @typedef {{ sheets: Sheet[], families: Record<string, Family>, messages: Record<string, string> }} Told
 */

const LISTED = 200
const PREVIEWED = 2
const PRINTED = 20
const COPIES = 50
const PX_A_MM = 96 / 25.4

const place = /** @type {HTMLElement} */ (document.getElementById('chooser'))
/** @type {Told} */
const told = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('print-data')).textContent || '')

/**
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
function m(key, values = {}) {
  return told.messages[`print.${key}`].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Partial<HTMLElementTagNameMap[K]>} [values]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(name, values = {}, ...children) {
  const element = Object.assign(document.createElement(name), values)
  element.append(...children)
  return element
}

/**
 * @param {string} text
 * @param {HTMLElement} field
 */
const labelled = (text, field) => make('label', {}, make('span', { textContent: text }), field)

/**
 * A list of choices; with `any`, its first choice narrows nothing.
 * @param {[string, string][]} choices value and text
 * @param {boolean} any
 */
function select(choices, any) {
  const options = choices.map(([value, text]) => new Option(text, value))
  return make('select', {}, ...(any ? [new Option(m('any'), '')] : []), ...options)
}

/** @param {Data} data */
function start(data) {
  const products = [...new Set(told.sheets.map((sheet) => sheet.product))]
  const product = select(products.map((id) => [id, m(id)]), false)
  const sheetField = select([], false)
  const first = make('input', { type: 'number', value: '1', min: '1' })
  const copies = make('input', { type: 'number', value: '1', min: '1', max: String(COPIES) })
  const shelf = select(data.shelves.map((name, at) => [String(at), name]), true)
  const subjects = data.subjects.map((name, at) => /** @type {[string, string]} */ ([String(at), name]))
  const subject = select(subjects.sort((one, other) => one[1].localeCompare(other[1], 'vi')), true)
  const names = [...new Set(data.books.flatMap((book) => book[6]))]
  const grades = names.sort((one, other) => Number(one) - Number(other) || (one < other ? -1 : 1))
  const grade = select(grades.map((name) => [name, name]), true)
  const words = make('input', { type: 'search', autocomplete: 'off' })
  const since = make('input', { type: 'date' })
  const unprinted = make('input', { type: 'checkbox' })
  const all = make('button', { type: 'button', className: 'chip-plain', textContent: m('all') })
  const none = make('button', { type: 'button', className: 'chip-plain', textContent: m('none') })
  const print = make('button', { type: 'button', className: 'btn', textContent: m('print') })
  const found = make('p', { className: 'print-found' })
  const list = make('ul', { className: 'print-list' })
  const state = make('p', { className: 'print-state' })
  state.setAttribute('role', 'status')
  const note = make('p', { className: 'note' })
  const preview = make('div', { className: 'papers' })

  /** Codes of the books that are left out, though the filters let them through. */
  const left = new Set()
  /** @type {Book[]} */
  let books = []

  const sheet = () => {
    const of = told.sheets.filter((one) => one.product === product.value)
    return of.find((one) => one.id === sheetField.value) || of[0]
  }
  const chosen = () => books.filter((book) => !left.has(book[0]))
  const layout = () => {
    const count = sheet().columns * sheet().rows
    return laidOut(chosen(), counted(copies.value, COPIES), counted(first.value, count), count)
  }

  function showSheets() {
    const of = told.sheets.filter((one) => one.product === product.value)
    sheetField.textContent = ''
    sheetField.append(...of.map((one) => new Option(one.name, one.id)))
  }

  function showBooks() {
    books = matching(data.books, {
      shelf: shelf.value,
      subject: subject.value,
      grade: grade.value,
      words: words.value,
      since: since.value,
      unprinted: unprinted.checked,
    })
    list.textContent = ''
    for (const [code, title, authors, callno] of books.slice(0, LISTED)) {
      const tick = make('input', { type: 'checkbox', checked: !left.has(code), value: code })
      const more = [authors, callno, code].filter(Boolean).join(' · ')
      const row = make('label', { className: 'tick' }, tick, make('span', {}, title, make('small', { textContent: more })))
      list.append(make('li', {}, row))
    }
    found.textContent = m('found', { n: books.length })
    if (books.length > LISTED) found.append(`, ${m('more', { n: books.length - LISTED })}`)
    showPreview()
  }

  function showPreview() {
    const sheets = layout()
    const labels = chosen().length * counted(copies.value, COPIES)
    state.textContent = m('chosen', { n: labels, sheets: sheets.length })
    print.disabled = !sheets.length
    note.textContent = [m('scale'), ...(sheets.length > PRINTED ? [m('parts', { n: PRINTED })] : [])].join(' ')
    draw(sheets.slice(0, PREVIEWED))
    const scale = Math.min(1, preview.clientWidth / (sheet().paper[0] * PX_A_MM))
    preview.style.setProperty('--scale', String(scale))
  }

  /** @param {(Book | null)[][]} sheets */
  function draw(sheets) {
    preview.textContent = ''
    preview.append(...sheets.map((labels) => sheetOf(sheet(), labels, told.families[sheet().level])))
  }

  product.addEventListener('change', () => {
    showSheets()
    showPreview()
  })
  for (const field of [sheetField, first, copies]) field.addEventListener('input', showPreview)
  for (const field of [shelf, subject, grade, words, since, unprinted]) {
    field.addEventListener('input', () => {
      left.clear()
      showBooks()
    })
  }
  list.addEventListener('change', (event) => {
    const tick = /** @type {HTMLInputElement} */ (event.target)
    if (tick.checked) left.delete(tick.value)
    else left.add(tick.value)
    showPreview()
  })
  all.addEventListener('click', () => {
    left.clear()
    showBooks()
  })
  none.addEventListener('click', () => {
    for (const book of books) left.add(book[0])
    showBooks()
  })
  print.addEventListener('click', () => {
    draw(layout().slice(0, PRINTED))
    // Labels need the paper to its edges; the cards of the shelves keep their margins.
    const page = make('style', { textContent: '@page{size:A4;margin:0}' })
    document.head.append(page)
    document.body.classList.add('labels')
    const done = () => {
      removeEventListener('afterprint', done)
      page.remove()
      document.body.classList.remove('labels')
      showPreview()
    }
    addEventListener('afterprint', done)
    self.print()
  })
  addEventListener('resize', showPreview)

  const group = (/** @type {string} */ title, /** @type {HTMLElement[]} */ ...fields) =>
    make('fieldset', {}, make('legend', { textContent: title }), ...fields)
  place.textContent = ''
  const form = make(
    'form',
    { className: 'filters print-form' },
    group(
      m('product'),
      labelled(m('kind'), product),
      labelled(m('sheet'), sheetField),
      labelled(m('start'), first),
      labelled(m('copies'), copies),
    ),
    group(
      m('which'),
      labelled(m('shelf'), shelf),
      labelled(m('subject'), subject),
      labelled(m('grade'), grade),
      labelled(m('words'), words),
      labelled(m('since'), since),
      make('label', { className: 'tick' }, unprinted, make('span', { textContent: m('unprinted') })),
    ),
  )
  form.addEventListener('submit', (event) => event.preventDefault())
  const ways = make('p', { className: 'print-ways' }, all, none)
  place.append(form, found, ways, list, make('h3', { textContent: m('preview') }), state, note, print, preview)
  showSheets()
  showBooks()
}

const note = /** @type {HTMLElement} */ (place.firstElementChild)
note.textContent = m('loading')
Object.assign(self, { tusachPrint: start })
const script = make('script', { src: place.dataset.books || '' })
script.addEventListener('error', () => {
  note.textContent = m('failed')
})
document.head.append(script)
