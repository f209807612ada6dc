/**
 * A way of reading shows a book at a page and moves in it. Pages are 0-based indices, points CSS
 * pixels on the stage. It dispatches `relocate` when another page becomes the current one, at the
 * start of the turn, with the page in its place; `open` and a change from facing to single pages dispatch it too.
 *
 * @typedef {object} ReadingParts
 * @property {(page: number) => void} open
 * @property {(page: number, spot?: Spot) => void} goTo
 * @property {() => void} next
 * @property {() => void} prev
 *
 * A renderer shows pages on the stage and turns them under the finger; it gets no finger while the
 * plane is zoomed.
 * @typedef {object} RendererParts
 * @property {(point: Point) => void} grab a finger takes the page
 * @property {(point: Point) => void} drag
 * @property {(point: Point, velocity: Point) => void} release
 * @property {() => void} cancel the drag ends without a turn
 * @property {() => void} prepare the pictures around the current page have come
 * @property {() => void} rest ends the turn under way at once
 * @property {() => void} destroy
 *
 * @typedef {EventTarget & ReadingParts} Reading
 * @typedef {Reading & RendererParts} Renderer
 * @typedef {import('./gestures.js').Point} Point
 *
 * A place finer than a page, where a way of reading knows one: an element's id, or how far a section
 * was scrolled.
 * @typedef {{ id?: string, section?: number, offset?: number }} Spot
 *
 * Where the reader is: the current page, and the pages around it.
 * @typedef {object} Place
 * @property {number} page
 * @property {boolean} atStart nothing comes before
 * @property {boolean} atEnd nothing comes after
 * @property {boolean} [quiet] the page went by in a text that is being scrolled
 * @property {Promise<void>} settled when the turn is over: what is costly waits for it
 * @typedef {import('./nearby.js').Nearby & Place} Relocation
 *
 * What a renderer draws with.
 * @typedef {object} Scene
 * @property {HTMLElement} stage
 * @property {HTMLElement} plane what holds the pages, as large as the stage; the zoom scales it
 * @property {import('./book.js').Book} book
 * @property {(page: number) => HTMLElement} view the element of a page; the renderer sets its box
 * @property {() => boolean} zoomed whether the plane is; pages then change without a leaf in flight
 * @property {boolean} saveData
 */
export {}
