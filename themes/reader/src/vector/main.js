import { createVectorSource } from './source.js'

// Loaded by the reader for a book with drawings.
Reflect.get(self, 'tusachVectorPages')(createVectorSource)
