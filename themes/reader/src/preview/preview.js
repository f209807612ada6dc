import { byId } from '../reader/dom.js'
import { createPanel, openPanel } from '../reader/panel.js'

/**
 * Says behind the last page that may be read where the printed book stands: to whoever goes on there,
 * and to whoever followed a link to a page that is not here.
 * @param {import('../reader/reader.js').Reader} reader
 * @param {boolean} beyond whether the reader was opened by such a link
 */
export function createPreview(reader, beyond) {
  const dialog = createPanel('preview')
  const open = () => dialog.open || openPanel(dialog)
  reader.on('end', open)
  byId('preview-again', HTMLButtonElement).addEventListener('click', () => {
    dialog.close()
    reader.goTo(0)
  })
  if (beyond) open()
}
