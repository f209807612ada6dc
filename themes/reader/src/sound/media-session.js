/** Seconds of silence: systems show the buttons of nothing shorter on a locked screen. */
const SILENCE = 6
const RATE = 8000

/**
 * Tells the device what is being heard, so that its own buttons work, on a locked screen and on
 * headphones, too.
 * @param {Partial<Record<MediaSessionAction, () => void>>} actions
 */
export function createMediaSession(actions) {
  const session = self.MediaMetadata ? navigator.mediaSession : undefined

  /** @param {boolean} on */
  function handle(on) {
    for (const [name, action] of Object.entries(actions)) {
      try {
        if (session) session.setActionHandler(/** @type {MediaSessionAction} */ (name), on ? action : null)
      } catch {
        // An action that this browser does not know.
      }
    }
  }

  return {
    /** @param {MediaMetadataInit} about */
    open(about) {
      if (session) session.metadata = new MediaMetadata(about)
      handle(true)
    },
    /** @param {boolean} playing */
    tell(playing) {
      if (session) session.playbackState = playing ? 'playing' : 'paused'
    },
    close() {
      if (session) session.metadata = null
      if (session) session.playbackState = 'none'
      handle(false)
    },
  }
}

/** A file of silence; the device's voice alone gives a page no right to go on behind a locked screen. */
export function silence() {
  const samples = SILENCE * RATE
  const bytes = new Uint8Array(44 + samples).fill(128, 44)
  const view = new DataView(bytes.buffer)
  const words = { 0: 'RIFF', 8: 'WAVE', 12: 'fmt ', 36: 'data' }
  for (const [at, word] of Object.entries(words)) [...word].forEach((letter, nth) => view.setUint8(Number(at) + nth, letter.charCodeAt(0)))
  for (const [at, value] of [[4, 36 + samples], [16, 16], [24, RATE], [28, RATE], [40, samples]]) view.setUint32(at, value, true)
  for (const [at, value] of [[20, 1], [22, 1], [32, 1], [34, 8]]) view.setUint16(at, value, true)
  return new Blob([bytes], { type: 'audio/wav' })
}
