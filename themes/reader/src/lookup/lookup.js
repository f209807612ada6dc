import { parse, search } from '../search/engine.js'
import { createLibrary } from '../search/library.js'
import { createLoader } from '../search/loader.js'
import { prepare } from '../search/results.js'
import { createMessages, resultArticle } from '../search/view.js'

const MOST_BOOKS = 3
/** Words that stand apart somewhere on a page are no answer to a question. */
const LAST_STAGE = 2
/**
 * Whoever asks has been through the questions of the library by a better way; a survey asks itself.
 * @type {(import('../search/terms.js').Kind | undefined)[]}
 */
const NO_ANSWERS = ['question', 'survey']

/**
 * Makes the way to look words up in the catalog and in the pages of all books.
 * @param {{ root: string, words: Record<string, string> }} parts `words` are those of the search page
 */
export function createLookup({ root, words }) {
  const m = createMessages(words)
  const library = createLibrary(root, createLoader())

  /**
   * The books that hold some words, best first, and how many there are; rejects when nothing can be read.
   * @param {string} text
   * @returns {Promise<{ books: HTMLElement[], total: number }>}
   */
  return async (text) => {
    const answer = await search(parse(text), library)
    const { terms } = answer
    const { kinds } = await library.meta()
    const groups = answer.groups.filter(
      ({ book, record, pages }) =>
        !NO_ANSWERS.includes(kinds.get(book)) && (record || pages[0]).stage <= LAST_STAGE,
    )
    const { results } = await prepare(groups.slice(0, MOST_BOOKS), terms, library)
    const query = terms.map(({ typed }) => typed).join(' ')
    const books = results.map((result) => resultArticle(result, { terms, query, root, m }))
    return { books, total: groups.length }
  }
}
