import {
  applyDelta,
  createEngineClient,
  DEFAULT_ENGINE_SETTINGS,
  emptyView,
} from '@meshdraft/engine'
import type {
  EngineClient,
  EngineFile,
  EngineWorker,
  WorkspaceChange,
  WorkspaceDelta,
} from '@meshdraft/engine'
import { placeNewNodes } from '@meshdraft/graph'
import { PAGE_TIMERS } from '../engine-client/spawn-engine-worker.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState } from '../store/design-state.ts'
import { applyFileChanges } from '../store/file-changes.ts'
import type { FileChange } from '../store/file-changes.ts'
import { describeBytes } from '../store/workspace-file.ts'
import type { WorkspaceFile, WorkspaceFiles } from '../store/workspace-file.ts'

/**
 * Lets the engine follow the texts of the store, and the view follow the engine: every change goes
 * out under its version, every answer comes back as a view. The whole graph is laid out when a
 * workspace opens and when the operator asks; nodes that appear take free space, nothing moves.
 */
export function connectEngine(store: DesignStore, spawn: () => EngineWorker): EngineClient {
  let isLayoutWanted = true
  let layoutRound = 0

  const client = createEngineClient({
    spawn,
    timers: PAGE_TIMERS,
    snapshot: () => {
      const { version, files } = store.getState()
      return { version, settings: DEFAULT_ENGINE_SETTINGS, files: listEngineFiles(files) }
    },
    onDelta: receive,
    onStatus: (status) => store.getState().setEngineStatus(status),
    onProgress: (progress) => store.getState().setProgress(progress),
    onLeftOut: (files) => {
      if (files.length === 0) return
      const title = 'Some files are not checked, because they stopped the checker.'
      store.getState().setNotice({ title, lines: files.map((file) => file.message) })
    },
    onFailure: (reason) => console.warn(`The engine was ended: ${reason}`),
  })

  store.subscribe((state, before) => {
    if (state.lastChange !== before.lastChange) follow(state, before)
    if (state.layoutRequests !== before.layoutRequests) void layOut()
    if (state.retryRequests !== before.retryRequests) client.retry()
  })
  if (store.getState().files.size > 0) client.open()
  return client

  function follow(state: DesignState, before: DesignState): void {
    const change = state.lastChange
    if (!change) return
    if (change.isReplaced) {
      isLayoutWanted = true
      client.open()
      return
    }
    client.change(change.version, toWorkspaceChanges(change.changes, before.files))
  }

  function receive(delta: WorkspaceDelta, isFull: boolean): void {
    const { view, layout, setView, setLayout } = store.getState()
    const next = applyDelta(isFull ? emptyView() : view, delta)
    setView(next)
    if (isLayoutWanted) {
      isLayoutWanted = false
      void layOut()
    } else if (next.graph !== view.graph && layout.size > 0) {
      setLayout(placeNewNodes(layout, next.graph))
    }
  }

  async function layOut(): Promise<void> {
    layoutRound += 1
    const round = layoutRound
    const answer = await client.layout()
    if (!answer || round !== layoutRound) return
    const { view, setLayout } = store.getState()
    // What appeared while the layout was made finds its place beside it.
    setLayout(placeNewNodes(new Map(answer.boxes), view.graph))
  }
}

/** Yields what the engine takes in: texts, and of other files why they are not read. */
export function listEngineFiles(files: WorkspaceFiles): readonly EngineFile[] {
  return [...files.values()].map((file) => toEngineFile(file))
}

function toEngineFile(file: WorkspaceFile): EngineFile {
  const { path } = file
  // Nothing is read of such a file, so nothing of it need be sent.
  return file.type === 'text'
    ? { path, text: file.text }
    : { path, text: '', refusal: describeBytes(file).issue }
}

/**
 * Says changes of files as the engine knows them.
 *
 * @param before - the files before the changes: a rename carries the text that stands there then.
 */
export function toWorkspaceChanges(
  changes: readonly FileChange[],
  before: WorkspaceFiles,
): readonly WorkspaceChange[] {
  let files = before
  return changes.flatMap((change) => {
    const said = toWorkspaceChange(change, files)
    if (changes.length > 1) ({ files } = applyFileChanges(files, [change]))
    return said
  })
}

function toWorkspaceChange(change: FileChange, files: WorkspaceFiles): readonly WorkspaceChange[] {
  switch (change.type) {
    case 'edit':
      return [{ type: 'edit', path: change.path, edits: change.edits }]
    case 'create':
      return [{ type: 'put', ...toEngineFile(change.file) }]
    case 'remove':
      return [change]
    case 'rename': {
      const file = files.get(change.from)
      if (!file) return []
      return [
        { type: 'remove', path: change.from },
        { type: 'put', ...toEngineFile({ ...file, path: change.to }) },
      ]
    }
  }
}
