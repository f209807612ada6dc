/**
 * A renderer shows a book on the stage and turns its pages. Pages are 0-based indices, points CSS
 * pixels on the stage. It dispatches `relocate` when another page becomes the current one, at the
 * start of the turn; `open` and a change from facing to single pages dispatch it too.
 *
 * @typedef {object} RendererParts
 * @property {(page: number) => void} open
 * @property {(page: number) => void} goTo
 * @property {() => void} next
 * @property {() => void} prev
 * @property {(point: Point) => void} grab a finger takes the page
 * @property {(point: Point) => void} drag
 * @property {(point: Point, velocity: Point) => void} release
 * @property {() => void} cancel the drag ends without a turn
 * @property {() => void} destroy
 *
 * @typedef {EventTarget & RendererParts} Renderer
 * @typedef {import('./gestures.js').Point} Point
 *
 * Where the reader is: the current page, and the pages around it.
 * @typedef {object} Place
 * @property {number} page
 * @property {boolean} atStart nothing comes before
 * @property {boolean} atEnd nothing comes after
 * @typedef {import('./nearby.js').Nearby & Place} Relocation
 *
 * What a renderer draws with.
 * @typedef {object} Scene
 * @property {HTMLElement} stage
 * @property {import('./book.js').Book} book
 * @property {(page: number) => HTMLElement} view the element of a page; the renderer sets its box
 * @property {boolean} saveData
 */
export {}
