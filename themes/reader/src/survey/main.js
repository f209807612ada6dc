/**
 * The form of a survey works without this script. With it, nobody loses their answers for want of a
 * network, and those that are posted go off without leaving the page.
 */
const form = /** @type {HTMLFormElement} */ (document.getElementById('survey'))
const told = /** @type {HTMLElement} */ (document.getElementById('survey-told'))
const done = /** @type {HTMLElement} */ (document.getElementById('survey-done'))
const send = /** @type {HTMLButtonElement} */ (form.querySelector('button'))
const again = /** @type {HTMLButtonElement} */ (done.querySelector('button'))
const words = /** @type {Record<string, string>} */ (/** @type {unknown} */ (told.dataset))

async function post() {
  send.disabled = true
  told.textContent = words.sending
  // As a form does it without scripts, but with neither cookies nor the address of this page.
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)))
  const headers = { Accept: 'application/json' }
  const request = { method: 'POST', body, headers, credentials: 'omit', referrerPolicy: 'no-referrer' }
  const sent = await fetch(form.action, /** @type {RequestInit} */ (request)).then(
    (answer) => answer.ok,
    () => false,
  )
  send.disabled = false
  told.textContent = sent ? '' : navigator.onLine ? words.failed : words.offline
  form.hidden = sent
  done.hidden = !sent
  if (sent) done.focus()
}

form.addEventListener('submit', (event) => {
  if (!navigator.onLine && form.dataset.way !== 'mail') {
    event.preventDefault()
    told.textContent = words.offline
  } else if (form.dataset.way === 'post') {
    event.preventDefault()
    post()
  } else {
    told.textContent = ''
  }
})

again.onclick = () => {
  form.reset()
  form.hidden = false
  done.hidden = true
  const first = /** @type {HTMLElement | null} */ (form.querySelector('input:not([type=hidden]), textarea'))
  if (first) first.focus()
}

// Names of a module are its own.
export {}
