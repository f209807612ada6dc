/**
 * What is remembered of the book read last, for the home page: `page` is 1-based, `url` (with its
 * locator) and `cover` are relative to the site's root.
 * @typedef {{ id: string, title: string, page: number, pageCount: number, url: string, cover?: string }} LastRead
 * @typedef {{ page: (id: string) => number | null, save: (record: LastRead) => void }} Progress
 */

const LAST = 'tusach:last'
const BOOK = 'tusach:progress:'

/**
 * The reader's place in each book, kept on this device only. Where the browser denies storage
 * (private windows, full disk) nothing is remembered and nothing fails.
 * @param {() => Pick<Storage, 'getItem' | 'setItem'>} storage reading it may throw
 * @returns {Progress}
 */
export function createProgress(storage) {
  return {
    /** The 0-based page where the book was left, or null. */
    page(id) {
      try {
        const { page } = JSON.parse(storage().getItem(BOOK + id) || '{}')
        return Number.isInteger(page) && page > 0 ? page - 1 : null
      } catch {
        return null
      }
    },
    save(record) {
      try {
        const { page, pageCount } = record
        storage().setItem(BOOK + record.id, JSON.stringify({ page, pageCount }))
        storage().setItem(LAST, JSON.stringify(record))
      } catch {
        // Denied or full: reading goes on without a memory.
      }
    },
  }
}
