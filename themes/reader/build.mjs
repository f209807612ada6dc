// Bundles the scripts of the site, one for each folder of src, into themes/tusach/assets; same
// source, same bytes.
import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'
import { readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const entries = readdirSync(join(here, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'main.js')
  .sort()

for (const entry of entries) {
  const name = `${basename(dirname(entry))}.js`
  const outfile = join(here, '../tusach/assets', name)
  await build({
    entryPoints: [join(here, 'src', entry)],
    outfile,
    absWorkingDir: here,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2019', 'chrome80'],
    charset: 'utf8',
    legalComments: 'none',
  })
  const bytes = readFileSync(outfile)
  console.log(`${name}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzip`)
}
