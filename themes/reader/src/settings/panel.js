import { byId } from '../reader/dom.js'
import { createPanel, openPanel } from '../reader/panel.js'
import { createSettings, nextSize, resolveTheme } from './settings.js'
import { createDress, isDark } from './tint.js'

/**
 * How a book is to look now.
 * @typedef {object} Look
 * @property {() => import('./settings.js').Settings} text whose theme is never `auto`
 * @property {import('./tint.js').Dress} dress what a drawn page is painted of
 * @property {(listener: () => void) => void} onText tells when text is to look otherwise
 * @property {(listener: () => void) => void} onPages tells when drawn pages are to be painted anew
 */

/**
 * Makes the panel that changes how text and drawn pages look, and keeps what is chosen.
 * @param {Pick<Storage, 'getItem' | 'setItem'>} storage
 * @returns {Look}
 */
export function createSettingsPanel(storage) {
  const settings = createSettings(() => storage)
  const dialog = createPanel('settings')
  const form = byId('settings-form', HTMLFormElement)
  const smaller = byId('smaller', HTMLButtonElement)
  const larger = byId('larger', HTMLButtonElement)
  const root = document.documentElement
  /** @type {(() => void)[]} */
  const ofText = []
  /** @type {(() => void)[]} */
  const ofDrawings = []
  let printing = false
  /** @type {ReturnType<typeof ofPages>} */
  let dressed = 'paper'
  let dress = createDress(dressed)

  function show() {
    const { size, leading, theme, font } = settings.get()
    const isText = root.classList.contains('text-mode')
    byId('size', HTMLOutputElement).value = `${size}%`
    smaller.setAttribute('aria-disabled', String(nextSize(size, -1) === size))
    larger.setAttribute('aria-disabled', String(nextSize(size, 1) === size))
    const chosen = { leading, theme: isText ? theme : ofPages(), font }
    for (const input of form.querySelectorAll('input')) {
      input.checked = input.value === String(Reflect.get(chosen, input.name))
    }
  }

  /** Pages are as they were printed where nobody wants them otherwise, and on paper. */
  function ofPages() {
    const { theme } = settings.get()
    return printing || theme === 'auto' ? 'paper' : theme
  }

  function dressText() {
    show()
    for (const listener of ofText) listener()
  }

  function dressPages() {
    if (dressed === ofPages()) return
    dressed = ofPages()
    dress = createDress(dressed)
    root.classList.toggle('dark-pages', isDark(dressed))
    for (const listener of ofDrawings) listener()
  }

  /** @param {Partial<import('./settings.js').Settings>} wanted */
  function change(wanted) {
    settings.set(wanted)
    dressText()
    dressPages()
  }

  smaller.addEventListener('click', () => change({ size: nextSize(settings.get().size, -1) }))
  larger.addEventListener('click', () => change({ size: nextSize(settings.get().size, 1) }))
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    change({ [target.name]: target.name === 'leading' ? Number(target.value) : target.value })
  })
  new MutationObserver(dressText).observe(root, { attributeFilter: ['data-theme'] })
  for (const opener of ['settings-open', 'colours']) {
    byId(opener, HTMLButtonElement).addEventListener('click', () => {
      show()
      openPanel(dialog)
    })
  }
  for (const when of ['beforeprint', 'afterprint']) {
    self.addEventListener(when, () => {
      printing = when === 'beforeprint'
      dressPages()
    })
  }
  show()
  dressPages()

  return {
    text: () => ({ ...settings.get(), theme: resolveTheme(settings.get().theme, root.dataset.theme) }),
    dress: (marks) => dress(marks),
    onText: (listener) => void ofText.push(listener),
    onPages: (listener) => void ofDrawings.push(listener),
  }
}
