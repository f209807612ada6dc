// The size of letters and the colours that the visitor chose on this device. It stands in the head and is applied
// before the page is painted; the buttons in the header, hidden without scripts, change it.
(function () {
  'use strict'
  // Sites of one host share a storage: each has its path after its keys.
  var KEY = 'tusach:look@' + new URL('../../', document.currentScript.src).pathname
  var LEAST = -1
  var MOST = 3
  var root = document.documentElement
  var dark = matchMedia('(prefers-color-scheme: dark)')
  var contrast = matchMedia('(prefers-contrast: more)')
  var look = { size: 0, theme: '' }

  try {
    var kept = JSON.parse(localStorage.getItem(KEY)) || {}
    look.size = Math.min(MOST, Math.max(LEAST, Math.round(kept.size) || 0))
    if (/^(light|dark|contrast)$/.test(kept.theme)) look.theme = kept.theme
  } catch (denied) {
    // Storage is off or holds something else: the look of the device.
  }

  function shown() {
    return look.theme || (contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light')
  }

  function apply() {
    root.setAttribute('data-size', String(look.size))
    root.setAttribute('data-theme', shown())
    var buttons = document.querySelectorAll('[data-look]')
    for (var i = 0; i < buttons.length; i++) {
      var says = buttons[i].getAttribute('data-look')
      if (/^[a-z]/.test(says)) buttons[i].setAttribute('aria-pressed', String(says === shown()))
      else if (says !== '0') buttons[i].setAttribute('aria-disabled', String(look.size === (says === '+' ? MOST : LEAST)))
    }
  }

  function choose(says) {
    if (says === '0') look.size = 0
    else if (says === '+') look.size = Math.min(MOST, look.size + 1)
    else if (says === '-') look.size = Math.max(LEAST, look.size - 1)
    // Pressed again, a theme gives way to the device's own.
    else look.theme = look.theme === says ? '' : says
    apply()
    try {
      localStorage.setItem(KEY, JSON.stringify(look))
    } catch (denied) {
      // Denied or full: it lasts as long as the page.
    }
  }

  apply()
  dark.onchange = contrast.onchange = apply
  document.addEventListener('DOMContentLoaded', apply)
  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-look]')
    if (button) choose(button.getAttribute('data-look'))
  })
  // Another tab of the site has chosen.
  addEventListener('storage', function (event) {
    if (event.key !== KEY || !event.newValue) return
    look = JSON.parse(event.newValue)
    apply()
  })
})()
