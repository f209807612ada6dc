/**
 * Copies the citation of a book and passes its address on; both are there without scripts to be
 * copied by hand.
 */

const copy = /** @type {HTMLButtonElement | null} */ (document.getElementById('cite-copy'))
const share = /** @type {HTMLButtonElement | null} */ (document.getElementById('share'))
const told = /** @type {HTMLElement | null} */ (document.getElementById('book-told'))
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

if (copy && citation) copy.onclick = () => copyFrom(copy, (citation.textContent || '').trim())
if (share) {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=canonical]'))
  const url = canonical ? canonical.href : location.href.replace(/[#?].*$/, '')
  share.onclick = () => {
    // A reader who changes their mind is no failure.
    if (navigator.share) navigator.share({ title: document.title, url }).catch(() => {})
    else copyFrom(share, url)
  }
}
