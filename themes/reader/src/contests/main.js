/**
 * On pages that show contests: says which of them are open today, which a page built once cannot know,
 * and filters the entries of one.
 */
import { startGallery } from './gallery.js'
import { stateOf } from './state.js'

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-start]'))) {
  const { start = '', end = '' } = place.dataset
  const state = stateOf(start, end, Date.now())
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('[data-when]'))) {
    if (state) part.hidden = part.dataset.when !== state
  }
}

const tools = /** @type {HTMLFormElement | null} */ (document.getElementById('entry-tools'))
if (tools) startGallery(tools)
