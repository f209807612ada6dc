import { fold, swing } from './fold.js'
import { buildGrid, buildProgram } from './gl.js'
import { DESK_FRAGMENT, DESK_VERTEX, LEAF_FRAGMENT, LEAF_VERTEX } from './shaders.js'
import { turnedShare } from './stack.js'
import { createTextures } from './textures.js'

/**
 * @typedef {import('./player.js').Player} Player
 * @typedef {import('./sides.js').Side} Side
 * @typedef {import('./stack.js').Leaf} Leaf
 * @typedef {import('./gl.js').Program} Program
 */

/** The finest drawing, in pixels a CSS pixel: a leaf in motion needs no more. */
const SHARPEST = 1.5
/** Median milliseconds of a frame above which less is drawn, and nothing. */
const SLOW = 22
const TOO_SLOW = 40
/** Radius of the roll as a share of the leaf's width. */
const ROLL = 0.11
/** Distance of the eye as a share of the leaf's width. */
const EYE = 5
const GRID = [48, 32]

/**
 * Makes the player that draws leaves as paper that rolls, in WebGL 2; it has a canvas on the stage
 * only while something moves.
 * @param {object} scene
 * @param {HTMLElement} scene.stage
 * @param {(page: number) => CanvasImageSource | null} scene.picture
 * @returns {Player}
 */
export function createCurl({ stage, picture }) {
  const small = Number(Reflect.get(navigator, 'deviceMemory') || 4) <= 2
  const canvas = document.createElement('canvas')
  canvas.className = 'leaves'
  canvas.setAttribute('aria-hidden', 'true')
  let sharpest = SHARPEST
  /** Whether there is nothing to draw with, for now or for good. */
  let lost = false
  /** @type {ReturnType<typeof setUp> | null} */
  let engine = null

  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault()
    engine = null
    lost = true
  })
  canvas.addEventListener('webglcontextrestored', () => (lost = false))

  /** @returns {ReturnType<typeof setUp> | null} */
  function start() {
    if (engine || lost) return engine
    const gl = canvas.getContext('webgl2', { alpha: true, antialias: true, powerPreference: 'low-power' })
    try {
      engine = gl && setUp(gl, small ? 4 : 6, picture)
    } catch {
      // A driver that does not take the shaders.
    }
    lost = !engine
    return engine
  }

  const ratio = () => Math.min(sharpest, devicePixelRatio || 1)
  /** @param {Side} side */
  const widthOf = ({ width, from, to }) => Math.round((width * ratio()) / Math.abs(to - from))

  return {
    most: small ? 2 : 3,
    async prepare(sides) {
      const running = start()
      if (!running) return
      const known = sides.flatMap((side) => side || [])
      await Promise.all(known.map((side) => running.textures.bring(side.page, widthOf(side), Math.round(side.height * ratio()))))
    },
    draw({ spine, sign, leaves }) {
      const running = start()
      if (!running) return false
      const { clientWidth, clientHeight } = stage
      const [width, height] = [clientWidth, clientHeight].map((size) => Math.round(size * ratio()))
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
      if (!canvas.parentNode) stage.append(canvas)
      running.clear(width, height)
      for (const leaf of leaves) running.shade(leaf, { spine, sign, stage: [clientWidth, clientHeight] })
      leaves.forEach((leaf, nth) => {
        const level = 0.5 + turnedShare(leaf) * nth + (1 - turnedShare(leaf)) * (leaves.length - nth)
        const textures = [leaf.recto, leaf.verso].map((side) => {
          if (!side) return null
          // A picture that came late.
          void running.textures.bring(side.page, widthOf(side), Math.round(side.height * ratio()))
          return running.textures.get(side.page, widthOf(side))
        })
        running.paint(leaf, { spine, sign, stage: [clientWidth, clientHeight], level, textures })
      })
      return true
    },
    hide: () => canvas.remove(),
    keepsPace(median) {
      if (median > TOO_SLOW) return false
      if (median > SLOW) sharpest = 1
      return true
    },
  }
}

/**
 * @typedef {{ spine: number, sign: number, stage: [number, number] }} View
 *
 * @param {WebGL2RenderingContext} gl
 * @param {number} most textures
 * @param {(page: number) => CanvasImageSource | null} picture
 */
function setUp(gl, most, picture) {
  const leaf = buildProgram(gl, LEAF_VERTEX, LEAF_FRAGMENT)
  const desk = buildProgram(gl, DESK_VERTEX, DESK_FRAGMENT)
  const drawLeaf = buildGrid(gl, GRID[0], GRID[1])
  const drawDesk = buildGrid(gl, 1, 1)
  const textures = createTextures(gl, { most, picture })
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)

  /**
   * What both programs know of a leaf.
   * @param {Program} program
   * @param {Leaf} on
   * @param {View} view
   */
  function use({ program, at }, on, { spine, sign, stage }) {
    const { grabbed, finger, hard, width, height, top } = on
    const { normal, start, radius } = fold(grabbed, finger, height, ROLL * width)
    gl.useProgram(program)
    gl.uniform2f(at.stage, stage[0], stage[1])
    gl.uniform2f(at.size, width, height)
    gl.uniform2f(at.origin, spine, top)
    gl.uniform1f(at.side, sign)
    gl.uniform4f(at.fold, normal.x, normal.y, start, radius)
    gl.uniform1f(at.angle, hard ? swing(grabbed, finger) : -1)
  }

  return {
    textures,
    /**
     * @param {number} width
     * @param {number} height
     */
    clear(width, height) {
      gl.viewport(0, 0, width, height)
      gl.clearColor(0, 0, 0, 0)
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT)
    },
    /**
     * Draws the shadow of a leaf.
     * @param {Leaf} on
     * @param {View} view
     */
    shade(on, view) {
      gl.disable(gl.DEPTH_TEST)
      use(desk, on, view)
      drawDesk()
    },
    /**
     * Draws a leaf.
     * @param {Leaf} on
     * @param {View & { level: number, textures: (WebGLTexture | null)[] }} view
     */
    paint(on, view) {
      const { at } = leaf
      gl.enable(gl.DEPTH_TEST)
      use(leaf, on, view)
      gl.uniform2f(at.eye, view.spine + view.sign * on.finger.x, on.top + on.finger.y)
      gl.uniform1f(at.far, EYE * on.width)
      gl.uniform1f(at.level, view.level)
      gl.uniform1f(at.gutter, on.verso || !on.recto ? 1 : 0.4)
      ;[on.recto, on.verso].forEach((side, unit) => {
        const name = unit ? 'verso' : 'recto'
        const { width, height, top, from, to } = side || { width: on.width, height: on.height, top: on.top, from: 0, to: 1 }
        gl.activeTexture(gl.TEXTURE0 + unit)
        gl.bindTexture(gl.TEXTURE_2D, view.textures[unit])
        gl.uniform1i(at[name], unit)
        gl.uniform4f(at[`${name}Box`], width, height, top - on.top, 0)
        gl.uniform4f(at[`${name}Part`], from, to, view.textures[unit] ? 1 : 0, 0)
      })
      drawLeaf()
    },
  }
}
