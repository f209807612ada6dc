/** Twenty decibels below a voice, as WCAG 1.4.7 asks for. */
const LOUDNESS = 0.1

/**
 * Plays music while a narration plays; the button turns it off and on.
 * @param {HTMLAudioElement} voice
 * @param {HTMLAudioElement} music
 * @param {HTMLElement} button
 */
export function createMusic(voice, music, button) {
  music.volume = LOUDNESS
  // Where a page may not set the loudness (iPhones), music would drown the voice.
  if (music.volume > LOUDNESS * 2) return
  let wanted = true
  const follow = () => {
    if (wanted && !voice.paused && !voice.ended) music.play().catch(() => {})
    else music.pause()
  }
  for (const event of ['play', 'pause', 'ended']) voice.addEventListener(event, follow)
  button.hidden = false
  button.addEventListener('click', () => {
    wanted = !wanted
    button.setAttribute('aria-pressed', String(wanted))
    follow()
  })
}
