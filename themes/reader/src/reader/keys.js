/**
 * @typedef {'next' | 'prev' | 'first' | 'last'} Command
 * @typedef {{ key: string, shiftKey: boolean, ctrlKey: boolean, altKey: boolean, metaKey: boolean }} KeyPress
 */

/**
 * The character that a key press types, small, to be looked up as a command; null with a modifier.
 * @param {KeyPress} press
 */
export function shortcut({ key, ctrlKey, altKey, metaKey }) {
  return key.length > 1 || ctrlKey || altKey || metaKey ? null : key.toLowerCase()
}

/** @type {Record<string, Command>} */
const COMMANDS = {
  PageDown: 'next',
  PageUp: 'prev',
  Home: 'first',
  End: 'last',
}

/** @type {Record<string, { x: number, y: number }>} */
const WAYS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * What a key press asks of the book; null when it is not for the book. The arrows follow the eye:
 * in a right-to-left book the left one goes on.
 * @param {KeyPress} press
 * @param {boolean} rtl
 * @returns {Command | null}
 */
export function keyCommand({ key, shiftKey, ctrlKey, altKey, metaKey }, rtl) {
  if (ctrlKey || altKey || metaKey) return null
  if (key === ' ') return shiftKey ? 'prev' : 'next'
  if (shiftKey) return null
  if (key === 'ArrowRight') return rtl ? 'prev' : 'next'
  if (key === 'ArrowLeft') return rtl ? 'next' : 'prev'
  return COMMANDS[key] || null
}

/**
 * Where a key press moves the view of a page that is zoomed; null when it does not.
 * @param {KeyPress} press
 */
export function keyWay({ key, shiftKey, ctrlKey, altKey, metaKey }) {
  return (!shiftKey && !ctrlKey && !altKey && !metaKey && WAYS[key]) || null
}
