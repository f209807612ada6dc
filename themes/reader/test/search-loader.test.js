import assert from 'node:assert/strict'
import { test } from 'node:test'

import { createLoader } from '../src/search/loader.js'

/**
 * A page with scripts, as far as the loader sees it; `files` holds what each script does, and one
 * that is missing fails to load.
 */
function page(files) {
  const asked = []
  globalThis.self = globalThis
  globalThis.document = {
    createElement: () => ({ remove() {} }),
    head: {
      append(script) {
        asked.push(script.src)
        setTimeout(() => {
          const run = files[script.src]
          if (!run) return script.onerror()
          run()
          script.onload()
        })
      },
    },
  }
  return asked
}

test('each kind of file brings its value', async () => {
  page({
    s: () => self.tusachSearch('eJw='),
    x: () => self.tusachText({ from: 0 }),
  })
  const load = createLoader()
  const values = await Promise.all(['s', 'x'].map(load))
  assert.deepEqual(values, ['eJw=', { from: 0 }])
})

test('a file is loaded once, a failed one again', async () => {
  const files = { good: () => self.tusachText({ from: 1 }) }
  const asked = page(files)
  const load = createLoader()
  await Promise.all([load('good'), load('good')])
  await assert.rejects(load('late'))
  files.late = () => self.tusachText({ from: 2 })
  assert.deepEqual(await load('late'), { from: 2 })
  assert.deepEqual(asked, ['good', 'late', 'late'])
})

test('a file that brings nothing has failed, and takes no other one’s value', async () => {
  page({ broken: () => {}, good: () => self.tusachText({ from: 3 }) })
  const load = createLoader()
  const [good, broken] = await Promise.allSettled([load('good'), load('broken')])
  assert.deepEqual(good.value, { from: 3 })
  assert.equal(broken.status, 'rejected')
})
