/**
 * Tells the school's own counter that a page was opened: its path within the site, and nothing about
 * who opened it. Not `sendBeacon`, which takes the counter's cookies along.
 * @param {string} counter
 * @param {string} path
 */
export function countVisit(counter, path) {
  const { doNotTrack, globalPrivacyControl } = /** @type {any} */ (navigator)
  if (doNotTrack === '1' || globalPrivacyControl) return
  /** @type {RequestInit} */
  const request = { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer', keepalive: true }
  fetch(counter, { method: 'POST', body: path, ...request }).catch(() => {})
}
