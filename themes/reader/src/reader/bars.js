/**
 * Makes the bars above and below the page, which can be put away for more room. The tab key
 * brings them back, and they stay while they hold the focus.
 * @param {HTMLElement[]} bars
 */
export function createBars(bars) {
  const root = document.documentElement
  const low = matchMedia('(max-height: 520px)')
  const held = () => bars.some((bar) => bar.contains(document.activeElement))

  /** @param {boolean} hidden */
  const hide = (hidden) => root.classList.toggle('bare', hidden)

  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Tab' || key === 'Escape') hide(false)
  })
  low.addEventListener('change', () => hide(false))
  return {
    toggle: () => hide(!root.classList.contains('bare')),
    /** Makes way for reading where the bars lie over the page. */
    makeWay() {
      if (low.matches && !held()) hide(true)
    },
  }
}
