/** Cache Storage in memory, with as much of its behaviour as the code under test relies on. */
export class Caches {
  #caches = new Map()
  /** Bytes that it takes before it is full. */
  quota = Infinity

  async open(name) {
    if (!this.#caches.has(name)) this.#caches.set(name, new Map())
    const files = this.#caches.get(name)
    return {
      keys: async () => [...files.keys()].map((url) => ({ url })),
      put: async (url, answer) => {
        const body = await answer.arrayBuffer()
        this.quota -= body.byteLength
        if (this.quota < 0) throw new DOMException('full', 'QuotaExceededError')
        files.delete(url)
        files.set(url, { body, headers: [...answer.headers] })
      },
      delete: async (url) => files.delete(url),
    }
  }

  async match(url, { cacheName } = {}) {
    for (const [name, files] of this.#caches) {
      if ((cacheName && name !== cacheName) || !files.has(url)) continue
      const { body, headers } = files.get(url)
      return new Response(body, { headers })
    }
    return undefined
  }

  has = async (name) => this.#caches.has(name)
  keys = async () => [...this.#caches.keys()]
  delete = async (name) => this.#caches.delete(name)
}

/** A host: files by address; `asked` has the addresses asked for, `down` those that do not come. */
export class Host {
  files = new Map()
  asked = []
  down = new Set()
  /** How many files were on their way at once, at most. */
  most = 0
  #under = 0

  ask = async (url, { signal } = {}) => {
    if (signal && signal.aborted) throw signal.reason
    this.asked.push(url)
    this.most = Math.max(this.most, ++this.#under)
    await new Promise((resolve) => setTimeout(resolve, 1))
    this.#under--
    if (this.down.has(url)) throw new TypeError('Failed to fetch')
    const body = this.files.get(url.split('?')[0])
    return body === undefined ? new Response('', { status: 404 }) : new Response(body)
  }
}
