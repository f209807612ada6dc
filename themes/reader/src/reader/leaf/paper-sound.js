/** Seconds of paper in the air. */
const LENGTH = 0.34
const KEY = 'tusach:mute'

/**
 * Makes the sound of a page that is turned: noise that swells and falls, filtered as paper does; quick
 * turns are brighter, shorter and a little louder. Nothing is fetched, and nothing is heard before the
 * first turn. Whether it is muted is kept on the device.
 * @param {() => Pick<Storage, 'getItem' | 'setItem'>} storage reading it may throw
 */
export function createPaperSound(storage) {
  /** @type {AudioContext | null} */
  let context = null
  /** @type {AudioBuffer | null} */
  let noise = null
  let muted = remembered()

  function remembered() {
    try {
      return storage().getItem(KEY) === '1'
    } catch {
      return false
    }
  }

  function start() {
    const Context = self.AudioContext
    if (context || !Context) return context
    context = new Context()
    noise = context.createBuffer(1, Math.ceil(context.sampleRate * LENGTH), context.sampleRate)
    const samples = noise.getChannelData(0)
    // Fibres catch one after the other: noise in grains, not an even hiss.
    let grain = 0
    for (let at = 0; at < samples.length; at++) {
      if (Math.random() < 0.004) grain = Math.random()
      grain *= 0.9985
      samples[at] = (Math.random() * 2 - 1) * (0.35 + grain)
    }
    return context
  }

  return {
    muted: () => muted,
    /** @param {boolean} wanted */
    mute(wanted) {
      muted = wanted
      try {
        storage().setItem(KEY, muted ? '1' : '')
      } catch {
        // Not remembered then.
      }
    },
    /**
     * Sounds once; call it from within a gesture of the reader.
     * @param {number} speed 1 for a calm turn
     */
    play(speed) {
      const audio = muted ? null : start()
      if (!audio || !noise) return
      const pace = Math.max(0.8, Math.min(2, speed))
      const now = audio.currentTime
      const time = LENGTH / pace
      const [source, filter, gain] = [audio.createBufferSource(), audio.createBiquadFilter(), audio.createGain()]
      source.buffer = noise
      source.playbackRate.value = 0.9 + 0.2 * Math.random()
      filter.type = 'bandpass'
      filter.Q.value = 0.7
      filter.frequency.setValueAtTime(900 * pace, now)
      filter.frequency.exponentialRampToValueAtTime(3200 * pace, now + time * 0.6)
      gain.gain.setValueAtTime(0.0001, now)
      gain.gain.exponentialRampToValueAtTime(0.05 * pace, now + time * 0.35)
      gain.gain.exponentialRampToValueAtTime(0.0001, now + time)
      source.connect(filter).connect(gain).connect(audio.destination)
      source.start(now, 0, time)
      if (audio.state === 'suspended') void audio.resume()
    },
  }
}
