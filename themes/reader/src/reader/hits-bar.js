import { byId } from './dom.js'
import { hide } from './focus.js'
import { findHitPage } from './hit-pages.js'
import { unquoted } from './messages.js'

/**
 * Makes the bar that says how many places match the query on the page, and goes to the pages
 * before and after that have some.
 * @param {object} parts
 * @param {import('./book.js').Book} parts.book
 * @param {import('./text-source.js').TextSource} parts.text
 * @param {import('./messages.js').Messages} parts.m
 * @param {(page: number) => void} parts.goTo
 * @param {(words: string) => void} parts.say
 * @param {() => void} parts.onClose
 */
export function createHitsBar({ book, text, m, goTo, say, onClose }) {
  const bar = byId('hits', HTMLElement)
  const count = byId('hits-count', HTMLElement)
  let query = ''
  /** @type {number[]} */
  let visible = [0]
  let search = 0

  /** @param {1 | -1} step */
  async function seek(step) {
    const mine = ++search
    const from = step > 0 ? Math.max(...visible) + 1 : Math.min(...visible) - 1
    const wanted = () => mine === search
    bar.setAttribute('aria-busy', 'true')
    try {
      const { pageCount } = book
      const page = await findHitPage({ query, from, step, pageCount, text, wanted })
      if (!wanted()) return
      if (page === null) say(m(step > 0 ? 'no_hit_after' : 'no_hit_before'))
      else goTo(page)
    } catch {
      say(m('text_failed'))
    } finally {
      if (wanted()) bar.removeAttribute('aria-busy')
    }
  }

  byId('hit-next', HTMLButtonElement).addEventListener('click', () => void seek(1))
  byId('hit-prev', HTMLButtonElement).addEventListener('click', () => void seek(-1))
  byId('hits-close', HTMLButtonElement).addEventListener('click', onClose)

  return {
    /** @param {string} words */
    open(words) {
      query = words
      search++
      hide(bar, !words)
      document.documentElement.classList.toggle('searching', !bar.hidden)
      bar.removeAttribute('aria-busy')
    },
    /**
     * @param {number | null} hits null while the text is under way
     * @param {boolean} [part] they are those of a part of the text, not of a page
     */
    count(hits, part) {
      const words = unquoted(query)
      if (part) count.textContent = m('hits_part', { count: hits || 0, query: words })
      else if (hits === null) count.textContent = m('searching', { query: words })
      else count.textContent = m(hits === 1 ? 'hit' : hits ? 'hits' : 'no_hits', { count: hits, query: words })
    },
    /** @param {{ visible: number[] }} place */
    show(place) {
      visible = place.visible
    },
  }
}
