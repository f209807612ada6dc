import { createTextMode } from './text-mode.js'

// Loaded by the reader when a book is read as text for the first time.
Reflect.get(self, 'tusachTextMode')(createTextMode)
