/**
 * @typedef {import('./source.js').Place} Place
 * @typedef {import('./source.js').Source} Source
 *
 * What people see of the player; `sleep` is the number of minutes left, 0 for none.
 * @typedef {{ playing: boolean, waiting: boolean, rate: number, sleep: number }} PlayerState
 */

export const RATES = [0.75, 0.9, 1, 1.15, 1.25, 1.5]
export const SLEEPS = [10, 20, 30, 45, 60]
/** Milliseconds for which the voice may go on to the end of its sentence when the time is over. */
const LAST_WORDS = 15000
const MINUTE = 60000

/**
 * Makes the player: a voice that reads, and the book that follows it. Whoever leafs on takes the voice
 * along, or leaves it where the pages leafed to say nothing.
 * @param {object} parts
 * @param {(hearer: import('./source.js').Hearer) => Source} parts.open makes the voice
 * @param {() => number[]} parts.visible the pages that can be seen
 * @param {(page: number) => void} parts.goTo
 * @param {(place: Place | null) => void} parts.show marks what is being said
 * @param {(state: PlayerState) => void} parts.told
 * @param {() => void} parts.onFail
 * @param {number} parts.rate
 */
export function createPlayer({ open, visible, goTo, show, told, onFail, rate }) {
  /** @type {PlayerState} */
  let state = { playing: false, waiting: false, rate, sleep: 0 }
  /** @type {Place | null} */
  let place = null
  let follows = true
  let tired = false
  let timer = 0

  /** @param {Partial<PlayerState>} change */
  function set(change) {
    state = { ...state, ...change }
    told(state)
  }

  function pause() {
    source.pause()
    set({ playing: false, waiting: false })
  }

  function fallAsleep() {
    clearTimeout(timer)
    tired = false
    pause()
    set({ sleep: 0 })
  }

  function tick() {
    if (state.sleep > 1) {
      set({ sleep: state.sleep - 1 })
      timer = setTimeout(tick, MINUTE)
    } else {
      tired = true
      timer = setTimeout(fallAsleep, LAST_WORDS)
    }
  }

  const source = open({
    place(next) {
      const asleep = tired && place
      place = next
      const seen = visible().includes(next.page)
      follows = follows || seen
      if (follows && !seen) goTo(next.page)
      show(next)
      if (asleep) fallAsleep()
    },
    waiting: (waiting) => set({ waiting: waiting && state.playing }),
    ended() {
      pause()
      place = null
      show(null)
    },
    stopped: pause,
    failed() {
      pause()
      onFail()
    },
  })
  source.speed(rate)

  function play() {
    follows = true
    if (!place || !visible().includes(place.page)) source.from(visible()[0])
    set({ playing: true })
    source.play()
  }

  return {
    state: () => state,
    play,
    pause,
    toggle: () => (state.playing ? pause() : play()),
    /** @param {1 | -1} way */
    step(way) {
      follows = true
      if (place) source.step(way)
    },
    /** @param {number} wanted */
    speed(wanted) {
      set({ rate: wanted })
      source.speed(wanted)
    },
    /** @param {number} minutes 0 for no end */
    sleep(minutes) {
      clearTimeout(timer)
      tired = false
      set({ sleep: minutes })
      if (minutes) timer = setTimeout(tick, MINUTE)
    },
    /** The reader has gone to other pages. */
    async moved() {
      if (!place || visible().includes(place.page)) follows = true
      else if (state.playing) follows = await source.moveTo(visible())
    },
    close() {
      clearTimeout(timer)
      place = null
      source.close()
      show(null)
      set({ playing: false, waiting: false, sleep: 0 })
    },
  }
}
