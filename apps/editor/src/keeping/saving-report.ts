import type { KeptState } from '../store/design-state.ts'
import { describeFailure } from './storage-failure.ts'

/** What is not confirmed after so long is told; it is no failure yet. */
const LATE_MS = 800

/** How a session stands with the storage. */
export type Standing = 'follower' | 'saved' | 'unsaved'

/** Tells people how saving goes. */
export interface SavingReport {
  /** Tells how it stands, unless there is a failure to tell. */
  readonly tell: () => void
  readonly tellFailure: (error: unknown) => void
  /** Something was saved; what is not yet has its time anew. */
  readonly noteStored: () => void
  /** There is no failure any more. */
  readonly recover: () => void
  /** A failure stays told until something was saved again. */
  readonly hasFailed: () => boolean
  readonly stop: () => void
}

export function createSavingReport(
  look: () => Standing,
  onKept: (kept: KeptState) => void,
): SavingReport {
  let hasFailed = false
  let isLate = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
    isLate = false
  }
  function tell(): void {
    const standing = look()
    if (standing !== 'unsaved') stop()
    else timer ??= setTimeout(tellLate, LATE_MS)
    if (!hasFailed) onKept(describe(standing, isLate))
  }
  function tellLate(): void {
    isLate = true
    tell()
  }
  return {
    tell,
    tellFailure(error) {
      hasFailed = true
      onKept({ type: 'failed', reason: describeFailure(error) })
    },
    noteStored() {
      hasFailed = false
      stop()
    },
    recover() {
      hasFailed = false
      tell()
    },
    hasFailed: () => hasFailed,
    stop,
  }
}

function describe(standing: Standing, isLate: boolean): KeptState {
  switch (standing) {
    case 'follower':
      return { type: 'off', reason: 'Saved by another window' }
    case 'saved':
      return { type: 'saved' }
    case 'unsaved':
      return { type: 'saving', ...(isLate && { isLate }) }
  }
}
