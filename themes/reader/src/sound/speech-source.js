/**
 * @typedef {import('./source.js').Source} Source
 * @typedef {import('./sentences.js').Sentence} Sentence
 */

/**
 * Makes the source that has the device's voice read, sentence by sentence. A pause begins the
 * sentence anew: some systems cannot go on within one.
 * @param {object} parts
 * @param {SpeechSynthesis} parts.synth
 * @param {SpeechSynthesisVoice} parts.voice
 * @param {(page: number) => Promise<Sentence[]>} parts.sentences
 * @param {number} parts.pageCount
 * @param {import('./source.js').Hearer} parts.hearer
 * @returns {Source}
 */
export function createSpeechSource({ synth, voice, sentences, pageCount, hearer }) {
  let page = 0
  let at = 0
  let rate = 1
  let playing = false
  /** Counts what was asked for: what an older request brings is not heard. */
  let turn = 0
  /** Browsers forget what nobody holds, and then never tell that it was said. @type {SpeechSynthesisUtterance | null} */
  let said = null

  /**
   * Goes to a sentence of a page, or to the nearest before or after where that page has none.
   * @param {number} wanted
   * @param {number} number from the end of the page when negative
   * @param {1 | -1} way
   */
  async function go(wanted, number, way) {
    const mine = ++turn
    page = wanted
    at = number
    synth.cancel()
    hearer.waiting(true)
    try {
      for (let each = wanted; each >= 0 && each < pageCount; each += way) {
        const found = await sentences(each)
        if (mine !== turn) return
        const nth = each === wanted ? number : way > 0 ? 0 : -1
        const index = nth < 0 ? found.length + nth : nth
        if (!found[index]) continue
        page = each
        at = index
        return say(found[index])
      }
      // Before the first sentence there is the first one.
      if (way < 0) await go(0, 0, 1)
      else hearer.ended()
    } catch {
      if (mine === turn) hearer.failed()
    }
  }

  /** @param {Sentence} sentence */
  function say({ text, first, last }) {
    hearer.waiting(false)
    hearer.place({ page, first, last, anchor: '' })
    if (!playing) return
    const mine = turn
    said = new SpeechSynthesisUtterance(text)
    said.voice = voice
    said.lang = voice.lang
    said.rate = rate
    said.onend = () => mine === turn && playing && void go(page, at + 1, 1)
    said.onerror = ({ error }) => {
      if (mine !== turn || error === 'interrupted' || error === 'canceled') return
      if (error === 'not-allowed') hearer.stopped()
      else hearer.failed()
    }
    synth.speak(said)
  }

  function pause() {
    playing = false
    turn++
    synth.cancel()
  }

  // Some systems fall silent behind a locked screen: the sentence is begun anew.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && playing && !synth.speaking) void go(page, at, 1)
  })

  return {
    from: (wanted) => void go(wanted, 0, 1),
    async moveTo(pages) {
      const mine = turn
      for (const each of pages) {
        const found = await sentences(each)
        if (mine !== turn) return true
        if (found.length) return go(each, 0, 1).then(() => true)
      }
      return false
    },
    step(way) {
      if (way < 0 && at === 0) void go(page - 1, -1, -1)
      else void go(page, at + way, 1)
    },
    play() {
      playing = true
      void go(page, at, 1)
    },
    pause,
    speed(wanted) {
      rate = wanted
      if (playing) void go(page, at, 1)
    },
    close: pause,
  }
}
