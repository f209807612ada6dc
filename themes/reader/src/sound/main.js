import { byId } from '../reader/dom.js'
import { NO_TEXT } from '../reader/page-text.js'
import { createAudioSource } from './audio-source.js'
import { createMediaSession, silence } from './media-session.js'
import { createPlayerBar } from './player-bar.js'
import { RATES, createPlayer } from './player.js'
import { sentencesOf } from './sentences.js'
import { createSpeechSource } from './speech-source.js'
import { createTextFollower } from './text-follower.js'
import { createTimeline } from './timeline.js'
import { wordBoxes, wordsOf } from './word-boxes.js'

/**
 * @typedef {import('./source.js').Place} Place
 * @typedef {import('./source.js').Hearer} Hearer
 * @typedef {import('../reader/sound-button.js').SoundParts} SoundParts
 */

const RATE = 'tusach:rate'

/**
 * Makes what reads a book aloud; it begins when it is shown.
 * @param {SoundParts} parts
 */
function createSound({ reader, text, m, pages, say, hush, visible, voice, onClose }) {
  const { book } = reader
  const article = /** @type {HTMLElement} */ (document.querySelector('#text article'))
  const follower = createTextFollower({ article, goTo: (page, id) => reader.goTo(page, id ? { id } : {}) })
  const hold = book.audio ? null : new Audio(URL.createObjectURL(silence()))
  /** @type {Place | null} */
  let place = null
  let turn = 0
  let changing = false

  /** @param {Place | null} next */
  async function show(next) {
    const mine = ++turn
    place = next
    const words = next && next.first >= 0 ? await text.page(next.page).catch(() => NO_TEXT) : NO_TEXT
    if (mine !== turn) return
    const { page, first, last } = next || { page: -1, first: -1, last: -1 }
    pages.speak(page, wordBoxes(words, first, last))
    follower.show(reader.state().mode ? next : null, wordsOf(words, first, last))
  }

  /** @param {Hearer} hearer */
  function open(hearer) {
    if (book.audio) return createAudioSource({ audio: new Audio(), timeline: createTimeline(book.audio), hearer, open: book.open })
    return createSpeechSource({
      synth: speechSynthesis,
      voice: /** @type {SpeechSynthesisVoice} */ (voice),
      sentences: async (page) => sentencesOf(await text.page(page)),
      pageCount: book.pageCount,
      hearer,
    })
  }

  const player = createPlayer({
    open,
    rate: keptRate(),
    // In a text a page may end far above what is being said of the next.
    visible: () => (place && reader.state().mode && follower.seen() ? [place.page] : visible()),
    goTo: (page) => reader.state().mode || reader.goTo(page),
    show: (next) => void show(next),
    told(state) {
      bar.show(state)
      session.tell(state.playing)
      hush(state.playing)
      if (hold && state.playing) hold.play().catch(() => {})
      else if (hold) hold.pause()
    },
    onFail: () => say(m('sound_failed')),
  })
  const { play, pause } = player
  const back = () => player.step(-1)
  const forward = () => player.step(1)
  const bar = createPlayerBar({
    m,
    act: { toggle: player.toggle, back, forward, close },
    speed(rate) {
      player.speed(rate)
      keepRate(rate)
    },
    sleep: player.sleep,
  })
  const session = createMediaSession({ play, pause, stop: close, previoustrack: back, nexttrack: forward })

  function close() {
    document.documentElement.classList.remove('sounding')
    bar.element.remove()
    player.close()
    session.close()
    onClose()
  }

  if (hold) hold.loop = true
  // Some browsers would talk on when the page is left.
  self.addEventListener('pagehide', pause)
  reader.on('relocate', ({ quiet }) => {
    if (!quiet && !changing) void player.moved()
  })
  reader.on('mode', () => {
    changing = true
    // The other way of reading goes to the page by itself: that is no leafing.
    void Promise.resolve().then(() => {
      changing = false
      if (!place) return
      if (!reader.state().mode && !visible().includes(place.page)) reader.goTo(place.page)
      void show(place)
    })
  })

  return {
    open() {
      document.documentElement.classList.add('sounding')
      // Next to the button that brought it, for those who go by the tab key.
      byId('top', HTMLElement).after(bar.element)
      session.open(about(book))
      bar.show(player.state())
      play()
    },
    close,
  }
}

/** @param {import('../reader/book.js').Book} book @returns {MediaMetadataInit} */
function about({ title, creators }) {
  const { cover } = document.body.dataset
  // A browser that reads from a USB stick takes no picture from there.
  const artwork = cover && location.protocol !== 'file:' ? [{ src: new URL(`../../${cover}`, location.href).href }] : []
  return { title, artist: creators.join(', '), artwork }
}

function keptRate() {
  try {
    const kept = Number(localStorage.getItem(RATE))
    return RATES.includes(kept) ? kept : 1
  } catch {
    return 1
  }
}

/** @param {number} rate */
function keepRate(rate) {
  try {
    localStorage.setItem(RATE, String(rate))
  } catch {
    // Denied or full: the choice holds until the page is left.
  }
}

Reflect.get(self, 'tusachSound')(createSound)
