import { byId } from '../reader/dom.js'
import { createPanel, openPanel } from '../reader/panel.js'
import { createTextSettings, nextSize, resolveTheme } from './text-settings.js'

/**
 * Makes the panel that changes how the text mode looks, and keeps it so.
 * @param {object} parts
 * @param {HTMLElement} parts.view what is to look so
 * @param {() => Pick<Storage, 'getItem' | 'setItem'>} parts.storage
 * @param {(change: () => void) => void} parts.keepPlace makes a change without losing the place
 */
export function createSettingsPanel({ view, storage, keepPlace }) {
  const settings = createTextSettings(storage)
  const dialog = createPanel('settings')
  const form = byId('settings-form', HTMLFormElement)
  const smaller = byId('smaller', HTMLButtonElement)
  const larger = byId('larger', HTMLButtonElement)
  const root = document.documentElement

  function apply() {
    const { size, leading, theme, font } = settings.get()
    view.style.setProperty('--size', String(size / 100))
    view.style.setProperty('--leading', String(leading))
    view.dataset.theme = resolveTheme(theme, root.dataset.theme)
    view.dataset.font = font
    byId('size', HTMLOutputElement).value = `${size}%`
    smaller.setAttribute('aria-disabled', String(nextSize(size, -1) === size))
    larger.setAttribute('aria-disabled', String(nextSize(size, 1) === size))
    for (const input of form.querySelectorAll('input')) {
      input.checked = input.value === String({ leading, theme, font }[input.name])
    }
  }

  /** @param {Partial<import('./text-settings.js').TextSettings>} wanted */
  function change(wanted) {
    settings.set(wanted)
    keepPlace(apply)
  }

  smaller.addEventListener('click', () => change({ size: nextSize(settings.get().size, -1) }))
  larger.addEventListener('click', () => change({ size: nextSize(settings.get().size, 1) }))
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    change({ [target.name]: target.name === 'leading' ? Number(target.value) : target.value })
  })
  new MutationObserver(apply).observe(root, { attributeFilter: ['data-theme'] })
  byId('settings-open', HTMLButtonElement).addEventListener('click', () => openPanel(dialog))
  apply()
}
