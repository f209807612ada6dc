import { createDesk } from './desk.js'
import { settle } from './gestures.js'
import { nearbyPages } from './nearby.js'
import { dispatch } from './leaf/dispatch.js'
import { fadeOut } from './leaf/fade.js'
import { showHalves, showWhole } from './leaf/halves.js'
import { createPace } from './leaf/pace.js'
import { createStack } from './leaf/stack.js'

/**
 * @typedef {import('./renderer.js').Renderer} Renderer
 * @typedef {import('./renderer.js').Relocation} Relocation
 * @typedef {import('./gestures.js').Point} Point
 * @typedef {import('./leaf/player.js').Player} Player
 * @typedef {import('./leaf/stack.js').Leaf} Leaf
 */

/** Milliseconds to wait for the pictures of a leaf. */
const PATIENCE = 120
/** Pixels a millisecond from which a finger throws a leaf. */
const FLICK = 0.3

/**
 * Makes the renderer of a paper book: spreads at rest are elements, leaves in flight are drawn by a
 * player. Who asks for less motion sees one spread fade into the other.
 * @param {import('./renderer.js').Scene & { players: Player[], onTurn: (speed: number) => void }} scene
 *   `players` best first; one that cannot go on makes way for the next; `onTurn` hears of each leaf
 *   that is turned, and how fast, 1 being calm
 * @returns {Renderer}
 */
export function createLeafRenderer({ stage, plane, book, view, zoomed, saveData, players, onTurn }) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  const desk = createDesk({ stage, plane, book, view })
  const stack = createStack()
  const pace = createPace()
  /** @type {1 | -1} */
  const sign = book.rtl ? -1 : 1
  let page = 0
  /** The spread that the book is, or will be, open at; and the one that the leaves in flight lead to. */
  let at = 0
  let shown = 0
  let forward = true
  let frame = 0
  let begun = 0
  let waiting = false
  /** @type {Leaf | null} */
  let holding = null
  let grabbedAt = { x: 0, y: 0 }
  let moved = 0
  /** @type {() => void} */
  let settled = () => {}
  /** @type {Promise<void>} */
  let settling = Promise.resolve()

  const stopAt = (/** @type {number} */ index) => ({ index, laid: desk.sides(index) })
  const exists = (/** @type {number} */ index) => !!desk.spreads().list[index]

  /**
   * Whether the leaf between a spread and the next is a cover.
   * @param {number} index
   */
  function isHard(index) {
    const { list } = desk.spreads()
    const closes = desk.facing() && index + 2 === list.length && list[index + 1].pages.length === 1 && book.pageCount % 2 === 0
    return book.hasCover && (index === 0 || closes)
  }

  function emit() {
    const { list } = desk.spreads()
    const near = nearbyPages(list, at, { forward, saveData })
    const flying = stack.stops().flatMap((stop) => (stop ? list[stop.index].pages : []))
    /** @type {Relocation} */
    const detail = { page, ...near, held: [...near.held, ...flying], atStart: at === 0, atEnd: at === list.length - 1, settled: settling }
    events.dispatchEvent(new CustomEvent('relocate', { detail }))
  }

  /** Lays the current spread and its neighbours down; nothing moves. */
  function rest() {
    cancelAnimationFrame(frame)
    frame = 0
    holding = null
    shown = at
    stack.rest(stopAt(at))
    desk.clear((index) => Math.abs(index - at) <= 1)
    for (const index of [at, at - 1, at + 1]) if (exists(index)) desk.lay(index)
    showWhole(desk, at)
    for (const each of players) each.hide()
    settled()
    judge()
  }

  /** @param {number} now */
  function tick(now) {
    frame = 0
    pace.frame(now)
    if (!stack.move(now)) {
      rest()
      return prepare()
    }
    const scene = { spine: stack.spine(), sign, leaves: stack.leaves() }
    const playing = players.find((player) => player.draw(scene))
    for (const each of players) if (each !== playing) each.hide()
    if (!playing) return rest()
    showHalves(desk, stack, sign)
    if (stack.leaves().some(({ flight }) => flight)) frame = requestAnimationFrame(tick)
    else pace.forget()
    pump()
  }

  /** Begins to move, as soon as the leaves have their pictures or it has taken too long. */
  function run() {
    if (frame || waiting) return
    if (stack.leaves().every((leaf) => leaf === holding) && begun) {
      frame = requestAnimationFrame(tick)
      return
    }
    const from = performance.now()
    waiting = true
    const sides = stack.leaves().flatMap(({ recto, verso }) => [recto, verso])
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE))
    void Promise.race([players[0].prepare(sides), late]).then(() => {
      waiting = false
      begun = 1
      pace.forget()
      stack.postpone(performance.now() - from)
      if (!frame && stack.leaves().length) frame = requestAnimationFrame(tick)
    })
  }

  /** Sends off the leaves that lead to the wanted spread. */
  function pump() {
    const how = { from: shown, to: at, most: players[0].most, holding, now: performance.now(), stopAt, isHard }
    const sent = dispatch(stack, how)
    shown = sent.shown
    if (sent.turned) onTurn(sent.turned)
  }

  /**
   * Makes a page the current one.
   * @param {number} target
   */
  function turnTo(target) {
    const wanted = Math.max(0, Math.min(book.pageCount - 1, target))
    const to = desk.spreads().of(wanted)
    const from = at
    page = wanted
    if (to === at) return emit()
    forward = to > at
    at = to
    if (holding) stack.send(holding, holding.turned, performance.now())
    holding = null
    if (calm.matches || zoomed() || !players.length) return fade(from)
    unsettle()
    pump()
    emit()
    run()
  }

  /** @param {number} step in spreads */
  function turnBy(step) {
    const spread = desk.spreads().list[at + step]
    if (spread) turnTo(spread.pages[0])
  }

  /** @param {number} from */
  function fade(from) {
    const leaving = desk.laid().find(([index]) => index === from)
    rest()
    emit()
    if (leaving) fadeOut(plane, leaving[1], () => from === at)
  }

  function unsettle() {
    if (stack.leaves().length) return
    settling = new Promise((resolve) => (settled = resolve))
  }

  /** Brings the pictures of the leaves that can be turned from here to where the player has them. */
  function prepare() {
    if (!players.length || calm.matches || stack.leaves().length) return
    const sides = [at, at + 1, at - 1].filter(exists).map(desk.sides)
    const [here, ...others] = sides
    const next = exists(at + 1) ? others[0] : null
    const before = exists(at - 1) ? others[others.length - 1] : null
    void players[0].prepare([here.after, next && next.before, before && before.after, here.before])
  }

  /** A device that cannot keep pace gets less to draw. */
  function judge() {
    const median = pace.median()
    if (median === null || !players.length || players[0].keepsPace(median)) return
    players[0].hide()
    players.shift()
  }

  /**
   * A point of the stage as seen from the spine.
   * @param {Point} point
   * @param {Leaf} leaf
   */
  function toLeaf({ x, y }, leaf) {
    return { x: sign * (x - stack.spine()), y: y - leaf.top }
  }

  /**
   * The leaf that a finger takes: one in flight that it meets, or else the one that lies there, also
   * while others fly ahead of it.
   * @param {boolean} ahead
   */
  function pick(ahead) {
    const flying = stack.leaves()
    const met = flying.filter((leaf) => leaf.turned !== ahead)
    const whole = stack.stops().every(Boolean)
    if (met.length && whole) {
      const far = (/** @type {Leaf} */ leaf) => Math.abs(toLeaf(grabbedAt, leaf).x - leaf.finger.x)
      return met.sort((a, b) => far(a) - far(b))[0]
    }
    if (!whole || shown !== at || flying.length >= players[0].most) rest()
    const next = at + (ahead ? 1 : -1)
    if (!exists(next)) return null
    unsettle()
    const leaf = stack.add(stopAt(next), ahead, isHard(Math.min(at, next)))
    desk.lay(next)
    return leaf
  }

  /** @param {Point} point */
  function pull(point) {
    if (!holding) return
    // The spine moves with a cover that opens.
    for (let time = 0; time < 3; time++) stack.drag(holding, toLeaf(point, holding))
    run()
  }

  /**
   * @param {boolean} turned
   * @param {number} speed
   */
  function letGo(turned, speed) {
    const leaf = /** @type {Leaf} */ (holding)
    const nth = stack.leaves().indexOf(leaf)
    const stop = stack.stops()[turned ? nth + 1 : nth]
    holding = null
    stack.send(leaf, turned, performance.now(), { speed })
    if (stop) shown = stop.index
    if (shown !== at) {
      forward = shown > at
      at = shown
      page = desk.spreads().list[at].pages[0]
      onTurn(Math.max(1, speed))
      emit()
    }
    run()
  }

  function arrange() {
    const others = desk.measure()
    if (others) at = desk.spreads().of(page)
    rest()
    if (others) emit()
  }

  const observer = new ResizeObserver(arrange)
  const events = Object.assign(new EventTarget(), {
    /** @param {number} first */
    open(first) {
      page = Math.max(0, Math.min(book.pageCount - 1, first))
      arrange()
      observer.observe(stage)
    },
    goTo: turnTo,
    next: () => turnBy(1),
    prev: () => turnBy(-1),
    /** @param {Point} point */
    grab(point) {
      grabbedAt = point
      moved = 0
    },
    /** @param {Point} point */
    drag(point) {
      moved = point.x - grabbedAt.x
      if (calm.matches || !players.length) return
      if (!holding && moved) {
        holding = pick(moved * sign < 0)
        if (holding) stack.take(holding, toLeaf(grabbedAt, holding))
      }
      pull(point)
    },
    /**
     * @param {Point} _point
     * @param {{ x: number }} velocity
     */
    release(_point, velocity) {
      if (!holding) {
        if (calm.matches || !players.length) turnBy(-settle(moved, velocity.x, stage.clientWidth) * sign)
        return
      }
      const speed = velocity.x * sign
      const middle = desk.facing() ? 0 : holding.width / 2
      const turned = Math.abs(speed) > FLICK ? speed < 0 : holding.finger.x < middle
      letGo(turned, Math.abs(speed) > FLICK ? Math.abs(speed) : 0)
    },
    cancel: () => holding && letGo(holding.turned, 0),
    prepare,
    rest,
    destroy() {
      observer.disconnect()
      rest()
      desk.clear(() => false)
    },
  })
  return events
}
