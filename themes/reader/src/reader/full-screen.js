/** Whether the reader fills the screen. */
export const fillsScreen = () => !!document.fullscreenElement

/**
 * Makes the reader fill the screen, or no longer. Browsers may refuse, and those of some phones have
 * no such thing: tells whether it came to pass.
 * @param {boolean} wanted
 */
export async function fillScreen(wanted) {
  try {
    if (wanted !== fillsScreen()) await (wanted ? document.documentElement.requestFullscreen() : document.exitFullscreen())
  } catch {
    // Refused.
  }
  return wanted === fillsScreen()
}
