import { fill } from '../reader/dom.js'
import { RATES, SLEEPS } from './player.js'

/** @typedef {import('./player.js').PlayerState} PlayerState */

/** The controls: what each is called, and its drawing. */
const CONTROLS = {
  play: ['sound_play', 'M8 5.5v13l10.5-6.5Z'],
  pause: ['sound_pause', 'M8.5 5.5v13m7-13v13'],
  back: ['sound_back', 'M18.5 6.5v11L10 12ZM6.5 6.5v11'],
  forward: ['sound_forward', 'M5.5 6.5v11L14 12Zm12 0v11'],
  sleep: ['sound_sleep', 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z'],
  close: ['sound_close', 'm6.5 6.5 11 11m0-11-11 11'],
}

/**
 * Makes the controls of the player.
 * @param {object} parts
 * @param {import('../reader/messages.js').Messages} parts.m
 * @param {Record<'toggle' | 'back' | 'forward' | 'close', () => void>} parts.act
 * @param {(rate: number) => void} parts.speed
 * @param {(minutes: number) => void} parts.sleep
 */
export function createPlayerBar({ m, act, speed, sleep }) {
  const bar = document.createElement('section')
  const toggle = button('play', act.toggle)
  const rates = chooser(m('sound_speed'), RATES.map((rate) => [rate, `${rate.toLocaleString(document.documentElement.lang)}×`]), speed)
  const sleeps = chooser(m('sound_sleep'), [[0, m('sound_sleep_off')], ...minutes()], sleep)
  const moon = icon('sleep')

  bar.className = 'sound-bar'
  bar.setAttribute('aria-label', m('sound_bar'))
  sleeps.label.prepend(moon)
  bar.append(button('back', act.back), toggle, button('forward', act.forward), rates.label, sleeps.label, button('close', act.close))
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') act.close()
  })

  /** @returns {[number, string][]} */
  function minutes() {
    return SLEEPS.map((count) => [count, m('sound_minutes', { count })])
  }

  /**
   * @param {keyof typeof CONTROLS} name
   * @param {() => void} press
   */
  function button(name, press) {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'icon'
    made.addEventListener('click', press)
    dress(made, name)
    return made
  }

  /**
   * @param {HTMLButtonElement} element
   * @param {keyof typeof CONTROLS} name
   */
  function dress(element, name) {
    fill(element, icon(name))
    element.title = m(CONTROLS[name][0])
    element.setAttribute('aria-label', element.title)
  }

  return {
    element: bar,
    /** @param {PlayerState} state */
    show({ playing, waiting, rate, sleep: left }) {
      const name = playing ? 'pause' : 'play'
      if (toggle.dataset.shows !== name) dress(toggle, name)
      toggle.dataset.shows = name
      bar.classList.toggle('waiting', waiting)
      rates.show(rate, rates.words(rate))
      sleeps.show(left, left ? m('sound_left', { count: left }) : '')
    },
  }
}

/** @param {keyof typeof CONTROLS} name */
function icon(name) {
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  picture.setAttribute('viewBox', '0 0 24 24')
  picture.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', CONTROLS[name][1])
  picture.append(path)
  return picture
}

/**
 * A list to choose from that looks like a button; what it shows may differ from what was chosen.
 * @param {string} name
 * @param {[number, string][]} choices
 * @param {(value: number) => void} chosen
 */
function chooser(name, choices, chosen) {
  const label = document.createElement('label')
  const shown = document.createElement('span')
  const select = document.createElement('select')
  label.className = 'chooser'
  label.title = name
  shown.setAttribute('aria-hidden', 'true')
  select.setAttribute('aria-label', name)
  for (const [value, words] of choices) select.add(new Option(words, String(value)))
  select.addEventListener('change', () => chosen(Number(select.value)))
  label.append(shown, select)
  return {
    label,
    words: (/** @type {number} */ value) => (choices.find(([each]) => each === value) || ['', ''])[1],
    /**
     * @param {number} value
     * @param {string} words
     */
    show(value, words) {
      // The time that is left is no choice: the list then stays at what was chosen.
      if (!value || choices.some(([each]) => each === value)) select.value = String(value)
      shown.textContent = words
    },
  }
}
