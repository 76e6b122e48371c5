import type { VersionLedger } from './keeper-contract.ts'

/** Later, should the page never rest. */
const MOST_WAITING_MS = 3_000

/** Keeps earlier versions in the storage of the browser; what that takes is fetched when it is needed. */
export function buildBrowserVersions(): VersionLedger {
  let opening: ReturnType<typeof open> | undefined
  let tail: Promise<unknown> = Promise.resolve()

  async function open() {
    const [keeping, { openVersionStorage }] = await Promise.all([
      import('./version-keeper.ts'),
      import('./version-storage.ts'),
    ])
    return { ...keeping, storage: await openVersionStorage() }
  }
  async function run<T>(act: (opened: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
    opening ??= open()
    try {
      return await act(await opening)
    } catch (error) {
      // Opened anew the next time.
      opening = undefined
      throw error
    }
  }
  /** One at a time, in order; nobody waits for it. */
  const enqueue = (act: Parameters<typeof run>[0]) => {
    tail = tail.then(() => run(act)).catch(() => {})
  }

  return {
    record: (version) =>
      enqueue(async ({ recordVersion, storage }) => {
        await whenIdle()
        await recordVersion(storage, version)
      }),
    async list(id) {
      await tail
      return run(({ listVersions, storage }) => listVersions(storage, id))
    },
    forget: (id) => enqueue(({ storage }) => storage.remove(id)),
    makeRoom: () => enqueue(({ storage }) => storage.dropOlder()),
  }
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Not in every browser.
    if (!('requestIdleCallback' in globalThis)) setTimeout(resolve)
    else requestIdleCallback(() => resolve(), { timeout: MOST_WAITING_MS })
  })
}
