/** Keeps the screen from going to sleep, where the browser can (Screen Wake Lock API). */
export function createWakefulness() {
  let wanted = false
  /** @type {WakeLockSentinel | null} */
  let lock = null

  async function update() {
    if (lock && !wanted) {
      void lock.release()
      lock = null
    }
    if (!wanted || document.visibilityState !== 'visible') return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (!wanted) void update()
    } catch {
      // None here, or the battery is low.
    }
  }

  // A page out of sight loses its lock.
  document.addEventListener('visibilitychange', () => void update())
  return {
    /** @param {boolean} awake */
    keep(awake) {
      wanted = awake
      void update()
    },
  }
}
