import { byId } from '../reader/dom.js'
import { focusBook } from '../reader/focus.js'
import { createScriptLoader } from '../reader/script-data.js'
import { TamperedError, VERSION, bookKey, passphraseKey } from './cipher.js'
import { openBook } from './locked-book.js'
import { createRemembered } from './remembered.js'

/**
 * @typedef {import('../reader/book.js').BookData} BookData
 * @typedef {{ schema: number, id: string, lock: import('./cipher.js').Lock }} LockedData
 */

/**
 * Asks for the passphrase of a book until one opens it, and lays the page out for the book.
 * @param {LockedData} locked
 * @param {import('../reader/messages.js').Messages} m
 * @param {(words: string) => void} say
 * @returns {Promise<BookData>}
 */
export async function unlock({ id, lock }, m, say) {
  const form = byId('lock', HTMLFormElement)
  const typed = byId('passphrase', HTMLInputElement)
  const shown = byId('passphrase-shown', HTMLInputElement)
  const remember = byId('remember', HTMLInputElement)
  const fields = byId('lock-fields', HTMLFieldSetElement)
  const status = byId('lock-status', HTMLElement)
  const words = form.dataset
  const remembered = createRemembered(new URL('../../', location.href).pathname)
  // All files of a computer share one storage: whatever lies on it could use the key.
  const lasting = location.protocol !== 'file:' && !!self.indexedDB
  const loadChunk = createScriptLoader('tusachChunk', (/** @type {string} */ _) => 0)
  const onTampered = () => say(words.tampered || '')

  /** @param {CryptoKey} key of a passphrase; null when it is not for this book */
  async function openWith(key) {
    const found = await bookKey(key, id, lock)
    return found && openBook({ id, key: found, load: (file) => loadChunk(0, file), onTampered })
  }

  /** @param {'wrong' | 'tampered' | 'lost' | 'insecure' | 'outdated' | 'opening' | ''} what */
  function tell(what) {
    status.textContent = what && (words[what] || '')
    typed.setAttribute('aria-invalid', String(what === 'wrong'))
  }

  /** @param {boolean} on */
  function listen(on) {
    fields.disabled = !on
    form.setAttribute('aria-busy', String(!on))
  }

  /** @param {unknown} fault */
  const reason = (fault) => (fault instanceof TamperedError || fault instanceof SyntaxError ? 'tampered' : 'lost')

  if (!self.crypto || !crypto.subtle) {
    tell('insecure')
    return new Promise(() => {})
  }
  if (lock.version !== VERSION) {
    tell('outdated')
    return new Promise(() => {})
  }
  byId('remember-row', HTMLElement).hidden = !lasting
  shown.addEventListener('change', () => (typed.type = shown.checked ? 'text' : 'password'))

  /** @param {BookData} data */
  function enter(data) {
    for (const part of ['bottom', 'class', 'panel-pages']) byId(part, HTMLElement).dir = data.progression
    byId('stage', HTMLElement).dataset.progression = data.progression
    byId('page-count', HTMLElement).textContent = m('of', { count: data.pageCount })
    byId('lock-again', HTMLButtonElement).addEventListener('click', async () => {
      if (lasting) await remembered.clear().catch(() => {})
      location.reload()
    })
    document.body.classList.remove('locked')
    focusBook()
    return data
  }

  for (const key of lasting ? await remembered.keys() : []) {
    try {
      const data = await openWith(key)
      if (data) return enter(data)
    } catch (fault) {
      tell(reason(fault))
    }
  }
  listen(true)
  // On a phone the keyboard would cover what is asked.
  if (matchMedia('(hover: hover)').matches) typed.focus()

  return new Promise((resolve) => {
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      if (fields.disabled) return
      listen(false)
      tell('opening')
      try {
        const key = await passphraseKey(typed.value, lock)
        const data = await openWith(key)
        if (data) {
          if (lasting && remember.checked) await remembered.add(key).catch(() => {})
          typed.value = ''
          return resolve(enter(data))
        }
        tell('wrong')
      } catch (fault) {
        tell(reason(fault))
      }
      listen(true)
      typed.focus()
      typed.select()
    })
  })
}
