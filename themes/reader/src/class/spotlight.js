/**
 * Makes the circle of light that follows a mouse, a pen or a finger, and dims all else. While it
 * shines the pointer belongs to it: a finger that leads the light turns no page.
 * @param {HTMLElement} cover lies over the book
 */
export function createSpotlight(cover) {
  const dusk = document.createElement('div')
  cover.append(dusk)

  /**
   * @param {number} x
   * @param {number} y
   */
  function move(x, y) {
    // The dusk is moved, not painted anew: old machines keep up.
    dusk.style.transform = `translate(${x}px,${y}px)`
  }

  for (const type of /** @type {const} */ (['pointerdown', 'pointermove'])) {
    cover.addEventListener(type, ({ clientX, clientY }) => move(clientX, clientY))
  }
  return {
    shown: () => !cover.hidden,
    /** @param {boolean} wanted */
    show(wanted) {
      if (wanted && cover.hidden) move(innerWidth / 2, innerHeight / 2)
      cover.hidden = !wanted
    },
  }
}
