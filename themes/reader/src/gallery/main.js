/** The gallery of pictures, loaded when the first of them is opened. */
import 'photoswipe/style.css'
import './gallery.css'
import { openGallery } from './gallery.js'

const arrived = /** @type {{ tusachGallery?: (open: typeof openGallery) => void }} */ (/** @type {unknown} */ (self))
if (arrived.tusachGallery) arrived.tusachGallery(openGallery)
