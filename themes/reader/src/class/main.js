import { createClassMode } from './class-mode.js'

// Loaded by the reader when a class begins.
Reflect.get(self, 'tusachClass')(createClassMode)
