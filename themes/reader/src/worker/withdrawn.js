import { LISTING, cacheNames } from '../offline/names.js'

/**
 * Deletes the saved books that the site does not have any more, be it that nobody may read them now. This
 * is done when the frame of a new version has just come, so that a host which is down takes none away.
 * @param {object} parts
 * @param {string} parts.root address of the site's root
 * @param {CacheStorage} parts.caches
 * @param {(url: string, options: RequestInit) => Promise<Response>} parts.ask the network
 */
export async function dropWithdrawn({ root, caches, ask }) {
  const names = cacheNames(new URL(root).pathname)
  for (const id of names.booksIn(await caches.keys())) {
    const answer = await ask(`${root}books/${id}/${LISTING}`, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
    if (answer && (answer.status === 404 || answer.status === 410)) await caches.delete(names.book(id))
  }
}
