/**
 * @typedef {import('./source.js').Source} Source
 * @typedef {import('./timeline.js').Moment} Moment
 */

/** Seconds by which the sound may be off the moment that is wanted. */
const NEAR = 0.05
/** Seconds of a file that are rather listened to than leapt over, where that would cost the whole file. */
const LEAD = 1

/**
 * Makes the source that plays a book's recordings.
 * @param {object} parts
 * @param {HTMLAudioElement} parts.audio
 * @param {ReturnType<typeof import('./timeline.js').createTimeline>} parts.timeline
 * @param {import('./source.js').Hearer} parts.hearer
 * @param {import('../reader/book.js').Opener | null} parts.open opens the recordings of a locked book
 * @returns {Source}
 */
export function createAudioSource({ audio, timeline, hearer, open }) {
  const { files, clips, after, step, from, on, startOf } = timeline
  const next = new Audio()
  let playing = false
  let index = 0
  let file = -1
  /** Where to go on once the file has come; null when the sound is there. @type {number | null} */
  let goal = null
  /** The whole of the file, where its host hands out no parts. */
  let whole = ''
  let fetched = -1
  let timer = 0

  function start() {
    audio.play().catch((error) => {
      // A sound that gives way to another is no fault; one without a file has its own event.
      if (error instanceof DOMException && error.name === 'NotAllowedError') hearer.stopped()
    })
  }

  /** @param {string} url */
  function load(url) {
    URL.revokeObjectURL(whole)
    whole = ''
    fetched = -1
    audio.src = url
    if (playing) start()
  }

  /** @param {Moment} moment */
  function go(moment) {
    index = moment.index
    goal = moment.time
    if (clips[index].file !== file) {
      file = clips[index].file
      if (open) {
        audio.pause()
        void loadWhole()
      } else load(files[file])
    } else seek()
    tell()
    watch()
  }

  function tell() {
    hearer.place(clips[index])
    const later = clips.slice(index).find((clip) => clip.file !== file)
    if (playing && later && !open && !next.src.endsWith(files[later.file])) next.src = files[later.file]
  }

  function seek() {
    if (goal === null || audio.readyState < HTMLMediaElement.HAVE_METADATA) return
    const { seekable } = audio
    const reach = seekable.length ? seekable.end(seekable.length - 1) : 0
    if (Math.abs(audio.currentTime - goal) > NEAR) {
      const ahead = goal - audio.currentTime
      if (reach >= goal || whole) audio.currentTime = goal
      else if (ahead < 0 || ahead > LEAD) return void (fetched !== file && loadWhole())
    }
    goal = null
  }

  /** A host that hands out no parts of files lets nobody leap in one: all of it is fetched. */
  async function loadWhole() {
    const mine = file
    fetched = mine
    hearer.waiting(true)
    try {
      const data = await (open || fetchWhole)(files[mine])
      if (mine !== file) return
      const url = URL.createObjectURL(data)
      load(url)
      whole = url
    } catch {
      if (mine === file) fail()
    }
  }

  function fail() {
    file = -1
    hearer.failed()
  }

  /** Goes on to the next clip when the one being heard is over. */
  function follow() {
    if (goal !== null || audio.currentTime < clips[index].end - NEAR) return watch()
    const then = after(index)
    if (!then) return finish()
    if (!then.runsOn) return go(startOf(then.index))
    index = then.index
    tell()
    watch()
  }

  function finish() {
    audio.pause()
    hearer.ended()
  }

  function pause() {
    playing = false
    clearTimeout(timer)
    audio.pause()
  }

  /** The time between two events of the sound is longer than many a word. */
  function watch() {
    clearTimeout(timer)
    if (playing) timer = setTimeout(follow, Math.min(250, Math.max(20, ((clips[index].end - audio.currentTime) * 1000) / audio.playbackRate)))
  }

  audio.preload = 'metadata'
  next.preload = 'auto'
  audio.addEventListener('loadedmetadata', seek)
  audio.addEventListener('timeupdate', () => playing && follow())
  audio.addEventListener('waiting', () => hearer.waiting(true))
  audio.addEventListener('playing', () => hearer.waiting(false))
  audio.addEventListener('error', () => file >= 0 && fail())
  audio.addEventListener('ended', () => {
    const then = clips.findIndex((clip, at) => at > index && clip.file !== file)
    if (then < 0) hearer.ended()
    else if (playing) go(startOf(then))
  })
  // A telephone call, or headphones that are pulled out.
  audio.addEventListener('pause', () => {
    if (playing && !audio.ended && audio.readyState === HTMLMediaElement.HAVE_ENOUGH_DATA && goal === null) hearer.stopped()
  })

  return {
    from: (page) => go(from(page)),
    moveTo(pages) {
      const found = on(pages)
      if (found) go(found)
      return Promise.resolve(!!found)
    },
    step(way) {
      const found = step({ index, time: goal === null ? audio.currentTime : goal }, way)
      if (found) go(found)
      else finish()
    },
    play() {
      playing = true
      if (file < 0) go({ index, time: goal === null ? clips[index].begin : goal })
      else start()
      watch()
    },
    pause,
    speed(rate) {
      audio.defaultPlaybackRate = audio.playbackRate = rate
    },
    close() {
      pause()
      file = -1
      URL.revokeObjectURL(whole)
      for (const each of [audio, next]) {
        each.removeAttribute('src')
        each.load()
      }
    },
  }
}

/** @param {string} file */
async function fetchWhole(file) {
  const response = await fetch(file)
  if (!response.ok) throw new Error(file)
  return response.blob()
}
