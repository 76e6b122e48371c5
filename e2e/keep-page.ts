import type { Locator, Page } from '@playwright/test'
import { makeHand } from './hand.ts'
import type { Hand } from './hand.ts'

/** Where work is kept, in the words of its users. */
export class KeepPage {
  readonly page: Page
  /** Says that nothing is saved at present. */
  readonly failure: Locator
  /** Says that another window writes this workspace. */
  readonly elsewhere: Locator
  /** Says what could not be read from the storage. */
  readonly damage: Locator
  readonly workspaces: Locator

  readonly #hand: Hand

  constructor(page: Page, hand = makeHand('mouse', page)) {
    this.page = page
    this.#hand = hand
    this.failure = page.getByRole('region', { name: 'Not saved' })
    this.elsewhere = page.getByRole('region', { name: 'Open in another window' })
    this.damage = page.getByRole('region', { name: 'Damaged storage' })
    this.workspaces = page.getByRole('dialog', { name: 'Workspaces' })
  }

  async takeOver(): Promise<void> {
    await this.#hand.press(this.elsewhere.getByRole('button', { name: 'Take over' }))
  }

  /** The entry of a workspace in the dialog. */
  kept(name: string): Locator {
    return this.workspaces
      .getByRole('list', { name: 'Kept on this device' })
      .getByRole('button', { name: new RegExp(`^${name}\\b`) })
  }

  deleted(name: string): Locator {
    return this.workspaces
      .getByRole('list', { name: 'Deleted' })
      .getByRole('listitem')
      .filter({ hasText: name })
  }

  async remove(name: string): Promise<void> {
    await this.#hand.press(
      this.workspaces.getByRole('button', { name: `Delete ${name}`, exact: true }),
    )
  }

  /** Makes every write fail as in a full storage, until `freeStorage`. */
  async fillStorage(): Promise<void> {
    await this.page.evaluate(() => {
      const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put')
      Reflect.set(globalThis, 'freeStorage', () => {
        Reflect.set(IDBObjectStore.prototype, 'put', put)
      })
      IDBObjectStore.prototype.put = function refuse() {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      }
    })
  }

  async freeStorage(): Promise<void> {
    await this.page.evaluate(() => {
      const free: unknown = Reflect.get(globalThis, 'freeStorage')
      if (typeof free === 'function') free()
    })
  }

  /** Lets no write come to an end, as a disk that hangs would, until `letStorageGo`. */
  async holdStorage(): Promise<void> {
    await this.page.evaluate(async () => {
      const opening = indexedDB.open('meshdraft')
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.addEventListener('success', () => resolve(opening.result))
      })
      let isHeld = true
      Reflect.set(globalThis, 'letStorageGo', () => {
        isHeld = false
        database.close()
      })
      // Whoever else wants to write waits for this transaction, which always has one more question.
      const heads = database.transaction('workspaces', 'readwrite').objectStore('workspaces')
      const ask = () => {
        if (isHeld) heads.count().addEventListener('success', ask)
      }
      ask()
    })
  }

  async letStorageGo(): Promise<void> {
    await this.page.evaluate(() => {
      const letGo: unknown = Reflect.get(globalThis, 'letStorageGo')
      if (typeof letGo === 'function') letGo()
    })
  }

  /** Spoils the last savings as a failing disk would. */
  async damageStorage(): Promise<void> {
    await this.page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(new Error('The request failed.')))
        })
      const database = await done(indexedDB.open('meshdraft'))
      const entries = database.transaction('entries', 'readwrite').objectStore('entries')
      const keys = await done(entries.getAllKeys())
      const last = keys.at(-1)
      if (last === undefined) throw new Error('There are no entries.')
      await done(entries.put({ format: 2, seq: 1, spoiled: true }, last))
      database.close()
    })
  }
}

/** Takes the storage of every page of the context away, before any script runs. */
export function stubMissingStorage(): void {
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
}

/** Lets the storage of every page of the context never answer. */
export function stubHangingStorage(): void {
  IDBFactory.prototype.open = function open() {
    const request: IDBOpenDBRequest = Object.create(IDBOpenDBRequest.prototype)
    Object.defineProperty(request, 'addEventListener', { value: () => {} })
    Object.defineProperty(request, 'removeEventListener', { value: () => {} })
    return request
  }
}

/** Runs in a page before its scripts: while `isDeaf` is set, it hears of no other window and of no lost lock. */
export function stubDeafness(): void {
  const isDeaf = () => Reflect.get(globalThis, 'isDeaf') === true
  const listenTo: unknown = Reflect.get(BroadcastChannel.prototype, 'addEventListener')
  if (typeof listenTo !== 'function') return
  BroadcastChannel.prototype.addEventListener = function listen(
    this: BroadcastChannel,
    type: string,
    listener: EventListenerOrEventListenerObject,
  ) {
    const hear = (event: Event) => {
      if (!isDeaf() && typeof listener === 'function') listener.call(this, event)
    }
    Reflect.apply(listenTo, this, [type, hear])
  }
  const request: unknown = Reflect.get(LockManager.prototype, 'request')
  if (typeof request !== 'function') return
  Reflect.set(
    LockManager.prototype,
    'request',
    function ask(this: LockManager, ...args: readonly unknown[]) {
      const asked: unknown = Reflect.apply(request, this, args)
      // A lock that is lost rejects; nobody hears of it.
      return Promise.resolve(asked).catch((error: unknown) =>
        isDeaf() ? new Promise(() => {}) : Promise.reject(error),
      )
    },
  )
}
