import type { NodeBox } from '@meshdraft/graph'
import type { EngineFile } from './engine.ts'
import { createFailureLog } from './failure-log.ts'
import { PROTOCOL_VERSION } from './protocol.ts'
import type { PageMessage, WorkerMessage, WorkspaceChange } from './protocol.ts'
import type { EngineSettings, WorkspaceDelta } from './view.ts'

/** The page's end of a worker that runs `serveEngine`. */
export interface EngineWorker {
  postMessage(message: PageMessage): void
  onMessage(listener: (message: WorkerMessage) => void): void
  /** Called when the worker cannot be loaded or dies. */
  onError(listener: (message: string) => void): void
  terminate(): void
}

/** Timers of the page, or of a test. */
export interface EngineTimers {
  set(callback: () => void, ms: number): unknown
  clear(timer: unknown): void
}

/** All that the engine is to know; it must include every change passed to `change` so far. */
export interface EngineSnapshot {
  readonly version: number
  readonly settings: EngineSettings
  readonly files: readonly EngineFile[]
}

/**
 * `starting`: no worker has answered yet. `busy`: the view is older than the texts. `restarting`: a
 * worker hung or crashed and another takes its place. `failed`: it happened too often; `retry`.
 */
export type EngineClientStatus = 'starting' | 'idle' | 'busy' | 'restarting' | 'failed'

/** A file that the worker is not given any more, because it stopped the worker again and again. */
export interface LeftOutFile {
  readonly path: string
  /** One sentence for the user. */
  readonly message: string
}

export interface LayoutAnswer {
  /** Version of the texts that the layout was asked for. */
  readonly version: number
  readonly boxes: readonly (readonly [id: string, box: NodeBox])[]
}

export interface EngineClientOptions {
  readonly spawn: () => EngineWorker
  readonly timers: EngineTimers
  /** Reads the present texts; called by `open` and after a crash. */
  readonly snapshot: () => EngineSnapshot
  /** A full delta applies to `emptyView()`, another to the view after the one before. */
  readonly onDelta: (delta: WorkspaceDelta, isFull: boolean) => void
  readonly onStatus?: (status: EngineClientStatus) => void
  /** While a big workspace opens; `undefined` when it is done. */
  readonly onProgress?: (
    progress: { readonly done: number; readonly total: number } | undefined,
  ) => void
  /** The files left out, whenever that changes. */
  readonly onLeftOut?: (files: readonly LeftOutFile[]) => void
  /** Technical reason of each restart, for the console. */
  readonly onFailure?: (reason: string) => void
  /** How long a worker may be silent over one file while it owes an answer; default 5 s. */
  readonly deadlineMs?: number
}

/** The page's side of the engine. All functions return at once. */
export interface EngineClient {
  /** Gives the worker the whole snapshot: for a new workspace, or new settings. */
  open(): void
  /**
   * Passes on changes of the texts that led to `version`. A version that a snapshot read since has
   * covered is left alone.
   */
  change(version: number, changes: readonly WorkspaceChange[]): void
  /**
   * Asks for the layout of some nodes or all; survives a restart. `undefined` when two workers ended
   * over it, or the client was disposed of.
   */
  layout(nodeIds?: readonly string[]): Promise<LayoutAnswer | undefined>
  /** Gives files that were left out, and a worker that failed, another chance. */
  retry(): void
  /** Ends the worker; nothing is called any more. */
  dispose(): void
}

interface Session {
  readonly worker: EngineWorker
  /** It has loaded and sent its first message. */
  isReady: boolean
  /** Of the last open; older answers belong to another workspace. */
  openVersion: number
  /** The last open is not answered: only a full delta leads on. */
  isOpening: boolean
  /** Characters posted and not answered: big texts get more time. */
  owedLength: number
  /** Files among the changes not answered. */
  changedPaths: Set<string>
  /** In a careful opening: the file the worker works on. */
  currentPath: string | undefined
}

interface LayoutRequest {
  readonly nodeIds: readonly string[] | undefined
  readonly resolve: (answer: LayoutAnswer | undefined) => void
  /** Workers that ended over it. */
  failures: number
}

const DEADLINE_MS = 5_000
/** Loading the worker's script takes as long as the network does. */
const LOAD_MS = 30_000
/** A slow machine reads about a megabyte of YAML in a second. */
const DEADLINE_MS_PER_CHARACTER = 2 / 1_000
/** An answer may wait behind the timer when the page itself was busy or asleep. */
const GRACE_MS = 100
const LAYOUT_ATTEMPTS = 2
const RESTART_MS = [0, 100, 250, 500]

/**
 * Makes the supervisor of a worker that runs the engine. It gives every message a version, allows no
 * older answer to overwrite a newer one, and replaces a worker that hangs (no sign for the deadline
 * while it owes an answer), dies or reports a fault: the texts are on the page, so nothing is lost.
 * A file that stops three workers in a row is left out, and said so.
 */
export function createEngineClient(options: EngineClientOptions): EngineClient {
  const { timers, deadlineMs = DEADLINE_MS } = options
  const failures = createFailureLog()
  const leftOut = new Map<string, LeftOutFile>()
  const layouts = new Map<number, LayoutRequest>()
  let session: Session | undefined
  let status: EngineClientStatus | undefined
  let askedVersion = 0
  let answeredVersion = -1
  let nextRequestId = 1
  let deadline: unknown
  let restart: unknown
  let isOpen = false
  let isDisposed = false

  setStatus('starting')
  start()

  return {
    open() {
      if (isDisposed) return
      isOpen = true
      failures.clear()
      setLeftOut([])
      if (session) return sendOpen(session)
      setStatus('starting')
      start()
    },
    change(version, changes) {
      if (isDisposed || version <= askedVersion) return
      askedVersion = version
      const removed = new Set(changes.filter((it) => it.type === 'remove').map((it) => it.path))
      const stillOut = [...leftOut.keys()].filter((path) => !removed.has(path))
      // Without a worker the coming one reads the snapshot, which holds the change.
      if (session && isOpen) sendChange(session, version, changes)
      if (stillOut.length < leftOut.size) setLeftOut(stillOut)
    },
    layout(nodeIds) {
      return new Promise((resolve) => {
        if (isDisposed) return resolve(undefined)
        const requestId = nextRequestId
        nextRequestId += 1
        layouts.set(requestId, { nodeIds, resolve, failures: 0 })
        if (session && isOpen) sendLayout(session, requestId)
      })
    },
    retry() {
      if (isDisposed) return
      failures.clear()
      setLeftOut([])
      end()
      setStatus('restarting')
      start()
    },
    dispose() {
      isDisposed = true
      end()
      for (const { resolve } of layouts.values()) resolve(undefined)
      layouts.clear()
    },
  }

  function start(): void {
    timers.clear(restart)
    restart = undefined
    let worker: EngineWorker
    try {
      worker = options.spawn()
    } catch (error) {
      // A worker that cannot be made fails like one that dies: later, and with a limit.
      recover(undefined, error instanceof Error ? error.message : String(error))
      return
    }
    const started: Session = {
      worker,
      isReady: false,
      openVersion: -1,
      isOpening: false,
      owedLength: 0,
      changedPaths: new Set(),
      currentPath: undefined,
    }
    session = started
    // An ended worker may still have messages under way: they are of no account.
    worker.onMessage((message) => {
      if (session === started) receive(started, message)
    })
    worker.onError((reason) => {
      if (session === started) recover(started, reason)
    })
    if (isOpen) sendOpen(started)
  }

  function sendOpen(to: Session): void {
    const { version, settings, files } = options.snapshot()
    const given = files.filter((file) => !leftOut.has(file.path))
    askedVersion = version
    to.openVersion = version
    to.isOpening = true
    to.changedPaths.clear()
    to.currentPath = undefined
    to.owedLength = given.reduce((sum, file) => sum + file.text.length, 0)
    answeredVersion = Math.min(answeredVersion, version - 1)
    to.worker.postMessage({
      type: 'open',
      protocol: PROTOCOL_VERSION,
      version,
      settings,
      files: given,
      ...((failures.count() > 0 || leftOut.size > 0) && { isCareful: true }),
    })
    for (const requestId of layouts.keys()) sendLayout(to, requestId)
    followWork()
  }

  function sendChange(to: Session, version: number, changes: readonly WorkspaceChange[]): void {
    const given = changes.filter((change) => !leftOut.has(change.path))
    for (const change of given) {
      to.changedPaths.add(change.path)
      to.owedLength += countCharacters(change)
    }
    to.worker.postMessage({ type: 'change', protocol: PROTOCOL_VERSION, version, changes: given })
    followWork()
  }

  function sendLayout(to: Session, requestId: number): void {
    const nodeIds = layouts.get(requestId)?.nodeIds
    to.worker.postMessage({
      type: 'layout',
      protocol: PROTOCOL_VERSION,
      version: askedVersion,
      requestId,
      ...(nodeIds && { nodeIds }),
    })
    followWork()
  }

  function receive(from: Session, message: WorkerMessage): void {
    if (message.protocol !== PROTOCOL_VERSION) {
      stop(`The worker speaks protocol ${message.protocol}, the page ${PROTOCOL_VERSION}.`)
      return
    }
    from.isReady = true
    switch (message.type) {
      case 'ready':
        break
      case 'progress':
        if (message.version < from.openVersion) break
        from.currentPath = message.path
        options.onProgress?.({ done: message.documentsDone, total: message.documentsTotal })
        break
      case 'delta':
        receiveDelta(from, message.delta, message.isFull)
        break
      case 'layout': {
        const { version, boxes, requestId } = message
        const request = layouts.get(requestId)
        layouts.delete(requestId)
        request?.resolve({ version, boxes })
        break
      }
      case 'failed':
        recover(from, message.message)
        return
    }
    if (session === from) followWork()
  }

  function receiveDelta(from: Session, delta: WorkspaceDelta, isFull: boolean): void {
    if (delta.version < from.openVersion) return
    if (!isFull && (from.isOpening || delta.version <= answeredVersion)) return
    answeredVersion = delta.version
    failures.clear()
    if (isFull) {
      from.isOpening = false
      from.currentPath = undefined
      options.onProgress?.(undefined)
    }
    if (answeredVersion === askedVersion) {
      from.changedPaths.clear()
      from.owedLength = 0
    }
    options.onDelta(delta, isFull)
  }

  /** Sets status and deadline by what the worker owes; called at every message in or out. */
  function followWork(): void {
    timers.clear(deadline)
    deadline = undefined
    if (!session || !isOpen) return
    const isOwed = answeredVersion < askedVersion
    if (isOwed || layouts.size > 0) {
      const late = session
      const work = deadlineMs + late.owedLength * DEADLINE_MS_PER_CHARACTER
      deadline = timers.set(() => waitLonger(late), late.isReady ? work : Math.max(work, LOAD_MS))
    }
    if (!isOwed) setStatus('idle')
    else if (status === 'idle') setStatus('busy')
  }

  function waitLonger(late: Session): void {
    deadline = timers.set(() => recover(late, 'The worker did not answer in time.'), GRACE_MS)
  }

  function recover(failed: Session | undefined, reason: string): void {
    const suspect = failed && findSuspect(failed)
    if (failed?.isReady && answeredVersion === askedVersion) noteFailedLayouts()
    end()
    options.onFailure?.(reason)
    const culprit = failures.add(suspect)
    if (culprit !== undefined) {
      failures.clear()
      setLeftOut([...leftOut.keys(), culprit])
    } else if (failures.count() > RESTART_MS.length + 1) {
      stop(reason)
      return
    }
    setStatus('restarting')
    const delay = RESTART_MS[Math.max(0, failures.count() - 1)] ?? RESTART_MS.at(-1) ?? 0
    restart = timers.set(start, delay)
  }

  /** An opening succeeds between two failures, so the log of failures never sees these. */
  function noteFailedLayouts(): void {
    for (const [requestId, request] of layouts) {
      request.failures += 1
      if (request.failures < LAYOUT_ATTEMPTS) continue
      layouts.delete(requestId)
      request.resolve(undefined)
    }
  }

  function stop(reason: string): void {
    end()
    options.onFailure?.(reason)
    setStatus('failed')
  }

  function end(): void {
    timers.clear(deadline)
    timers.clear(restart)
    deadline = undefined
    restart = undefined
    const ended = session
    session = undefined
    ended?.worker.terminate()
  }

  function setStatus(next: EngineClientStatus): void {
    if (next === status) return
    status = next
    options.onStatus?.(next)
  }

  function setLeftOut(paths: readonly string[]): void {
    if (paths.length === 0 && leftOut.size === 0) return
    leftOut.clear()
    for (const path of paths) {
      const message = `${path} stopped the checker. Its text is kept, but it is not checked or drawn.`
      leftOut.set(path, { path, message })
    }
    options.onLeftOut?.([...leftOut.values()])
  }
}

function findSuspect({ isOpening, changedPaths, currentPath }: Session): string | undefined {
  if (isOpening) return currentPath
  const [path] = changedPaths
  return changedPaths.size === 1 ? path : undefined
}

function countCharacters(change: WorkspaceChange): number {
  switch (change.type) {
    case 'put':
      return change.text.length
    case 'edit':
      return change.edits.reduce((sum, edit) => sum + edit.newText.length, 0)
    case 'remove':
      return 0
  }
}
