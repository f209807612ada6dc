/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @param {...(Node | string)} content
 */
export function element(name, className, ...content) {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...content)
  return made
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {string} [className]
 */
export function button(label, act, className = 'btn quiet button') {
  const made = element('button', className, label)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}

/**
 * Shows these in a box instead of what was there; the focus, if it was in the box, stays in it.
 * @param {HTMLElement} box
 * @param {...Node} content
 */
export function show(box, ...content) {
  const focused = box.contains(document.activeElement)
  box.textContent = ''
  box.append(...content)
  const first = focused && box.querySelector('button')
  if (first) first.focus()
}
