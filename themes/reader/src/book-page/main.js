/**
 * Copies the citation of a book, passes its address on and draws it as a QR code; citation and address
 * are there without scripts to be copied by hand.
 */

const copy = /** @type {HTMLButtonElement | null} */ (document.getElementById('cite-copy'))
const share = /** @type {HTMLButtonElement | null} */ (document.getElementById('share'))
const told = /** @type {HTMLElement | null} */ (document.getElementById('book-told'))
const code = /** @type {HTMLButtonElement | null} */ (document.getElementById('qr-show'))
const shown = document.getElementById('qr-shown')
const citation = document.getElementById('citation')

/** @param {string} text */
async function take(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  // Pages that are not https have no clipboard; this old way works there.
  const box = document.createElement('textarea')
  box.value = text
  document.body.append(box)
  box.select()
  const done = document.execCommand('copy')
  box.remove()
  if (!done) throw new Error('copy')
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
async function copyFrom(button, text) {
  const done = await take(text).then(
    () => true,
    () => false,
  )
  button.focus()
  if (told) told.textContent = button.dataset[done ? 'done' : 'failed'] || ''
}

/**
 * The address to pass on: a file on a USB stick has one that leads nowhere else, that of the site may be known.
 */
function address() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=canonical]'))
  return canonical ? canonical.href : location.href.replace(/[#?].*$/, '')
}

/**
 * Draws the code of this page, or takes it away again.
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} figure
 */
async function scan(button, figure) {
  figure.hidden = !figure.hidden
  button.setAttribute('aria-expanded', String(!figure.hidden))
  if (figure.hidden || figure.firstChild) return
  const failed = await new Promise((resolve) => {
    /** @param {typeof import('../qr/draw.js').draw} draw */
    const take = (draw) => figure.append(draw(address(), figure.dataset.label || ''))
    Object.assign(self, { tusachQr: take })
    const script = document.createElement('script')
    script.src = button.dataset.script || ''
    script.onload = script.onerror = () => resolve(!figure.firstChild)
    document.head.append(script)
  })
  figure.hidden = failed
  button.setAttribute('aria-expanded', String(!failed))
  if (told) told.textContent = failed ? button.dataset.failed || '' : ''
}

if (copy && citation) copy.onclick = () => copyFrom(copy, (citation.textContent || '').trim())
if (share) {
  const url = address()
  share.onclick = () => {
    // A reader who changes their mind is no failure.
    if (navigator.share) navigator.share({ title: document.title, url }).catch(() => {})
    else copyFrom(share, url)
  }
}
if (code && shown) {
  code.hidden = !/^http/.test(address())
  code.onclick = () => void scan(code, shown)
}
