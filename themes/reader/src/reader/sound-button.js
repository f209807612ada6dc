import { byId } from './dom.js'
import { createScriptLoader } from './script-data.js'

/**
 * What the player is made with.
 * @typedef {object} SoundParts
 * @property {import('./reader.js').Reader} reader
 * @property {import('./text-source.js').TextSource} text
 * @property {import('./messages.js').Messages} m
 * @property {import('./pages.js').Pages} pages
 * @property {(words: string) => void} say
 * @property {(quiet: boolean) => void} hush
 * @property {() => number[]} visible the pages that can be seen
 * @property {SpeechSynthesisVoice | null} voice
 * @property {() => void} onClose
 *
 * @typedef {(parts: SoundParts) => { open: () => void, close: () => void }} CreateSound
 */

/**
 * The voice of this device for a language. One that reads over the network is none: it would tell
 * others what is read here.
 * @param {SpeechSynthesisVoice[]} voices
 * @param {string} language BCP 47
 */
export function deviceVoice(voices, language) {
  const primary = (/** @type {string} */ tag) => tag.toLowerCase().split(/[-_]/)[0]
  const fit = voices.filter((voice) => voice.localService && primary(voice.lang) === primary(language))
  return fit.find((voice) => voice.default) || fit[0] || null
}

/**
 * Makes the button that has the book read aloud, where it has a recording or the device a voice for
 * it. The player comes when it is pressed.
 * @param {Pick<SoundParts, 'reader' | 'text' | 'm' | 'pages' | 'say' | 'hush'>} parts
 */
export function createSoundButton(parts) {
  const { reader, m, say } = parts
  const { book } = reader
  const { speechSynthesis: synth } = self
  const button = byId('listen', HTMLButtonElement)
  const load = createScriptLoader('tusachSound', (/** @type {CreateSound} */ _) => 0)
  /** @type {Promise<ReturnType<CreateSound>> | null} */
  let sound = null
  /** @type {number[]} */
  let seen = []

  const voice = () => (synth && book.text.length ? deviceVoice(synth.getVoices(), book.language) : null)
  const offer = () => (button.hidden = !book.audio && !voice())

  /** @param {boolean} on */
  const press = (on) => button.setAttribute('aria-pressed', String(on))

  async function toggle() {
    const on = button.getAttribute('aria-pressed') !== 'true'
    press(on)
    sound = sound || load(0, button.dataset.script || '').then((create) => create({ ...parts, voice: voice(), visible: () => seen, onClose }))
    try {
      const player = await sound
      if (on) player.open()
      else player.close()
    } catch {
      sound = null
      press(false)
      say(m('sound_failed'))
    }
  }

  function onClose() {
    press(false)
    button.focus()
  }

  reader.on('relocate', ({ visible }) => (seen = visible))
  button.addEventListener('click', () => void toggle())
  // Voices come when the device has looked for them.
  if (synth) synth.onvoiceschanged = offer
  offer()
}
