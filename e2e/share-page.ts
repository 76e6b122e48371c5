import type { Locator, Page } from '@playwright/test'

/** What the share dialog says of secrets, and what became of an address. */
export class SharePage {
  readonly secrets: Locator
  readonly pasteAgain: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.secrets = page.getByRole('dialog', { name: 'Share' }).getByRole('group')
    this.pasteAgain = page.getByRole('button', { name: 'Paste the link again' })
  }

  /** The box that hides a secret. */
  secret(name: string | RegExp): Locator {
    return this.secrets.getByRole('checkbox', { name })
  }

  /** Puts a link into the address of the open page, as somebody does who pastes it there. */
  async follow(fragment: string): Promise<void> {
    await this.#page.evaluate((hash) => {
      location.hash = hash
    }, fragment)
  }

  /** The fragment of the address. */
  async readFragment(): Promise<string> {
    return this.#page.evaluate(() => location.hash)
  }

  /** Yields how far the field is scrolled and where its selection begins. */
  async readShownPart(link: Locator): Promise<{ readonly scroll: number; readonly start: number }> {
    return link.evaluate((input) => {
      if (!(input instanceof HTMLInputElement)) throw new TypeError('The link is no field.')
      return { scroll: input.scrollLeft, start: input.selectionStart ?? -1 }
    })
  }

  /** Yields every value of every database of the page, as text that is equal when the bytes are. */
  async readStorage(): Promise<string> {
    return this.#page.evaluate(async () => {
      const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(new TypeError('The storage fails.')))
        })
      const write = (value: unknown): unknown =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value)
          ? Array.from(new Uint8Array(value instanceof ArrayBuffer ? value : value.buffer))
          : value
      const stores: unknown[] = []
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await asPromise(indexedDB.open(name))
        for (const store of database.objectStoreNames) {
          const values = database.transaction(store).objectStore(store)
          stores.push([
            name,
            store,
            await asPromise(values.getAllKeys()),
            await asPromise(values.getAll()),
          ])
        }
        database.close()
      }
      return JSON.stringify([stores, Object.entries(localStorage)], (_, value: unknown) =>
        write(value),
      )
    })
  }

  /** Whether a script of a hostile link ran. */
  async isHarmed(): Promise<boolean> {
    return this.#page.evaluate(() => Reflect.has(globalThis, 'meshdraftHarm'))
  }

  /** Notes the address of every request from now on. */
  watchRequests(): readonly string[] {
    const requests: string[] = []
    this.#page.on('request', (request) => requests.push(request.url()))
    return requests
  }
}
