import { KINDS } from './address.js'
import { choices, same } from './facets.js'
import { button, fill } from './view.js'

/**
 * @typedef {import('./address.js').Asked} Asked
 * @typedef {import('./address.js').Kind} Kind
 * @typedef {import('./facets.js').Facets} Facets
 * @typedef {import('./view.js').Messages} Messages
 * @typedef {ReturnType<typeof createFilters>} Filters
 */

/**
 * The filters of the search page and of lists: a select for each facet that the panel has, the box for books that can be
 * read here, and a button to take each filter in force away.
 * @param {{ panel: HTMLDetailsElement, chosen: HTMLElement, language: string, m: Messages }} page
 * @param {(changed: Partial<Asked>) => void} onChange
 * @param {() => void} onOpen
 */
export function createFilters({ panel, chosen, language, m }, onChange, onOpen) {
  const selects = KINDS.flatMap((kind) => {
    const select = /** @type {HTMLSelectElement | null} */ (panel.querySelector(`[name=${kind}]`))
    if (!select) return []
    select.onchange = () => onChange({ [kind]: select.value })
    return { kind, select, all: select.options[0] }
  })
  const readable = /** @type {HTMLInputElement} */ (panel.querySelector('[name=readable]'))
  readable.onchange = () => onChange({ readable: readable.checked })
  panel.addEventListener('toggle', () => panel.open && onOpen())

  /**
   * @param {Kind} kind
   * @param {string} name
   */
  function label(kind, name) {
    if (kind === 'grade' && /^\d+$/.test(name)) return m('grade', { name })
    return kind === 'language' ? languageName(name, language) : name
  }

  return {
    /**
     * Shows the filters in force.
     * @param {Asked} asked
     */
    show(asked) {
      readable.checked = asked.readable
      for (const { kind, select } of selects) {
        const wanted = asked[kind]
        let option = [...select.options].find(({ value }) => same(value, wanted))
        if (!option) select.append((option = new Option(label(kind, wanted), wanted)))
        option.selected = true
      }
      const active = selects.filter(({ kind }) => asked[kind]).map(({ kind }) =>
        chip(label(kind, asked[kind]), { [kind]: '' }),
      )
      if (asked.readable) active.push(chip(m('readable'), { readable: false }))
      fill(chosen, ...active)
    },

    /**
     * Offers the values that books of an answer have, with how many do.
     * @param {Facets} facets
     * @param {Asked} asked
     * @param {Set<number> | null} books null for all
     */
    offer(facets, asked, books) {
      for (const { kind, select, all } of selects) {
        const options = choices(facets, kind, asked, books).map(
          ([name, count]) => new Option(`${label(kind, name)} (${count})`, name),
        )
        fill(select, all, ...options)
        select.disabled = !options.length
      }
      this.show(asked)
    },
  }

  /**
   * @param {string} text
   * @param {Partial<Asked>} change
   */
  function chip(text, change) {
    const made = button('chip', text, () => onChange(change))
    made.setAttribute('aria-label', m('filter_off', { name: text }))
    return made
  }
}

/**
 * The name of a language in that of the page, its tag where the browser has none.
 * @param {string} tag
 * @param {string} language
 */
export function languageName(tag, language) {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) || tag
  } catch {
    return tag
  }
}
