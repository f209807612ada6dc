/**
 * @typedef {{ program: WebGLProgram, at: Record<string, WebGLUniformLocation | null> }} Program
 */

/**
 * Builds a program with its uniforms by name.
 * @param {WebGL2RenderingContext} gl
 * @param {string} vertex source
 * @param {string} fragment source
 * @returns {Program}
 * @throws {Error} when the device does not take it
 */
export function buildProgram(gl, vertex, fragment) {
  const program = gl.createProgram()
  if (!program) throw new Error('no program')
  for (const [type, source] of /** @type {[number, string][]} */ ([[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]])) {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('no shader')
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.bindAttribLocation(program, 0, 'at')
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(String(gl.getProgramInfoLog(program)))
  /** @type {Program['at']} */
  const at = {}
  for (let index = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS); index--; ) {
    const { name } = /** @type {WebGLActiveInfo} */ (gl.getActiveUniform(program, index))
    at[name] = gl.getUniformLocation(program, name)
  }
  return { program, at }
}

/**
 * A grid of triangles over the unit square, as one indexed mesh that is bound and ready.
 * @param {WebGL2RenderingContext} gl
 * @param {number} columns
 * @param {number} rows
 * @returns {() => void} draws it
 */
export function buildGrid(gl, columns, rows) {
  const points = []
  const triangles = []
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      points.push(column / columns, row / rows)
      if (row === rows || column === columns) continue
      const corner = row * (columns + 1) + column
      const below = corner + columns + 1
      triangles.push(corner, corner + 1, below, below, corner + 1, below + 1)
    }
  }
  const mesh = gl.createVertexArray()
  gl.bindVertexArray(mesh)
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer())
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(points), gl.STATIC_DRAW)
  gl.enableVertexAttribArray(0)
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0)
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer())
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, new Uint16Array(triangles), gl.STATIC_DRAW)
  return () => {
    gl.bindVertexArray(mesh)
    gl.drawElements(gl.TRIANGLES, triangles.length, gl.UNSIGNED_SHORT, 0)
  }
}
