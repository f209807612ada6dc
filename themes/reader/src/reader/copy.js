/**
 * Copies a text; tells whether that came to pass.
 * @param {string} text
 * @param {HTMLElement} holder an element that can be reached while the text is copied
 */
export async function copyText(text, holder) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyOldWay(text, holder)
  }
}

/**
 * Copies through a text field: the way that is left over plain http and from a USB stick.
 * @param {string} text
 * @param {HTMLElement} holder
 */
function copyOldWay(text, holder) {
  const field = document.createElement('textarea')
  const focused = document.activeElement
  field.value = text
  holder.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}
