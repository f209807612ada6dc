import { draw } from './draw.js'

// Loaded by the reader when a code is asked for.
Reflect.get(self, 'tusachQr')(draw)
