/**
 * Makes these the only children of an element, as `replaceChildren` does in newer browsers.
 * @param {Element} element
 * @param {Node[]} children
 */
export function fill(element, ...children) {
  element.textContent = ''
  element.append(...children)
}

/**
 * The element with an id; reader.html has every one that is asked for.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {{ new (): T }} type
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id)
  if (!(element instanceof type)) throw new Error(`reader.html lacks #${id}`)
  return element
}
