import { createPreview } from './preview.js'

// Loaded by the reader when only the first pages of a book are there.
Reflect.get(self, 'tusachPreview')(createPreview)
