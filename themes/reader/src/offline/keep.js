import { ChangingError } from './shelf.js'
import { button, element, show } from './view.js'

/**
 * @typedef {import('./shelf.js').Saved} Saved
 * @typedef {ReturnType<typeof import('./shelf.js').createShelf>} Shelf
 */

/**
 * Makes the control that saves a book to the device, and what is said of it.
 * @param {object} parts
 * @param {HTMLElement} parts.box
 * @param {string} parts.id
 * @param {Shelf} parts.shelf
 * @param {import('./words.js').Words} parts.m
 * @param {(bytes: number) => string} parts.size
 * @param {() => Promise<void>} parts.prepare asks for lasting storage
 * @param {(words: string) => void} parts.say to those who do not see the control
 * @param {boolean} parts.saveData
 */
export function createKeep({ box, id, shelf, m, size, prepare, say, saveData }) {
  const offer = box.textContent || ''
  const words = element('p', 'keep-words')
  const bar = element('progress', '')
  const count = element('span', 'keep-count')
  /** @type {AbortController | null} */
  let under = null
  words.setAttribute('role', 'status')

  /**
   * @param {string} said
   * @param {...HTMLElement} content
   */
  function tell(said, ...content) {
    words.textContent = said
    show(box, words, ...content)
  }

  /** @param {string} [said] */
  async function state(said = '') {
    const book = await shelf.book(id)
    if (!book) return tell(said, button(offer, () => ask()))
    if (!book.whole) return tell(said, button(m('go_on', { size: size(book.left) }), () => ask()))
    return tell(said || m('saved', { size: size(book.bytes) }), remove(book))
  }

  /** @param {Saved} book */
  function remove({ title }) {
    const made = button(m('remove'), () => {
      const yes = button(m('remove'), () => void shelf.remove(id).then(() => state()))
      tell(m('remove_sure'), yes, button(m('no'), () => void state()))
    })
    made.setAttribute('aria-label', m('remove_book', { title }))
    return made
  }

  /** Asks before it costs much, where the device is set to save data. */
  async function ask() {
    if (!saveData) return save('saving', 'done')
    try {
      const bytes = await shelf.left(id)
      return consent(m('costly', { size: size(bytes) }), 'saving', 'done')
    } catch (fault) {
      return state(m(reason(fault)))
    }
  }

  /**
   * @param {string} question
   * @param {string} during
   * @param {string} after
   */
  function consent(question, during, after) {
    tell(question, button(m('yes'), () => void save(during, after)), button(m('no'), () => void state()))
  }

  /**
   * @param {string} during what is said while the book comes
   * @param {string} after and when it is there
   */
  async function save(during, after) {
    const mine = (under = new AbortController())
    const stop = button(m('stop'), () => mine.abort())
    tell('', bar, count, stop)
    bar.removeAttribute('value')
    bar.setAttribute('aria-labelledby', (count.id = 'keep-count'))
    await prepare()
    try {
      await shelf.save(id, {
        signal: mine.signal,
        onProgress(done, bytes) {
          if (!bytes) return
          bar.value = done / bytes
          count.textContent = m(during, { percent: Math.floor((100 * done) / bytes) })
        },
      })
      await state(m(after))
      say(m(after))
      if (after === 'renewed') box.append(button(m('reopen'), () => location.reload()))
    } catch (fault) {
      const said = mine.signal.aborted ? '' : m(reason(fault))
      await state(said)
      say(said)
    }
    if (under === mine) under = null
  }

  // What has come is kept either way; so nothing is put while the page goes.
  addEventListener('pagehide', () => under && under.abort())

  return {
    state,
    ask,
    /** Brings a saved book to the version that the site has now, and says so. */
    async renew() {
      const book = await shelf.book(id)
      if (under || !book || !book.whole || !navigator.onLine || !(await shelf.isStale(id))) return
      if (saveData) consent(m('renew', { size: size(await shelf.left(id)) }), 'renewing', 'renewed')
      else await save('renewing', 'renewed')
    },
  }
}

/**
 * The message for what went wrong.
 * @param {unknown} fault
 */
export function reason(fault) {
  if (fault instanceof ChangingError) return 'changing'
  const name = fault instanceof Error ? fault.name : ''
  if (name === 'QuotaExceededError') return 'full'
  return name === 'SecurityError' || name === 'InvalidStateError' ? 'denied' : 'lost'
}
