import { createLookup } from './lookup.js'

// Handed over like data: a script that another one asks for (script-data.js).
Reflect.get(self, 'tusachLookup')(createLookup)
