// Asks a Pagefind index with Pagefind's own script: node pagefind.mjs FOLDER < {"queries": […]}.
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { createCounter, serve } from './counting.mjs'

const [folder] = process.argv.slice(2)
const counter = createCounter(folder)
const BASE = '/pagefind/'
const NOTHING = 'zzqzzqzzq'
/** What every visit needs; the rest depends on the query. */
const FIXED = /entry\.json$|\.pf_meta$|^wasm\./

globalThis.fetch = async (url) => {
  const content = counter.read(String(url).split('?')[0].replace(BASE, ''))
  return new Response(content)
}

const pagefind = await import(pathToFileURL(join(folder, 'pagefind.js')).href)

await serve(async ({ queries }) => {
  let fixed = {}
  const answers = []
  const start = async () => {
    await pagefind.destroy()
    await pagefind.options({ basePath: BASE })
  }
  // As for ours: what it costs once it runs compiled.
  for (let at = 0; at < queries.length; at += 5) {
    await start()
    await pagefind.search(queries[at])
  }
  for (const query of queries) {
    await start()
    // Its dictionary and WebAssembly come with the first search, so one that finds nothing goes ahead.
    const { files, bytes } = await counter.measured(async () => {
      await pagefind.init()
      await pagefind.search(NOTHING)
    }, FIXED)
    fixed = { files, bytes }
    const { result: found, ...cost } = await counter.measured(() => pagefind.search(query))
    const shown = await counter.measured(() => Promise.all(found.results.slice(0, 10).map((one) => one.data())))
    answers.push({
      ...cost,
      total: found.results.length,
      top: shown.result.map(({ raw_url, url }) => raw_url || url),
      snippets: { files: shown.files, bytes: shown.bytes },
    })
  }
  return { fixed, answers }
})
