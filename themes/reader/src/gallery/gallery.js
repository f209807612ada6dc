import PhotoSwipe from 'photoswipe'

/**
 * Opens pictures over the page, at one of them. A swipe, the arrow keys and two buttons lead on; the back
 * button of a phone closes the gallery and not the page.
 * @param {HTMLAnchorElement[]} links each leads to a large picture and holds a small one
 * @param {number} index
 * @param {Record<string, string>} words those of PhotoSwipe's options
 */
export function openGallery(links, index, words) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const gallery = new PhotoSwipe({
    dataSource: links.map(itemOf),
    index,
    ...words,
    showHideAnimationType: still ? 'none' : 'fade',
    zoomAnimationDuration: still ? false : 333,
    bgOpacity: 1,
    paddingFn: ({ x }) => (x < 600 ? { top: 60, bottom: 90, left: 0, right: 0 } : { top: 56, bottom: 96, left: 72, right: 72 }),
  })
  gallery.on('uiRegister', () => {
    const { ui } = gallery
    if (!ui) return
    ui.registerElement({
      name: 'caption',
      appendTo: 'root',
      onInit: (element, opened) => {
        // The picture itself tells it to those who do not see it.
        element.setAttribute('aria-hidden', 'true')
        opened.on('change', () => {
          element.textContent = (opened.currSlide && opened.currSlide.data.alt) || ''
        })
      },
    })
  })

  const close = () => gallery.close()
  gallery.on('destroy', () => {
    removeEventListener('popstate', close)
    if (history.state === GALLERY) history.back()
  })
  gallery.init()
  if (gallery.element) gallery.element.setAttribute('aria-label', links[index].closest('article')?.querySelector('h1')?.textContent || '')
  history.pushState(GALLERY, '')
  addEventListener('popstate', close)
}

/** The state of the page while a gallery is open. */
const GALLERY = 'gallery'

/** @param {HTMLAnchorElement} link */
function itemOf(link) {
  const image = link.querySelector('img')
  return {
    src: link.href,
    srcset: image ? image.srcset : '',
    msrc: image ? image.currentSrc : '',
    width: Number(link.dataset.width),
    height: Number(link.dataset.height),
    alt: image ? image.alt : '',
  }
}
