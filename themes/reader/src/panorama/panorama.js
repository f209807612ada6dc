import 'pannellum'

/** @typedef {typeof openPanorama} OpenPanorama */

/**
 * @typedef {object} Viewer what is used of Pannellum's
 * @property {() => number} getYaw
 * @property {(degrees: number, milliseconds: number) => void} setYaw
 * @property {() => number} getHfov
 * @property {(degrees: number, milliseconds: number) => void} setHfov
 * @property {(event: string, then: () => void) => void} on
 * @property {() => void} destroy
 */

/** Degrees that a press turns, and by which it comes nearer. */
const TURN = 30
const STEP = 15

/**
 * Puts a picture to look around in into the place of the link that leads to it: a sphere where the picture is
 * one and the device can draw it, else the picture as high as the place, to be slid sideways.
 * @param {HTMLElement} place
 * @param {HTMLAnchorElement} link
 */
export function openPanorama(place, link) {
  const bar = /** @type {HTMLElement} */ (document.getElementById('panorama-bar'))
  const told = /** @type {HTMLElement} */ (document.getElementById('panorama-told'))
  const image = link.querySelector('img')
  const name = image ? image.alt : ''
  const swift = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 400
  const stage = document.createElement('div')
  stage.setAttribute('aria-label', name)
  link.hidden = true
  place.append(stage)
  bar.hidden = false

  /** @type {{ press: (key: string) => void, end: () => void }} */
  let shown
  // From a USB stick, WebGL gets no picture.
  if (place.dataset.sphere && location.protocol !== 'file:') sphere()
  else flat()

  function sphere() {
    stage.setAttribute('role', 'application')
    told.textContent = told.dataset.sphere || ''
    const { pannellum } = /** @type {{ pannellum: { viewer: (place: HTMLElement, config: object) => Viewer } }} */ (/** @type {unknown} */ (self))
    const viewer = pannellum.viewer(stage, {
      type: 'equirectangular',
      panorama: link.href,
      autoLoad: true,
      showControls: false,
      ignoreGPanoXMP: true,
      compass: false,
      hfov: 100,
      minHfov: 45,
      strings: { loadingLabel: name, bylineLabel: '', noPanoramaError: '', fileAccessError: '', malformedURLError: '', iOS8WebGLError: '', genericWebGLError: '', textureSizeError: '', unknownError: '' },
    })
    viewer.on('error', () => {
      viewer.destroy()
      flat()
    })
    shown = {
      press(key) {
        if (key === 'ArrowLeft' || key === 'ArrowRight') viewer.setYaw(viewer.getYaw() + (key === 'ArrowLeft' ? -TURN : TURN), swift)
        else viewer.setHfov(viewer.getHfov() + (key === '+' ? -STEP : STEP), swift)
      },
      end: () => viewer.destroy(),
    }
    focusable(stage)
  }

  function flat() {
    const whole = document.createElement('img')
    whole.src = link.href
    whole.alt = name
    stage.removeAttribute('role')
    stage.className = 'around-flat'
    stage.replaceChildren(whole)
    stage.setAttribute('role', 'group')
    told.textContent = told.dataset.flat || ''
    let height = 100
    shown = {
      press(key) {
        if (key === 'ArrowLeft' || key === 'ArrowRight') {
          stage.scrollBy({ left: ((key === 'ArrowLeft' ? -1 : 1) * stage.clientWidth) / 2, behavior: swift ? 'smooth' : 'auto' })
        } else {
          height = Math.min(300, Math.max(100, height + (key === '+' ? 50 : -50)))
          whole.style.height = `${height}%`
          stage.style.overflowY = height > 100 ? 'auto' : 'hidden'
        }
      },
      end() {},
    }
    focusable(stage)
  }

  /** @param {HTMLElement} element */
  function focusable(element) {
    element.tabIndex = 0
    element.focus({ preventScroll: true })
  }

  /** @param {MouseEvent} event */
  function onPress(event) {
    const key = event.target instanceof HTMLElement ? event.target.dataset.lookKey : ''
    if (key === 'Escape') close()
    else if (key) shown.press(key)
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === 'Escape') close()
  }

  function close() {
    shown.end()
    stage.remove()
    bar.hidden = true
    told.textContent = ''
    bar.removeEventListener('click', onPress)
    removeEventListener('keydown', onKey)
    link.hidden = false
    link.focus()
  }

  bar.addEventListener('click', onPress)
  addEventListener('keydown', onKey)
}
