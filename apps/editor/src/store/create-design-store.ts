import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { emptyView } from '@meshdraft/engine'
import { WHOLE_GRAPH } from '@meshdraft/graph'
import { applyFileChanges } from './file-changes.ts'
import type { FileChange } from './file-changes.ts'
import { isReadOnly } from './design-state.ts'
import type {
  DesignData,
  DesignState,
  EditOptions,
  HistoryStep,
  Origin,
  Panes,
} from './design-state.ts'
import { NO_PLACES } from './place-history.ts'
import { DEFAULT_PREFERENCES } from './preferences.ts'
import { buildFiles } from './workspace-file.ts'
import type { WorkspaceFiles } from './workspace-file.ts'

export type DesignStore = StoreApi<DesignState>

const HISTORY_LENGTH = 1_000

export const DEFAULT_PANES: Panes = {
  isExplorerOpen: true,
  explorerWidth: 192,
  explorerMode: 'resources',
  isInspectorOpen: true,
  inspectorWidth: 592,
  inspectorMode: 'both',
  isPanelOpen: true,
  panelHeight: 214,
  panelTab: 'problems',
  graphMode: 'auto',
  singleRegion: 'graph',
}

/** Makes the store of one editor window. It knows no DOM: storage and the engine follow it from outside. */
export function createDesignStore(initial: Partial<DesignData> = {}): DesignStore {
  return createStore<DesignState>()((set, get) => ({
    ...buildInitialData(),
    ...initial,

    applyEdits(changes, options) {
      const state = get()
      if (isReadOnly(state) || changes.length === 0) return false
      set(applyStep(state, changes, options))
      return true
    },
    undo() {
      const state = get()
      const step = state.undoSteps.at(-1)
      if (!step || isReadOnly(state)) return
      const { files } = applyFileChanges(state.files, step.inverse)
      set({
        ...followChange(state, files, step.inverse, 'history'),
        undoSteps: state.undoSteps.slice(0, -1),
        redoSteps: [...state.redoSteps, step],
        selection: step.selectionBefore && { ...step.selectionBefore, origin: 'history' },
        announcement: say(state, `Undone: ${step.label}.`),
      })
    },
    redo() {
      const state = get()
      const step = state.redoSteps.at(-1)
      if (!step || isReadOnly(state)) return
      const { files } = applyFileChanges(state.files, step.changes)
      set({
        ...followChange(state, files, step.changes, 'history'),
        undoSteps: [...state.undoSteps, step],
        redoSteps: state.redoSteps.slice(0, -1),
        selection: step.selectionAfter && { ...step.selectionAfter, origin: 'history' },
        announcement: say(state, `Redone: ${step.label}.`),
      })
    },
    openWorkspace({ name, source, files, baseline }) {
      const opened = buildFiles(files)
      const version = get().version + 1
      set({
        name,
        source,
        files: opened,
        baseline: baseline ? buildFiles(baseline) : opened,
        version,
        lastChange: { version, changes: [], origin: 'open', isReplaced: true },
        undoSteps: [],
        redoSteps: [],
        selection: undefined,
        view: emptyView(),
        layout: new Map(),
        graphView: WHOLE_GRAPH,
        notice: undefined,
        cursor: undefined,
        progress: undefined,
        isStarting: false,
        announcement: `Opened ${name}: ${opened.size} ${opened.size === 1 ? 'file' : 'files'}.`,
      })
    },
    closeWorkspace() {
      const { name } = get()
      const version = get().version + 1
      set({
        ...buildInitialData(),
        announcement: name === '' ? '' : `Closed ${name}.`,
        version,
        lastChange: { version, changes: [], origin: 'open', isReplaced: true },
        engineStatus: get().engineStatus,
        panes: get().panes,
        savedViews: get().savedViews,
        theme: get().theme,
        // The list of workspaces stays open when the one that is open is deleted in it.
        dialog: get().dialog,
        servedFolder: get().servedFolder,
        preferences: get().preferences,
        isUpdateReady: get().isUpdateReady,
      })
    },
    resetBaseline: () => set((state) => ({ baseline: state.files })),
    keepShared: (id) => set({ source: { type: 'local', id } }),
    setElsewhere(isElsewhere) {
      const { source } = get()
      if (source.type !== 'local' || (source.isElsewhere === true) === isElsewhere) return
      const { isElsewhere: _, ...own } = source
      set({ source: isElsewhere ? { ...own, isElsewhere } : own })
    },
    followWindow({ changes, isBaseline, baseline, name }) {
      const state = get()
      const isChanged = changes.length > 0
      const files = isChanged ? applyFileChanges(state.files, changes).files : state.files
      set({
        ...(isChanged && followChange(state, files, changes, 'window')),
        ...((isBaseline || baseline) && { baseline: isBaseline ? files : baseline }),
        ...(name !== undefined && { name }),
        undoSteps: [],
        redoSteps: [],
      })
    },
    setName: (name) => set({ name }),
    select: (selection) => set({ selection }),
    setPlaces: (places) => set({ places }),
    setCursor: (cursor) => set({ cursor }),
    setDialog: (dialog) => set({ dialog }),
    requestSearch: (searchRequest) => set({ searchRequest }),
    retryEngine: () => set((state) => ({ retryRequests: state.retryRequests + 1 })),
    requestLayout: () => set((state) => ({ layoutRequests: state.layoutRequests + 1 })),
    setView: (view) => set({ view }),
    setEngineStatus: (engineStatus) => set({ engineStatus }),
    setProgress: (progress) => set({ progress }),
    setLayout: (layout) => set({ layout }),
    setGraphView: (view) => set((state) => ({ graphView: { ...state.graphView, ...view } })),
    setSavedViews: (savedViews) => set({ savedViews }),
    setStarted: () => set({ isStarting: false }),
    setServedFolder: (servedFolder) => set({ servedFolder }),
    setPanes: (panes) => set((state) => ({ panes: { ...state.panes, ...panes } })),
    setTheme: (theme) => set({ theme }),
    setKept: (kept) => set({ kept }),
    announce: (text) => set((state) => ({ announcement: say(state, text) })),
    setNotice: (notice) => set({ notice }),
    setUpdateReady: () => set({ isUpdateReady: true }),
    setTourStep: (tourStep) =>
      set((state) => ({
        tourStep,
        preferences: state.preferences.isTourSeen
          ? state.preferences
          : { ...state.preferences, isTourSeen: true },
      })),
    setPreferences: (preferences) =>
      set((state) => ({ preferences: { ...state.preferences, ...preferences } })),
  }))
}

function buildInitialData(): DesignData {
  return {
    name: '',
    source: { type: 'none' },
    files: new Map(),
    baseline: new Map(),
    version: 0,
    lastChange: undefined,
    undoSteps: [],
    redoSteps: [],
    selection: undefined,
    places: NO_PLACES,
    view: emptyView(),
    engineStatus: 'starting',
    progress: undefined,
    layout: new Map(),
    graphView: WHOLE_GRAPH,
    savedViews: [],
    layoutRequests: 0,
    retryRequests: 0,
    cursor: undefined,
    dialog: undefined,
    searchRequest: undefined,
    servedFolder: undefined,
    isStarting: false,
    panes: DEFAULT_PANES,
    theme: 'system',
    kept: { type: 'off', reason: 'Nothing to save yet.' },
    announcement: '',
    notice: undefined,
    preferences: DEFAULT_PREFERENCES,
    tourStep: undefined,
    isUpdateReady: false,
  }
}

function applyStep(
  state: DesignData,
  changes: readonly FileChange[],
  options: EditOptions,
): Partial<DesignData> {
  const { files, inverse } = applyFileChanges(state.files, changes)
  const selection = options.selection ?? state.selection
  const isJoined = joinsLast(state, options)
  const next = {
    ...followChange(state, files, changes, options.origin),
    selection,
    // Who types hears the letters; all else that changed a file is said once.
    ...(options.origin !== 'yaml' &&
      !isJoined && { announcement: say(state, `${options.label}: done.`) }),
  }
  if (options.history === 'none') return next
  const step: HistoryStep = {
    label: options.label,
    origin: options.origin,
    mergeKey: options.mergeKey,
    changes,
    inverse,
    selectionBefore: state.selection,
    selectionAfter: selection,
  }
  return { ...next, undoSteps: pushStep(state.undoSteps, step, isJoined), redoSteps: [] }
}

function pushStep(
  steps: readonly HistoryStep[],
  step: HistoryStep,
  isJoined: boolean,
): readonly HistoryStep[] {
  const last = isJoined ? steps.at(-1) : undefined
  if (!last) return [...steps.slice(-HISTORY_LENGTH + 1), step]
  const merged: HistoryStep = {
    ...step,
    changes: [...last.changes, ...step.changes],
    inverse: [...step.inverse, ...last.inverse],
    selectionBefore: last.selectionBefore,
  }
  return [...steps.slice(0, -1), merged]
}

/** After an undo the last step is an older one, which what follows must not join. */
function joinsLast(state: DesignData, { history, mergeKey, origin }: EditOptions): boolean {
  const last = state.undoSteps.at(-1)
  return (
    history === 'merge' &&
    state.redoSteps.length === 0 &&
    last?.mergeKey !== undefined &&
    last.mergeKey === mergeKey &&
    last.origin === origin
  )
}

/** A live region is silent when its words stay the same: said again, they end in another space. */
function say({ announcement }: DesignData, text: string): string {
  return text !== '' && announcement === text ? `${text}\u00a0` : text
}

function followChange(
  state: DesignData,
  files: WorkspaceFiles,
  changes: readonly FileChange[],
  origin: Origin,
): Pick<DesignData, 'files' | 'version' | 'lastChange'> {
  const version = state.version + 1
  return { files, version, lastChange: { version, changes, origin, isReplaced: false } }
}
