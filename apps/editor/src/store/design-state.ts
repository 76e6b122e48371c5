import type { FieldPath } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'
import type { Diagnostic } from '@meshdraft/analysis'
import type { GraphLayout, GraphView } from '@meshdraft/graph'
import type { WorkspaceView } from '@meshdraft/engine'
import type { FileChange } from './file-changes.ts'
import type { PlaceHistory } from './place-history.ts'
import type { Preferences } from './preferences.ts'
import type { SavedView } from './saved-views.ts'
import type { WorkspaceFile, WorkspaceFiles } from './workspace-file.ts'

/** Who made a change or a selection; a view does not echo its own. */
export type Origin =
  | 'explorer'
  | 'graph'
  | 'form'
  | 'yaml'
  | 'problems'
  | 'dialog'
  | 'history'
  | 'open'
  /** Another window of this browser, whose changes this one follows. */
  | 'window'

/** What the operator is looking at: a document and a place in it. */
export interface Selection {
  readonly documentId: DocumentId
  /** `[]` for the whole document. */
  readonly path: FieldPath
  /** The graph node it was selected through, where there is one. */
  readonly nodeId?: string
  readonly origin: Origin
}

/** One undo step. Batches were applied in order; each was applied as one. */
export interface HistoryStep {
  readonly label: string
  readonly origin: Origin
  readonly mergeKey: string | undefined
  readonly changes: readonly FileChange[]
  /** In the order in which to apply them. */
  readonly inverse: readonly FileChange[]
  readonly selectionBefore: Selection | undefined
  readonly selectionAfter: Selection | undefined
}

/** The last change of the files, for views that follow it (Monaco, the engine, the keeper). */
export interface AppliedChange {
  readonly version: number
  readonly changes: readonly FileChange[]
  readonly origin: Origin
  /** The whole workspace was replaced; `changes` is empty. */
  readonly isReplaced: boolean
}

/** Where the workspace comes from. A shared copy is read-only until it is kept. */
export type WorkspaceSource =
  | { readonly type: 'none' }
  | {
      readonly type: 'local'
      readonly id: string
      readonly sampleId?: string
      /** Another window writes it; this one follows and is read-only until it takes over. */
      readonly isElsewhere?: true
    }
  | { readonly type: 'shared' }

export type ThemeChoice = 'light' | 'dark' | 'system'
export type InspectorMode = 'form' | 'both' | 'yaml'
export type PanelTab = 'problems' | 'changes' | 'search'
export type ExplorerMode = 'resources' | 'files'
/** How the graph is shown; `auto`: drawn, and as a table where the window is small. */
export type GraphMode = 'auto' | 'graph' | 'table'
/** A region that has a small window for itself. */
export type SingleRegion = 'explorer' | 'graph' | 'inspector' | 'panel'

/** Sizes in px; see `visual.md` §2. */
export interface Panes {
  readonly isExplorerOpen: boolean
  readonly explorerWidth: number
  readonly explorerMode: ExplorerMode
  readonly isInspectorOpen: boolean
  readonly inspectorWidth: number
  readonly inspectorMode: InspectorMode
  readonly isPanelOpen: boolean
  readonly panelHeight: number
  readonly panelTab: PanelTab
  readonly graphMode: GraphMode
  /** The region in view where the window has room for one only. */
  readonly singleRegion: SingleRegion
}

export type EngineStatus = 'starting' | 'idle' | 'busy' | 'restarting' | 'failed'

/** What is known about keeping the workspace on this device. */
export type KeptState =
  | { readonly type: 'saved' }
  /** `isLate`: the storage takes longer than it should; it may still answer. */
  | { readonly type: 'saving'; readonly isLate?: true }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'off'; readonly reason: string }

/** A caret, for people: line and column count from 1. */
export interface Cursor {
  readonly filePath: string
  readonly line: number
  readonly column: number
}

/** Where it is said that a finding is left out: on its object, or in the settings of the workspace. */
export type SuppressionPlace = 'annotation' | 'settings'

export type SettingsSection = 'appearance' | 'editor' | 'checks' | 'keyboard'

/** The dialog that is open; there is one at a time. */
export type OpenDialog =
  | { readonly type: 'paste'; readonly text: string }
  /** The page of a code; absent: of the first. */
  | { readonly type: 'explain'; readonly code?: string }
  | {
      readonly type: 'suppress'
      readonly diagnostic: Diagnostic
      /** Where the dialog starts; absent: on the object where that is possible. */
      readonly place?: SuppressionPlace
    }
  | { readonly type: 'settings'; readonly section?: SettingsSection }
  /** `text` stands in the field at the start, e.g. `>`. */
  | { readonly type: 'palette'; readonly text: string }
  | {
      readonly type:
        | 'rename'
        | 'workspaces'
        | 'versions'
        | 'export'
        | 'share'
        | 'shortcuts'
        | 'vocabulary'
    }

/** The folder that the server of this page has open for reading, and what became of it. */
export type ServedFolder =
  | {
      readonly type: 'reading'
      readonly name: string
      readonly done: number
      readonly total: number
    }
  /** It is the workspace of this id, where that is the one that is open. */
  | { readonly type: 'open'; readonly name: string; readonly workspaceId: string }
  | { readonly type: 'refused' | 'gone' | 'unreachable' }

export interface DesignData {
  readonly name: string
  readonly source: WorkspaceSource
  readonly files: WorkspaceFiles
  /** The files as opened: what changes are compared with. */
  readonly baseline: WorkspaceFiles
  /** Grows by one with every change of the files. */
  readonly version: number
  readonly lastChange: AppliedChange | undefined
  readonly undoSteps: readonly HistoryStep[]
  readonly redoSteps: readonly HistoryStep[]
  readonly selection: Selection | undefined
  /** The places that were looked at. */
  readonly places: PlaceHistory
  /** The engine's last answer; older than `version` while it is busy. */
  readonly view: WorkspaceView
  readonly engineStatus: EngineStatus
  /** Documents read and to be read, while a big workspace opens. */
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly layout: GraphLayout
  /** What of the graph is shown: on the canvas and in its list of rows. */
  readonly graphView: GraphView
  /** Views kept under names on this device. */
  readonly savedViews: readonly SavedView[]
  /** Grows when the operator asks for a new layout of the whole graph. */
  readonly layoutRequests: number
  /** Grows when the operator asks to start the failed engine again. */
  readonly retryRequests: number
  /** Where the caret of the YAML editor is; absent while there is none. */
  readonly cursor: Cursor | undefined
  readonly dialog: OpenDialog | undefined
  /** What the search in files is asked for and has not taken up yet; without a text: the one it has. */
  readonly searchRequest: { readonly text?: string } | undefined
  /** Absent where the server has none, and where none is asked for. */
  readonly servedFolder: ServedFolder | undefined
  /** Whether it is still being found out what to open at the start. */
  readonly isStarting: boolean
  readonly panes: Panes
  readonly theme: ThemeChoice
  readonly kept: KeptState
  /** Last result spoken to screen readers. */
  readonly announcement: string
  /** A message that stays until it is dismissed, e.g. files that were not read. */
  readonly notice: Notice | undefined
  readonly preferences: Preferences
  /** The stop of the tour, from 0; absent while nobody takes it. */
  readonly tourStep: number | undefined
  /** Whether a newer editor is there, which the next load of the page shows. */
  readonly isUpdateReady: boolean
}

export interface Notice {
  readonly title: string
  readonly lines: readonly string[]
  /** A way on, as a button that opens a dialog. */
  readonly action?: { readonly label: string; readonly dialog: OpenDialog }
}

export interface EditOptions {
  readonly origin: Origin
  /** `step` starts an undo step, `merge` joins the last one of the same `mergeKey`, `none` is not undone. */
  readonly history: 'step' | 'merge' | 'none'
  /** What undo says, e.g. `Set weight`. */
  readonly label: string
  readonly mergeKey?: string
  /** Where to look afterwards. */
  readonly selection?: Selection
}

export interface DesignActions {
  /** The one way to change text. Does nothing (and returns false) in a read-only workspace. */
  readonly applyEdits: (changes: readonly FileChange[], options: EditOptions) => boolean
  readonly undo: () => void
  readonly redo: () => void
  /** Replaces the workspace; history starts anew. */
  readonly openWorkspace: (workspace: OpenedWorkspace) => void
  /** Makes the present texts the ones that changes are compared with. */
  readonly resetBaseline: () => void
  /** Turns a shared, read-only copy into a local workspace. */
  readonly keepShared: (id: string) => void
  /** Says that another window writes the local workspace, or that this one does. */
  readonly setElsewhere: (isElsewhere: boolean) => void
  /** Takes over what another window did; history starts anew. */
  readonly followWindow: (update: WindowUpdate) => void
  /** Ends the workspace and leads to the first screen. */
  readonly closeWorkspace: () => void
  readonly setName: (name: string) => void
  readonly select: (selection: Selection | undefined) => void
  readonly setPlaces: (places: PlaceHistory) => void
  readonly setView: (view: WorkspaceView) => void
  readonly setEngineStatus: (status: EngineStatus) => void
  readonly setProgress: (progress: DesignData['progress']) => void
  readonly setLayout: (layout: GraphLayout) => void
  readonly setGraphView: (view: Partial<GraphView>) => void
  readonly setSavedViews: (views: readonly SavedView[]) => void
  /** Asks for a new layout of the whole graph; whoever speaks with the engine follows. */
  readonly requestLayout: () => void
  readonly retryEngine: () => void
  readonly setCursor: (cursor: Cursor | undefined) => void
  readonly setDialog: (dialog: OpenDialog | undefined) => void
  readonly requestSearch: (request: DesignData['searchRequest']) => void
  readonly setStarted: () => void
  readonly setServedFolder: (folder: ServedFolder | undefined) => void
  readonly setPanes: (panes: Partial<Panes>) => void
  readonly setTheme: (theme: ThemeChoice) => void
  readonly setKept: (kept: KeptState) => void
  readonly announce: (text: string) => void
  readonly setNotice: (notice: Notice | undefined) => void
  readonly setUpdateReady: () => void
  /** Starts the tour, goes on, or ends it; from then on it is not offered any more. */
  readonly setTourStep: (step: number | undefined) => void
  readonly setPreferences: (preferences: Partial<Preferences>) => void
}

/** What another window did to the workspace that both have open. */
export interface WindowUpdate {
  readonly changes: readonly FileChange[]
  /** Afterwards, the files are what changes are compared with. */
  readonly isBaseline: boolean
  /** Absent: as before. */
  readonly baseline?: WorkspaceFiles
  readonly name?: string | undefined
}

export interface OpenedWorkspace {
  readonly name: string
  readonly source: WorkspaceSource
  readonly files: Iterable<WorkspaceFile>
  /** Absent: the files themselves. */
  readonly baseline?: Iterable<WorkspaceFile>
}

export type DesignState = DesignData & DesignActions

/** Whether nothing may be changed: no workspace, a shared copy, or one that another window writes. */
export function isReadOnly({ source }: DesignData): boolean {
  return source.type !== 'local' || source.isElsewhere === true
}

/** Yields why nothing may be changed, as a sentence; `undefined` when it may. */
export function describeReadOnly({ source }: DesignData): string | undefined {
  switch (source.type) {
    case 'none':
      return 'Open a workspace first.'
    case 'shared':
      return 'A shared copy is read-only; keep a copy to edit it.'
    case 'local':
      return source.isElsewhere === true
        ? 'Another window edits this workspace; take over to edit it here.'
        : undefined
  }
}

/** Whether the workspace is the folder that the server of this page has open. */
export function isServedWorkspace({ source, servedFolder }: DesignData): boolean {
  return (
    servedFolder?.type === 'open' &&
    source.type === 'local' &&
    source.id === servedFolder.workspaceId
  )
}

/** Whether the view lags behind the texts; its fixes must not be applied meanwhile. */
export function isStale(state: DesignData): boolean {
  return state.view.version !== state.version
}
