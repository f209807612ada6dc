/**
 * What is above the book at a moment: where the spine is, in pixels from the left of the stage; on
 * which side of it unread pages lie, 1 for the right; and the leaves, in the order of the book.
 * @typedef {{ spine: number, sign: 1 | -1, leaves: import('./stack.js').Leaf[] }} Frame
 *
 * Draws leaves in flight above the stage.
 * @typedef {object} Player
 * @property {number} most leaves in flight at a time
 * @property {(sides: (import('./sides.js').Side | null)[]) => Promise<unknown>} prepare brings pictures
 *   in, as far as they are there; settles when they can be drawn, and never rejects
 * @property {(frame: Frame) => boolean} draw whether it could
 * @property {() => void} hide
 * @property {(median: number) => boolean} keepsPace told the milliseconds of a frame of the last turn;
 *   whether it goes on, perhaps with less to draw
 */
export {}
