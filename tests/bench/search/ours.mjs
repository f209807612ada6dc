// Asks our index with the reader's own engine: node ours.mjs FOLDER < {"queries": […]}.
import { runInNewContext } from 'node:vm'
import { createLibrary } from '../../../themes/reader/src/search/library.js'
import { search } from '../../../themes/reader/src/search/engine.js'
import { createCounter, serve } from './counting.mjs'

const [folder] = process.argv.slice(2)
const counter = createCounter(folder)
const TOP = 10

/** A visit with nothing in memory: each file is a script that hands over one value. */
function visit() {
  const files = new Map()
  return createLibrary('', (url) => {
    if (!files.has(url)) {
      let arrived
      runInNewContext(new TextDecoder('utf-16le').decode(counter.read(url)), { tusachSearch: (value) => (arrived = value) })
      files.set(url, Promise.resolve(arrived))
    }
    return files.get(url)
  })
}

/**
 * The best documents in the order in which the page shows them: records first, then the pages of
 * each book together, best book first.
 */
function flat(groups) {
  const hits = groups.flatMap(({ book, record, pages }) => [...(record ? [record] : []), ...pages].map((hit) => ({ book, ...hit })))
  return hits
    .sort(
      (a, b) =>
        Number(a.stage > 1) - Number(b.stage > 1) || b.exact - a.exact || Number(a.page > 0) - Number(b.page > 0) || a.stage - b.stage || b.score - a.score || a.book - b.book || a.page - b.page,
    )
    .slice(0, TOP)
}

/** Reads what a result shows: the book's row and, of a page, its text. */
async function show({ book, page }, library) {
  if (page) await library.text(book, page)
  return [(await library.book(book))[0], page]
}

await serve(async ({ queries }) => {
  let fixed = {}
  const answers = []
  // What the engine costs once it runs compiled; a few queries of every kind see to that.
  for (let at = 0; at < queries.length; at += 5) await search(queries[at], visit())
  for (const query of queries) {
    const library = visit()
    const { files, bytes } = await counter.measured(() => library.meta())
    fixed = { files, bytes }
    const { result: found, ...cost } = await counter.measured(() => search(query, library))
    const best = flat(found.groups)
    const shown = await counter.measured(() => Promise.all(best.map((hit) => show(hit, library))))
    answers.push({ ...cost, total: found.total, top: shown.result, snippets: { files: shown.files, bytes: shown.bytes } })
  }
  return { fixed, answers }
})
