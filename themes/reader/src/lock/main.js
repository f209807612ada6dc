import { unlock } from './lock-screen.js'

// Loaded by the reader when a book is for classes.
Reflect.get(self, 'tusachLock')(unlock)
