// What a browser would fetch: files of a folder, counted as a host sends them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Hosts compress these on the way; others travel as they are. */
const COMPRESSED = /\.(js|json|css|html|svg)$/

/** @param {string} folder */
export function createCounter(folder) {
  const sizes = new Map()
  let files = 0
  let bytes = 0
  let spent = 0
  let counted = /^/

  /** @param {string} file */
  function read(file) {
    const begun = process.cpuUsage()
    const path = join(folder, file)
    if (!existsSync(path)) throw new Error(`${file} is not there`)
    const content = readFileSync(path)
    if (!sizes.has(file)) {
      sizes.set(file, COMPRESSED.test(file) ? Math.min(content.length, gzipSync(content).length) : content.length)
    }
    if (counted.test(file)) {
      files += 1
      bytes += sizes.get(file)
    }
    // Reading and counting are no work of a browser's script.
    spent += micros(begun)
    return content
  }

  /**
   * What `work` fetches, and the milliseconds of CPU that it takes.
   * @template Result
   * @param {() => Promise<Result>} work
   * @param {RegExp} [which] counts only the files of such names
   */
  async function measured(work, which = /^/) {
    files = bytes = spent = 0
    counted = which
    const begun = process.cpuUsage()
    const result = await work()
    const cpu = (micros(begun) - spent) / 1000
    return { result, files, bytes, cpu }
  }

  return { read, measured }
}

/** @param {NodeJS.CpuUsage} begun */
function micros(begun) {
  const { user, system } = process.cpuUsage(begun)
  return user + system
}

/** The questions come as JSON on standard input; the answers go out the same way. */
export async function serve(answer) {
  const asked = JSON.parse(readFileSync(0, 'utf8'))
  process.stdout.write(JSON.stringify(await answer(asked)))
}
