/**
 * Makes the store of page pictures on the graphics processor: at most so many, those used last.
 * @param {WebGL2RenderingContext} gl
 * @param {object} how
 * @param {number} how.most
 * @param {(page: number) => CanvasImageSource | null} how.picture what the page shows, when it is there
 */
export function createTextures(gl, { most, picture }) {
  /** @type {Map<string, WebGLTexture>} in order of use */
  const textures = new Map()
  /** @type {Map<string, Promise<void>>} */
  const coming = new Map()

  const key = (/** @type {number} */ page, /** @type {number} */ width) => `${page} ${width}`

  /**
   * @param {string} name
   * @param {ImageBitmap} bitmap
   */
  function keep(name, bitmap) {
    const texture = gl.createTexture()
    if (!texture) return
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap)
    for (const [name, value] of [[gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_NEAREST], [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE], [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE]]) {
      gl.texParameteri(gl.TEXTURE_2D, name, value)
    }
    // The smallest level is the colour of the page as a whole.
    gl.generateMipmap(gl.TEXTURE_2D)
    bitmap.close()
    textures.set(name, texture)
    for (const [oldest, old] of textures) {
      if (textures.size <= most) break
      gl.deleteTexture(old)
      textures.delete(oldest)
    }
  }

  return {
    size: () => textures.size,
    /**
     * The picture of a page, if it is here.
     * @param {number} page
     * @param {number} width pixels
     */
    get(page, width) {
      const name = key(page, width)
      const found = textures.get(name)
      if (!found) return null
      textures.delete(name)
      textures.set(name, found)
      return found
    },
    /**
     * Brings the picture of a page, decoded and scaled off the main thread.
     * @param {number} page
     * @param {number} width
     * @param {number} height
     * @returns {Promise<void>}
     */
    bring(page, width, height) {
      const name = key(page, width)
      const source = picture(page)
      if (textures.has(name) || !source) return Promise.resolve()
      const under = coming.get(name)
      if (under) return under
      const size = /** @type {ImageBitmapOptions} */ ({ resizeWidth: width, resizeHeight: height, resizeQuality: 'high' })
      const made = createImageBitmap(source, size)
        .then((bitmap) => (gl.isContextLost() ? bitmap.close() : keep(name, bitmap)))
        // Without its picture a leaf is blank paper.
        .catch(() => {})
        .then(() => void coming.delete(name))
      coming.set(name, made)
      return made
    },
    clear() {
      for (const texture of textures.values()) gl.deleteTexture(texture)
      textures.clear()
    },
  }
}
