/**
 * How text looks: `size` in percent, `leading` as a multiple of the letters' size. The theme is that of drawn
 * pages, too; `auto` is that of the site's pages, and for drawn ones as they were printed.
 * @typedef {{ size: number, leading: number, theme: Theme, font: Font }} Settings
 * @typedef {'auto' | 'paper' | 'sepia' | 'night' | 'contrast'} Theme
 * @typedef {'serif' | 'sans' | 'clear'} Font for `clear`, letters are hard to take for one another and stand apart
 */

const KEY = 'tusach:text'

/** What can be chosen; the first of each but the size is what a new reader gets. */
export const SIZES = [80, 90, 100, 115, 130, 150, 175, 200]
export const LEADINGS = [1.7, 1.45, 2]
/** @type {Theme[]} */
export const THEMES = ['auto', 'paper', 'sepia', 'night', 'contrast']
/** @type {Font[]} */
export const FONTS = ['serif', 'sans', 'clear']

/**
 * The reader's taste, kept on this device only. Where storage is denied or spoilt it lasts as long as
 * the page.
 * @param {() => Pick<Storage, 'getItem' | 'setItem'>} storage reading it may throw
 */
export function createSettings(storage) {
  /** @type {Record<string, unknown>} */
  let kept = {}
  try {
    kept = Object(JSON.parse(storage().getItem(KEY) || '{}'))
  } catch {
    // Denied or spoilt: the defaults.
  }
  /**
   * @template T
   * @param {T[]} choices
   * @param {unknown} value
   * @param {T} [otherwise]
   */
  const one = (choices, value, otherwise = choices[0]) => {
    const found = choices.find((each) => each === value)
    return found === undefined ? otherwise : found
  }
  /** @type {Settings} */
  let current = {
    size: one(SIZES, kept.size, 100),
    leading: one(LEADINGS, kept.leading),
    theme: one(THEMES, kept.theme),
    font: one(FONTS, kept.font),
  }
  return {
    get: () => current,
    /** @param {Partial<Settings>} change */
    set(change) {
      current = { ...current, ...change }
      try {
        storage().setItem(KEY, JSON.stringify(current))
      } catch {
        // Denied or full: the choice holds until the page is left.
      }
    },
  }
}

/**
 * The size before or after another; the same at either end.
 * @param {number} size
 * @param {1 | -1} step
 */
export function nextSize(size, step) {
  return SIZES[Math.max(0, Math.min(SIZES.length - 1, SIZES.indexOf(size) + step))]
}

/**
 * The theme to show.
 * @param {Theme} theme
 * @param {string} [look] that of the site's pages: what the visitor chose there, else what the device asks for
 * @returns {Exclude<Theme, 'auto'>}
 */
export function resolveTheme(theme, look) {
  if (theme !== 'auto') return theme
  return look === 'contrast' ? 'contrast' : look === 'dark' ? 'night' : 'paper'
}
