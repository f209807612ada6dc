/**
 * The keys of passphrases that somebody asked this device to remember. They lie in the browser's
 * database as keys that can be used but not read; passphrases are not kept.
 */

const STORE = 'keys'

/**
 * The name of the database: the sites of one host share theirs, so it bears the site's path.
 * @param {string} path
 */
export const database = (path) => `tusach lock ${path}`

/**
 * @param {string} path of the site's root
 * @param {IDBFactory} [factory]
 */
export function createRemembered(path, factory = self.indexedDB) {
  /** @returns {Promise<IDBDatabase>} */
  function open() {
    return new Promise((resolve, reject) => {
      const request = factory.open(database(path), 1)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { autoIncrement: true })
      request.onsuccess = () => resolve(request.result)
      request.onerror = request.onblocked = () => reject(request.error)
    })
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
   * @returns {Promise<T>}
   */
  async function work(mode, ask) {
    const base = await open()
    try {
      return await new Promise((resolve, reject) => {
        const transaction = base.transaction(STORE, mode)
        const request = ask(transaction.objectStore(STORE))
        transaction.oncomplete = () => resolve(request.result)
        transaction.onabort = transaction.onerror = () => reject(transaction.error)
      })
    } finally {
      base.close()
    }
  }

  return {
    /** All of them; none where the browser denies its database. @returns {Promise<CryptoKey[]>} */
    keys: () => work('readonly', (store) => store.getAll()).catch(() => []),
    /** @param {CryptoKey} key */
    add: (key) => work('readwrite', (store) => store.add(key)),
    clear: () => work('readwrite', (store) => store.clear()),
  }
}
