// Answers queries on an exported site, for the test that compares them with the index:
// node answer.mjs FOLDER < queries.json > answers.json
import { readFileSync } from 'node:fs'

import { search } from '../src/search/engine.js'
import { documents, libraryIn } from './site.js'

const queries = JSON.parse(readFileSync(0, 'utf8'))
const folder = process.argv[2]
const answers = []
for (const query of queries) {
  const asked = []
  const library = libraryIn(folder, asked)
  await library.meta()
  const fixed = asked.length
  const start = process.cpuUsage()
  const answer = await search(query, library)
  const { user, system } = process.cpuUsage(start)
  const files = asked.slice(fixed)
  answers.push({
    documents: documents(answer),
    partial: answer.partial,
    absent: answer.absent.length,
    files: files.length,
    bytes: files.reduce((sum, [, size]) => sum + size, 0),
    ms: (user + system) / 1000,
  })
}
console.log(JSON.stringify(answers))
