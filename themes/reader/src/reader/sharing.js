import { byId, fill } from './dom.js'
import { formatLocator } from './locator.js'
import { createPanel, openPanel } from './panel.js'
import { createScriptLoader } from './script-data.js'
import { copyText } from './copy.js'

/** @typedef {typeof import('../qr/draw.js').draw} Draw */

/**
 * Makes the dialog with a link to the page that is open, as a QR code for a class to scan and in
 * words to copy or send.
 * @param {import('./reader.js').Reader} reader
 * @param {import('./messages.js').Messages} m
 */
export function createSharing(reader, m) {
  const dialog = createPanel('sharing')
  const picture = byId('qr', HTMLElement)
  const title = byId('sharing-title', HTMLElement)
  const words = byId('sharing-link', HTMLElement)
  const status = byId('sharing-status', HTMLElement)
  const send = byId('send', HTMLButtonElement)
  const load = createScriptLoader('tusachQr', (/** @type {Draw} */ _draw) => 0)
  let url = ''

  async function open() {
    const { page, mode } = reader.state()
    // A file on a USB stick has an address that leads nowhere else; that of the site may be known.
    const stick = location.protocol === 'file:'
    const site = document.querySelector('link[rel=canonical]')
    const base = stick && site instanceof HTMLLinkElement ? site.href : location.href.split('#')[0]
    title.textContent = m('title', { page: page + 1, title: reader.book.title })
    url = base + formatLocator({ page, mode })
    words.textContent = url
    status.textContent = stick && !site ? m('share_stick') : ''
    fill(picture)
    openPanel(dialog)
    if (stick && !site) return
    try {
      const draw = await load(0, picture.dataset.script || '')
      fill(picture, draw(url, m('qr', { page: page + 1 })))
    } catch {
      status.textContent = m('no_qr')
    }
  }

  send.hidden = !('share' in navigator)
  send.addEventListener('click', () => {
    // One that was closed again needs no word; where none opens, the link can be copied.
    navigator.share({ title: document.title, url }).catch(() => {})
  })
  byId('copy', HTMLButtonElement).addEventListener('click', async () => {
    status.textContent = ''
    status.textContent = m((await copyText(url, dialog)) ? 'copied' : 'not_copied')
  })
  byId('share', HTMLButtonElement).addEventListener('click', () => void open())
  return { open: () => void open() }
}
