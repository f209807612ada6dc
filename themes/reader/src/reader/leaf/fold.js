/**
 * The geometry of a leaf that turns.
 *
 * A leaf is a rectangle that hangs on the spine: x runs from the spine (0) to its free edge, y down
 * from its top, in CSS pixels; z rises from the desk. It lies flat at x > 0 before it is turned and,
 * mirrored, at x < 0 afterwards. A finger has grabbed a point of the paper and is now elsewhere; the
 * paper rolls over a cylinder that lies on the desk, across the way from one to the other. A roll
 * bends the paper without stretching it.
 *
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ x: number, y: number, z: number }} Place
 * @typedef {{ width: number, height: number }} Size
 *
 * @typedef {object} Fold
 * @property {Point} normal unit vector from the finger to the grabbed point
 * @property {number} start where, along the normal, the paper leaves the desk
 * @property {number} radius of the cylinder
 */

/**
 * The point nearest to a finger that the grabbed point can reach without tearing the leaf from the
 * spine or stretching it: neither end of the spine may be farther away than it is on the paper. The
 * two disks meet in the grabbed point and its mirror image.
 * @param {Point} grabbed
 * @param {Point} finger
 * @param {number} height of the leaf
 * @returns {Point}
 */
export function reach(grabbed, finger, height) {
  const ends = [0, height]
  const radii = ends.map((y) => Math.hypot(grabbed.x, grabbed.y - y))
  const distances = ends.map((y) => Math.hypot(finger.x, finger.y - y))
  const outside = ends.filter((_, end) => distances[end] > radii[end])
  if (!outside.length) return finger
  for (const y of outside) {
    const end = ends.indexOf(y)
    const share = radii[end] / distances[end]
    const point = { x: finger.x * share, y: y + (finger.y - y) * share }
    if (Math.hypot(point.x, point.y - ends[1 - end]) <= radii[1 - end]) return point
  }
  return { x: finger.x < 0 ? -grabbed.x : grabbed.x, y: grabbed.y }
}

/**
 * How the leaf bends for a finger within reach. The cylinder shrinks where a turn begins and ends,
 * and where it comes near to the spine, which the paper never leaves.
 * @param {Point} grabbed
 * @param {Point} finger
 * @param {number} height of the leaf
 * @param {number} roll the radius where there is room for it
 * @returns {Fold}
 */
export function fold(grabbed, finger, height, roll) {
  const way = Math.hypot(grabbed.x - finger.x, grabbed.y - finger.y)
  if (way < 1e-9) return { normal: { x: 1, y: 0 }, start: grabbed.x, radius: 0 }
  const normal = { x: (grabbed.x - finger.x) / way, y: (grabbed.y - finger.y) / way }
  const middle = (normal.x * (grabbed.x + finger.x) + normal.y * (grabbed.y + finger.y)) / 2
  const spine = Math.max(0, normal.y * height)
  const radius = Math.max(0, Math.min(roll, way / Math.PI, (2 * (middle - spine)) / Math.PI))
  return { normal, start: middle - (Math.PI * radius) / 2, radius }
}

/**
 * Where a point of the paper is. The vertex shader of curl.js says the same.
 * @param {Fold} fold
 * @param {Point} point
 * @returns {Place}
 */
export function bend({ normal, start, radius }, { x, y }) {
  const along = normal.x * x + normal.y * y - start
  if (along <= 0) return { x, y, z: 0 }
  const angle = Math.min(radius > 0 ? along / radius : Math.PI, Math.PI)
  const over = Math.max(0, along - Math.PI * radius)
  const shift = radius * Math.sin(angle) - over - along
  return { x: x + normal.x * shift, y: y + normal.y * shift, z: radius * (1 - Math.cos(angle)) }
}

/**
 * The angle, 0 to π, at which a hard cover stands for a finger above it.
 * @param {Point} grabbed
 * @param {Point} finger
 */
export function swing(grabbed, finger) {
  return Math.acos(Math.max(-1, Math.min(1, finger.x / grabbed.x)))
}
