import { createSettingsPanel } from './panel.js'

// Loaded by the reader with the text mode, or with the first page that is drawn.
Reflect.get(self, 'tusachSettings')(createSettingsPanel)
