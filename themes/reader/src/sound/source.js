/**
 * What is being said: words of a page, as in a clip.
 * @typedef {{ page: number, first: number, last: number, anchor: string }} Place
 *
 * Who listens to a source.
 * @typedef {object} Hearer
 * @property {(place: Place) => void} place another stretch begins
 * @property {(waiting: boolean) => void} waiting the sound is under way, or has come
 * @property {() => void} ended the book is over
 * @property {() => void} stopped the device has stopped the sound, or has not let it begin
 * @property {() => void} failed it cannot be heard
 *
 * A voice that reads a book: a recording, or that of the device. Pages are 0-based indices.
 * @typedef {object} Source
 * @property {(page: number) => void} from goes to what is said on a page, or else after it
 * @property {(pages: number[]) => Promise<boolean>} moveTo goes to what is said first on one of some
 *   pages; false, and stays where it is, when nothing is
 * @property {(way: 1 | -1) => void} step goes a sentence on or back
 * @property {() => void} play
 * @property {() => void} pause
 * @property {(rate: number) => void} speed
 * @property {() => void} close
 */
export {}
