import { swing } from './fold.js'

/**
 * @typedef {import('./player.js').Player} Player
 * @typedef {import('./sides.js').Side} Side
 * @typedef {import('./stack.js').Leaf} Leaf
 */

const SHARPEST = 1.5
/** Milliseconds a frame above which not even a hinge helps. */
const TOO_SLOW = 60

/**
 * Makes the player that swings leaves about the spine as stiff sheets, by CSS alone: for devices
 * without WebGL 2, and for a USB stick, whose pictures browsers do not let WebGL have.
 * @param {object} scene
 * @param {HTMLElement} scene.stage
 * @param {(page: number) => CanvasImageSource | null} scene.picture
 * @returns {Player}
 */
export function createHinge({ stage, picture }) {
  const room = document.createElement('div')
  room.className = 'leaves'
  room.setAttribute('aria-hidden', 'true')
  /** @type {Map<Leaf, HTMLElement>} */
  const sheets = new Map()

  /**
   * @param {Side | null} side
   * @param {string} name
   * @param {boolean} right whether the side lies right of the spine
   */
  function face(side, name, right) {
    const element = document.createElement('div')
    element.className = `face ${name}`
    const source = side && picture(side.page)
    if (!side || !source) return element
    const canvas = document.createElement('canvas')
    const ratio = Math.min(SHARPEST, devicePixelRatio || 1)
    canvas.width = Math.round(side.width * ratio)
    canvas.height = Math.round(side.height * ratio)
    const context = canvas.getContext('2d')
    const share = Math.abs(side.to - side.from)
    const left = Math.min(side.from, side.to)
    if (context) context.drawImage(source, (-left / share) * canvas.width, 0, canvas.width / share, canvas.height)
    Object.assign(canvas.style, { [right ? 'left' : 'right']: 0, width: `${side.width}px`, height: `${side.height}px` })
    element.append(canvas)
    return element
  }

  /**
   * @param {Leaf} leaf
   * @param {number} sign
   */
  function sheetOf(leaf, sign) {
    const made = sheets.get(leaf) || document.createElement('div')
    if (sheets.has(leaf)) return made
    made.className = `leaf ${sign > 0 ? 'ltr' : 'rtl'}`
    made.append(face(leaf.recto, 'recto', sign > 0), face(leaf.verso, 'verso', sign < 0))
    sheets.set(leaf, made)
    room.append(made)
    return made
  }

  return {
    most: 3,
    prepare: () => Promise.resolve(),
    draw({ spine, sign, leaves }) {
      if (!room.parentNode) stage.append(room)
      room.style.perspectiveOrigin = `${spine}px 50%`
      for (const [leaf, sheet] of sheets) {
        if (leaves.includes(leaf)) continue
        sheet.remove()
        sheets.delete(leaf)
      }
      leaves.forEach((leaf, nth) => {
        const sheet = sheetOf(leaf, sign)
        const angle = swing(leaf.grabbed, leaf.finger)
        const { width, height, top } = leaf
        const open = angle < Math.PI / 2
        Object.assign(sheet.style, {
          left: `${sign > 0 ? spine : spine - width}px`,
          top: `${top}px`,
          width: `${width}px`,
          height: `${height}px`,
          zIndex: open ? leaves.length - nth : nth + 1,
          transform: `rotateY(${-sign * angle}rad)`,
        })
        sheet.style.setProperty('--shade', String(0.4 * Math.sin(angle)))
      })
      return true
    },
    hide() {
      room.remove()
      room.textContent = ''
      sheets.clear()
    },
    keepsPace: (median) => median <= TOO_SLOW,
  }
}
