/**
 * On pages that show contests: says which of them are open today, which a page built once cannot know, puts
 * those first, and filters the entries of one.
 */
import { startGallery } from './gallery.js'
import { inOrder } from './order.js'
import { stateOf } from './state.js'

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-start]'))) {
  const { start = '', end = '' } = place.dataset
  const state = stateOf(start, end, Date.now())
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('[data-when]'))) {
    if (state) part.hidden = part.dataset.when !== state
  }
}

for (const list of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.contest-cards'))) {
  const cards = [...list.children].map((item) => {
    const { start = '', end = '' } = /** @type {HTMLElement} */ (item.querySelector('[data-start]')).dataset
    return { item: /** @type {HTMLElement} */ (item), start, end }
  })
  // Without this script the newest are shown; as many stay in sight.
  const shown = cards.filter(({ item }) => !item.hidden).length
  for (const [at, { item }] of inOrder(cards, Date.now()).entries()) {
    item.hidden = at >= shown
    list.append(item)
  }
}

const tools = /** @type {HTMLFormElement | null} */ (document.getElementById('entry-tools'))
if (tools) startGallery(tools)
