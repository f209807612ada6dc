import { button, element, show } from './view.js'

/**
 * Shows the books on this device.
 * @param {object} parts
 * @param {HTMLElement} parts.box
 * @param {string} parts.root
 * @param {import('./keep.js').Shelf} parts.shelf
 * @param {import('./words.js').Words} parts.m
 * @param {(bytes: number) => string} parts.size
 */
export async function showKept({ box, root, shelf, m, size }) {
  const all = 'all' in box.dataset
  const list = element('ul', 'kept-list')
  const note = element('p', 'note')

  /** @param {import('./shelf.js').Saved} book */
  function row({ id, title, bytes, whole }) {
    const link = element('a', '', element('strong', '', title))
    const cover = element('img', '')
    Object.assign(cover, { src: `${root}books/${id}/cover.webp`, alt: '', width: 44, height: 60 })
    cover.addEventListener('error', () => cover.remove())
    link.href = `${root}books/${id}/${whole ? 'read' : 'index'}.html`
    link.prepend(cover)
    link.append(element('span', '', whole ? size(bytes) : m('part')))
    const made = element('li', '', link)
    if (all) made.append(removal(id, title))
    return made
  }

  /**
   * @param {string} id
   * @param {string} title
   */
  function removal(id, title) {
    const place = element('div', 'kept-do')
    const offer = () => {
      const first = button(m('remove'), () => {
        const yes = button(m('remove'), () => void shelf.remove(id).then(fill))
        show(place, element('span', '', m('remove_sure')), yes, button(m('no'), offer))
      })
      first.setAttribute('aria-label', m('remove_book', { title }))
      show(place, first)
    }
    offer()
    return place
  }

  async function fill() {
    const books = await shelf.books()
    const sum = books.reduce((bytes, book) => bytes + (book.whole ? book.bytes : 0), 0)
    if (!books.length) note.textContent = all ? m('none') : ''
    else if (!navigator.onLine) note.textContent = m('no_network')
    else note.textContent = all ? m('total', { count: books.length, size: size(sum) }) : ''
    note.hidden = !note.textContent
    show(list, ...books.map(row))
    box.hidden = !books.length && !all
  }

  box.append(note, list)
  await fill()
  addEventListener('online', () => void fill())
  addEventListener('offline', () => void fill())
  return fill
}
