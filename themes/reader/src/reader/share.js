/**
 * Hands a link on: the phone's share sheet where there is one, else the clipboard. Tells what
 * became of it; a share sheet that was closed again counts as shared.
 * @param {{ title: string, url: string }} link
 * @returns {Promise<'shared' | 'copied' | 'failed'>}
 */
export async function shareLink(link) {
  if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
    try {
      await navigator.share(link)
      return 'shared'
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'shared'
    }
  }
  try {
    await navigator.clipboard.writeText(link.url)
    return 'copied'
  } catch {
    return copyOldWay(link.url) ? 'copied' : 'failed'
  }
}

/**
 * Copies through a text field: the way that is left over plain http and from a USB stick.
 * @param {string} text
 */
function copyOldWay(text) {
  const field = document.createElement('textarea')
  const focused = document.activeElement
  field.value = text
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}
