/** Work that waits until nobody types, so that a key press never pays for it. */
export interface IdleTask {
  /** Plans a run; one that is planned already is put off. */
  readonly plan: () => void
  readonly cancel: () => void
}

const MOST_WAITING_MS = 1_000

/** Makes a task that runs when `delayMs` have passed without `plan` and the page is idle. */
export function createIdleTask(delayMs: number, run: () => void): IdleTask {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle: number | undefined
  const cancel = () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
    idle = undefined
  }
  return {
    plan() {
      cancel()
      timer = setTimeout(() => {
        idle = requestIdleCallback(run, { timeout: MOST_WAITING_MS })
      }, delayMs)
    },
    cancel,
  }
}
