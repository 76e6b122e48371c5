import { deepStrictEqual, ok } from 'node:assert'
import { applyDelta, emptyView } from '../src/apply-delta.ts'
import { DEFAULT_ENGINE_SETTINGS } from '../src/create-engine.ts'
import { createEngineClient } from '../src/engine-client.ts'
import type { WorkspaceChange } from '../src/protocol.ts'
import type { WorkspaceView } from '../src/view.ts'
import { applyChanges, deriveAnew, toComparable } from './check-history.ts'
import { createFakeClock, createFakeWorkers } from './fake-workers.ts'
import type { Fault } from './fake-workers.ts'
import { makeChanges } from './random-changes.ts'
import type { ChangeSeed, Texts } from './random-changes.ts'

/** One edit of a session, and how long the user waits before it. */
export interface TimedSeed extends ChangeSeed {
  readonly pauseMs: number
}

export interface FaultReport {
  /** Faults that took effect. */
  readonly faults: number
  readonly edits: number
}

/** Time in which a dead worker must be noticed at the latest, and another be there. */
const NOTICE_MS = 40_000
const RESTART_MS = 500

/**
 * Edits a workspace while its workers crash, hang and break, and throws unless the page ends up with
 * what an engine makes of the final texts that knows nothing of all this.
 */
export function checkFaults(
  files: readonly { readonly path: string; readonly text: string }[],
  seeds: readonly TimedSeed[],
  faults: readonly (Fault | undefined)[],
): FaultReport {
  const originals: Texts = new Map(files.map(({ path, text }) => [path, text]))
  const clock = createFakeClock()
  const workers = createFakeWorkers(clock, faults)
  let texts = originals
  let version = 1
  let edits = 0
  let view: WorkspaceView = emptyView()
  let status = ''
  let leftOut = 0
  const failedAt: number[] = []
  const layouts: unknown[] = []

  const client = createEngineClient({
    spawn: workers.spawn,
    timers: clock,
    snapshot: () => ({
      version,
      settings: DEFAULT_ENGINE_SETTINGS,
      files: [...texts].map(([path, text]) => ({ path, text })),
    }),
    onDelta(delta, isFull) {
      ok(delta.version >= view.version, 'an older answer overwrote a newer one')
      view = applyDelta(isFull ? emptyView() : view, delta)
    },
    onStatus: (next) => {
      status = next
    },
    onLeftOut: (left) => {
      leftOut = left.length
    },
    onFailure: () => failedAt.push(clock.now()),
  })
  const change = (changes: readonly WorkspaceChange[]): void => {
    if (changes.length === 0) return
    texts = applyChanges(texts, changes)
    version += 1
    edits += 1
    client.change(version, changes)
  }

  client.open()
  for (const seed of seeds) {
    clock.run(seed.pauseMs)
    change(makeChanges(texts, seed, originals))
  }
  clock.run(NOTICE_MS * (faults.length + 1))
  // A workspace opened anew has no last good states, so the comparison needs texts that can be read.
  const broken = [...view.documentsByFile].filter(([, documents]) =>
    documents.some((it) => it.isStale),
  )
  change(broken.map(([path]) => ({ type: 'put', path, text: files[0]?.text ?? '' })))
  void client.layout().then((answer) => layouts.push(answer))
  clock.runAll()
  // Three workers in a row that end over one file leave it out, until they are given another chance.
  if (leftOut > 0) {
    client.retry()
    clock.runAll()
  }

  deepStrictEqual(leftOut, 0)
  deepStrictEqual(status, 'idle')
  deepStrictEqual(view.version, version)
  deepStrictEqual(toComparable(view), toComparable(deriveAnew(texts)), 'as from scratch')
  deepStrictEqual(workers.alive(), 1, 'workers that ended are terminated')
  checkRestarts(failedAt, workers.spawnTimes)
  client.dispose()
  deepStrictEqual(workers.alive(), 0)
  return { faults: workers.faultTimes.length, edits }
}

function checkRestarts(failedAt: readonly number[], spawnTimes: readonly number[]): void {
  for (const time of failedAt) {
    const next = spawnTimes.find((spawn) => spawn >= time)
    ok(
      next !== undefined && next - time <= RESTART_MS,
      'a new worker is there within half a second',
    )
  }
}
