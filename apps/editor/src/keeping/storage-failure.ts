/** The storage takes longer than anybody should wait. */
export class StorageTimeout extends Error {}

/** Waits for `work` so long; `slow` is called once while it still waits. */
export async function within<T>(
  ms: number,
  work: Promise<T>,
  slow?: { readonly afterMs: number; readonly run: () => void },
): Promise<T> {
  const timers: ReturnType<typeof setTimeout>[] = []
  const late = new Promise<never>((_resolve, reject) => {
    timers.push(setTimeout(() => reject(new StorageTimeout()), ms))
    if (slow) timers.push(setTimeout(slow.run, slow.afterMs))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    for (const timer of timers) clearTimeout(timer)
  }
}

/** Whether the storage has no room left. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}

/** Says why nothing can be saved, in one sentence. `undefined`: there is no answer. */
export function describeFailure(error: unknown): string {
  if (error === undefined || error instanceof StorageTimeout) {
    return 'The storage of the browser does not answer.'
  }
  const { name, message } =
    error instanceof Error ? error : { name: '', message: 'the reason is unknown' }
  switch (name) {
    case 'QuotaExceededError':
      return 'The storage of the browser is full.'
    case 'VersionError':
      return 'A newer version of Meshdraft has used this storage. Reload the page to get it.'
    case 'SecurityError':
    case 'InvalidStateError':
    case 'ReferenceError':
      return 'This browser allows no storage here.'
    default:
      return `The storage of the browser failed: ${message.replace(/\.?$/, '.')}`
  }
}
