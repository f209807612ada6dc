import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dropWithdrawn } from '../../src/worker/withdrawn.js'
import { Caches, Host } from './browser.js'

const ROOT = 'https://truong.example/repo/'

test('a saved book that the site has no more is deleted, and no other', async () => {
  const host = new Host()
  const caches = new Caches()
  const names = ['book con', 'book rut', 'book mat-mang', 'frame 1'].map((name) => `tusach /repo/ ${name}`)
  const neighbours = 'tusach /truong-khac/ book rut'
  for (const name of [...names, neighbours]) await caches.open(name)
  host.files.set(`${ROOT}books/con/files.json`, '{}')
  host.down.add(`${ROOT}books/mat-mang/files.json`)
  await dropWithdrawn({ root: ROOT, caches, ask: host.ask })
  assert.deepEqual(await caches.keys(), [...names.filter((name) => !name.endsWith('rut')), neighbours])
})
