import { createLoader } from '../search/loader.js'
import { fill } from '../search/view.js'
import { chosen, placeOf } from './chosen.js'

const STEP = 24

/** Filters the entries of a contest on the device; without this script all of them stand page by page. */
export function startGallery(/** @type {HTMLFormElement} */ tools) {
  const load = createLoader()
  const results = /** @type {HTMLElement} */ (document.getElementById('entry-results'))
  const status = /** @type {HTMLElement} */ (document.getElementById('entry-status'))
  const whole = [...results.childNodes]
  const words = /** @type {Record<string, string>} */ (/** @type {unknown} */ (tools.dataset))
  const fields = /** @type {(HTMLSelectElement | HTMLInputElement)[]} */ ([...tools.elements])
  let turn = 0

  /** @param {HTMLSelectElement | HTMLInputElement} field */
  const valueOf = (field) => (field instanceof HTMLInputElement ? (field.checked ? '1' : '') : field.value)
  const asked = () => {
    const values = { truong: '', khoi: '', giai: '' }
    for (const field of fields) Object.assign(values, { [field.name]: valueOf(field) })
    return values
  }

  async function show() {
    const mine = ++turn
    const wanted = asked()
    keepInAddress(wanted)
    status.textContent = ''
    if (!Object.values(wanted).some(Boolean)) return fill(results, ...whole)
    try {
      const index = /** @type {import('./chosen.js').Index} */ (await load(words.index))
      const found = chosen(index, wanted)
      const list = document.createElement('ul')
      list.className = 'entry-cards'
      const more = await step(index, list, found, 0)
      if (mine !== turn) return
      fill(results, ...(found.length ? [list, ...more] : []))
      status.textContent = found.length ? words.found.replace('{n}', String(found.length)) : words.none
    } catch {
      if (mine === turn) status.textContent = words.failed
    }
  }

  /**
   * Adds the next entries to a list.
   * @param {import('./chosen.js').Index} index
   * @param {HTMLElement} list
   * @param {number[]} found
   * @param {number} from
   * @returns {Promise<HTMLElement[]>} the button for those after them, if there are any
   */
  async function step(index, list, found, from) {
    const to = from + STEP
    const made = found.slice(from, to).map(async (entry) => {
      const [url, at] = placeOf(index, entry)
      return /** @type {string[]} */ (await load(url))[at]
    })
    // It is our own HTML, escaped when the site was built: the same that stands on the pages.
    list.insertAdjacentHTML('beforeend', (await Promise.all(made)).join(''))
    if (to >= found.length) return []
    const more = document.createElement('button')
    more.type = 'button'
    more.className = 'hit-more'
    more.textContent = words.more.replace('{n}', String(found.length - to))
    more.onclick = async () => {
      more.disabled = true
      try {
        const next = await step(index, list, found, to)
        more.replaceWith(...next)
        const first = /** @type {HTMLElement | null} */ (list.children[to].querySelector('a, summary'))
        if (first) first.focus()
      } catch {
        more.disabled = false
        status.textContent = words.failed
      }
    }
    return [more]
  }

  const asAsked = new URLSearchParams(location.search)
  for (const field of fields) {
    const value = asAsked.get(field.name) || ''
    if (field instanceof HTMLInputElement) field.checked = Boolean(value)
    else field.value = [...field.options].some((option) => option.value === value) ? value : ''
  }
  tools.addEventListener('change', show)
  tools.addEventListener('submit', (event) => event.preventDefault())
  if (Object.values(asked()).some(Boolean)) show()
}

/** @param {Record<string, string>} asked */
function keepInAddress(asked) {
  const kept = Object.entries(asked).filter(([, value]) => value)
  const query = kept.length ? `?${new URLSearchParams(kept)}` : ''
  try {
    history.replaceState(null, '', location.pathname + query + location.hash)
  } catch {
    // Some browsers refuse this for files; the filters work all the same.
  }
}
