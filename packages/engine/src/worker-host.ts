import { createEngine } from './create-engine.ts'
import type { Engine, OpenProgress } from './engine.ts'
import { PROTOCOL_VERSION } from './protocol.ts'
import type { PageMessage, WorkerMessage, WorkspaceChange } from './protocol.ts'
import type { WorkspaceDelta } from './view.ts'

/** The worker's end of the channel to the page. */
export interface EnginePort {
  postMessage(message: WorkerMessage): void
  onMessage(listener: (message: PageMessage) => void): void
  /** Runs `task` soon, after the messages that have arrived by then. */
  schedule(task: () => void): void
}

type OpenMessage = Extract<PageMessage, { type: 'open' }>
type ChangeMessage = Extract<PageMessage, { type: 'change' }>
type LayoutMessage = Extract<PageMessage, { type: 'layout' }>

interface Opening {
  readonly engine: Engine
  readonly message: OpenMessage
  readonly steps: Generator<OpenProgress, WorkspaceDelta, void>
  reportedPath: string | undefined
}

/** Smaller workspaces open in a blink; a progress bar would only flicker. */
const PROGRESS_DOCUMENTS = 500
/** Long enough to get on, short enough for a newer message to take over at once. */
const SLICE_MS = 40

/**
 * Answers the page's messages on `port` until the worker ends. One engine, one message loop:
 * changes that have piled up are answered once, at the newest version; an opening works in slices
 * and gives way to a newer one. What breaks is reported as `failed`, and only a new `open` is
 * answered after that, for the engine's state is unknown.
 */
export function serveEngine(port: EnginePort): void {
  let engine: Engine | undefined
  let opening: Opening | undefined
  let waiting: PageMessage[] = []
  let isScheduled = false

  port.onMessage((message) => {
    waiting.push(message)
    schedule()
  })
  port.postMessage({ type: 'ready', protocol: PROTOCOL_VERSION })

  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    port.schedule(() => {
      isScheduled = false
      takeTurn()
    })
  }

  function takeTurn(): void {
    try {
      takeNewestOpen()
      if (opening && !advance(opening)) schedule()
      if (!opening) answerWaiting()
    } catch (error) {
      const version = Math.max(
        0,
        ...waiting.map((message) => message.version),
        opening?.message.version ?? 0,
      )
      engine = undefined
      opening = undefined
      waiting = []
      port.postMessage({
        type: 'failed',
        protocol: PROTOCOL_VERSION,
        version,
        message: describe(error),
      })
    }
  }

  function takeNewestOpen(): void {
    for (const { protocol } of waiting) {
      if (protocol !== PROTOCOL_VERSION)
        throw new RangeError(`Protocol ${protocol} is not spoken here.`)
    }
    const at = waiting.findLastIndex((message) => message.type === 'open')
    const message = waiting[at]
    if (message?.type !== 'open') return
    // Changes before an open are part of its texts; a layout is still waited for.
    const layouts = waiting.slice(0, at).filter((earlier) => earlier.type === 'layout')
    waiting = [...layouts, ...waiting.slice(at + 1)]
    const opened = createEngine(message.settings)
    engine = undefined
    opening = {
      engine: opened,
      message,
      steps: opened.openInSteps(message.version, message.files),
      reportedPath: undefined,
    }
  }

  /** Works on an opening for one slice. Yields whether it is done. */
  function advance(current: Opening): boolean {
    const end = Date.now() + SLICE_MS
    for (;;) {
      const step = current.steps.next()
      if (step.done) {
        engine = current.engine
        opening = undefined
        postDelta(step.value, true)
        return true
      }
      const isSliceOver = Date.now() >= end
      reportProgress(current, step.value, isSliceOver)
      if (isSliceOver) return false
    }
  }

  function reportProgress(current: Opening, progress: OpenProgress, isSliceOver: boolean): void {
    const { isCareful, version } = current.message
    const isNewPath = isCareful === true && progress.path !== current.reportedPath
    const isDue = isSliceOver && progress.documentsTotal > PROGRESS_DOCUMENTS
    if (!isNewPath && !isDue) return
    current.reportedPath = progress.path
    port.postMessage({ type: 'progress', protocol: PROTOCOL_VERSION, version, ...progress })
  }

  function answerWaiting(): void {
    const changes = waiting.filter((message) => message.type === 'change')
    if (changes.length > 0) answerChanges(changes)
    for (const message of waiting) {
      if (message.type === 'layout') answerLayout(message)
    }
    waiting = []
  }

  function answerChanges(messages: readonly ChangeMessage[]): void {
    const changes: WorkspaceChange[] = messages.flatMap((message) => message.changes)
    const version = messages.at(-1)?.version ?? 0
    postDelta(getEngine().update(version, changes), false)
  }

  function answerLayout({ requestId, version, nodeIds }: LayoutMessage): void {
    const boxes = getEngine().layout(nodeIds)
    port.postMessage({ type: 'layout', protocol: PROTOCOL_VERSION, version, requestId, boxes })
  }

  function getEngine(): Engine {
    if (!engine) throw new RangeError('No workspace is open.')
    return engine
  }

  function postDelta(delta: WorkspaceDelta, isFull: boolean): void {
    port.postMessage({ type: 'delta', protocol: PROTOCOL_VERSION, delta, isFull })
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
