/** The view all around, loaded when it is first asked for. */
import 'pannellum/build/pannellum.css'
import { openPanorama } from './panorama.js'

const arrived = /** @type {{ tusachPanorama?: (open: typeof openPanorama) => void }} */ (/** @type {unknown} */ (self))
if (arrived.tusachPanorama) arrived.tusachPanorama(openPanorama)
