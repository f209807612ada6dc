// Fills the home page's "keep reading" strip with the book that the reader left last on this device.
(function () {
  'use strict'
  var strip = document.getElementById('last')
  if (!strip) return
  var root = strip.getAttribute('data-root')
  var last
  try {
    // Sites of one host share a storage: each has its path after its keys.
    last = JSON.parse(localStorage.getItem('tusach:last@' + new URL(root || '.', location.href).pathname))
  } catch (denied) {
    return // Storage is off or holds something else: no strip.
  }
  // Whatever may have been written there: only an address inside this site's books is followed.
  if (!last || !last.title || !/^books\/[a-z0-9-]+\/read\.html(#[^<>"]*)?$/.test(last.url)) return
  document.getElementById('last-link').href = root + last.url
  document.getElementById('last-book').textContent = last.title
  document.getElementById('last-page').textContent = last.page + '/' + last.pageCount
  document.getElementById('last-bar').style.width = Math.min(100, (100 * last.page) / last.pageCount) + '%'
  if (last.cover && /^books\/[\w./-]+$/.test(last.cover)) {
    var cover = document.getElementById('last-cover')
    cover.src = root + last.cover
    cover.hidden = false
  }
  strip.hidden = false
})()
