/**
 * Throttled from the beginning of one write to the beginning of the next, and not debounced: it also saves
 * while typing goes on.
 */
const THROTTLE_MS = 100

/** When to save. */
export interface SaveTiming {
  /** Saves as soon as the throttle allows. */
  readonly saveSoon: () => void
  /** Saves after that time, or sooner if a save is due before. */
  readonly saveIn: (ms: number) => void
  /** Saves at once if a save is due. */
  readonly flush: () => void
  /** No longer saves. */
  readonly stop: () => void
}

/**
 * Decides when to save.
 *
 * The first change after a rest is saved in the task that makes it: a page that is busy with typing comes
 * to its timers late. The time since the last save is read off the clock of the page, which never jumps.
 */
export function createSaveTiming(save: () => void): SaveTiming {
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = Infinity
  let savedAt = -Infinity

  function run(): void {
    clearTimeout(timer)
    timer = undefined
    savedAt = performance.now()
    save()
  }
  function saveIn(ms: number): void {
    const at = performance.now() + ms
    if (timer !== undefined && dueAt <= at) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(run, ms)
  }
  return {
    saveSoon() {
      const rest = THROTTLE_MS - (performance.now() - savedAt)
      if (rest <= 0) run()
      else saveIn(rest)
    },
    saveIn,
    flush() {
      if (timer !== undefined) run()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
