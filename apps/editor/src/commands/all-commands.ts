import type { FieldPath } from '@meshdraft/yaml'
import type { Diagnostic } from '@meshdraft/analysis'
import { describeReadOnly, isServedWorkspace } from '../store/design-state.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState, ThemeChoice } from '../store/design-state.ts'
import { findDocument } from '../store/workspace-file.ts'
import type { Command, CommandId } from './command.ts'
import { convertToUtf8, findConversion, findShownPath } from './convert-to-utf-8.ts'
import { applyDocumentEdit, findOnlyResource, planDelete } from './document-edits.ts'
import { focusTarget } from './focus-target.ts'
import { GRAPH_COMMANDS } from './graph-commands.ts'
import { chooseFiles } from './offered-files.ts'
import { addOffer, openFiles, openOffer } from './open-files.ts'
import { selectProblem } from './problem-order.ts'
import { printWorkspace } from './print.ts'
import { focusRegion } from './region-focus.ts'
import { copyPlaceLink } from './copy-place-link.ts'
import { openSearch, showInGraph, showInYaml, showProblems, showRegion } from './show-place.ts'
import { findNoPlace, goToDefinition, goToPlace } from './visit-place.ts'

/** Every operation of the editor that has a name. */
export const COMMANDS: readonly Command[] = [
  {
    id: 'undo',
    title: (state) => withLabel('Undo', state.undoSteps.at(-1)?.label),
    shortcuts: ['Ctrl+Z'],
    findObstacle: (state) =>
      findReadOnly(state) ?? (state.undoSteps.length === 0 ? 'Nothing to undo.' : undefined),
    run: ({ store }) => store.getState().undo(),
  },
  {
    id: 'redo',
    title: (state) => withLabel('Redo', state.redoSteps.at(-1)?.label),
    shortcuts: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    findObstacle: (state) =>
      findReadOnly(state) ?? (state.redoSteps.length === 0 ? 'Nothing to redo.' : undefined),
    run: ({ store }) => store.getState().redo(),
  },
  {
    id: 'open-files',
    title: 'Open files…',
    run: async ({ store }) => {
      const offer = await chooseFiles('files')
      if (offer) await openOffer(store, offer)
    },
  },
  {
    id: 'open-folder',
    title: 'Open folder…',
    run: async ({ store }) => {
      const offer = await chooseFiles('folder')
      if (offer) await openOffer(store, offer)
    },
  },
  {
    id: 'add-files',
    title: 'Add files to this workspace…',
    findObstacle: findReadOnly,
    run: async ({ store }) => {
      const offer = await chooseFiles('files')
      if (offer) await addOffer(store, offer)
    },
  },
  {
    id: 'paste',
    title: 'Paste YAML or a link…',
    run: ({ store }) => store.getState().setDialog({ type: 'paste', text: '' }),
  },
  {
    id: 'new-workspace',
    title: 'New, empty workspace',
    run: ({ store }) => openFiles(store, 'Untitled', []),
  },
  {
    id: 'rename-workspace',
    title: 'Rename…',
    findObstacle: findReadOnly,
    run: ({ store }) => store.getState().setDialog({ type: 'rename' }),
  },
  {
    id: 'close-workspace',
    title: 'Close workspace',
    findObstacle: findNoWorkspace,
    run: ({ store }) => {
      if (location.hash !== '') history.replaceState(null, '', location.pathname)
      store.getState().closeWorkspace()
    },
  },
  {
    id: 'reload-from-disk',
    title: 'Reload from disk',
    findObstacle: (state) =>
      isServedWorkspace(state)
        ? undefined
        : 'Only a folder that meshdraft serve has open can be read again.',
    run: async ({ store }) => {
      const { reloadFromDisk } = await import('./reload-from-disk.ts')
      await reloadFromDisk(store)
    },
  },
  {
    id: 'show-workspaces',
    title: 'Workspaces…',
    run: ({ store }) => store.getState().setDialog({ type: 'workspaces' }),
  },
  {
    id: 'show-versions',
    title: 'Earlier versions…',
    findObstacle: findReadOnly,
    run: ({ store }) => store.getState().setDialog({ type: 'versions' }),
  },
  {
    id: 'download-everything',
    title: 'Download everything',
    findObstacle: findNoWorkspace,
    run: async ({ store }) => {
      const { downloadEverything } = await import('./download-everything.ts')
      downloadEverything(store)
    },
  },
  {
    id: 'export',
    title: 'Export…',
    shortcuts: ['Ctrl+S'],
    findObstacle: findNoWorkspace,
    run: ({ store }) => store.getState().setDialog({ type: 'export' }),
  },
  {
    id: 'share',
    title: 'Share a link…',
    findObstacle: findNoWorkspace,
    run: ({ store }) => store.getState().setDialog({ type: 'share' }),
  },
  {
    id: 'print',
    title: 'Print…',
    shortcuts: ['Ctrl+P'],
    findObstacle: findNoWorkspace,
    run: printWorkspace,
  },
  {
    id: 'keep-copy',
    title: 'Keep a copy',
    findObstacle: (state) =>
      state.source.type === 'shared' ? undefined : 'This workspace is yours already.',
    run: ({ store }) => {
      // Without the link in the address a reload opens the copy, not the link again.
      history.replaceState(null, '', location.pathname)
      store.getState().keepShared(crypto.randomUUID())
      store.getState().announce('Kept a copy. It can be edited now.')
    },
  },
  {
    id: 'open-palette',
    title: 'Search or run a command',
    shortcuts: ['Ctrl+K'],
    run: ({ store }) => store.getState().setDialog({ type: 'palette', text: '' }),
  },
  {
    id: 'search-files',
    title: 'Search and replace in files…',
    shortcuts: ['Ctrl+Shift+F'],
    findObstacle: findNoWorkspace,
    run: ({ store }) => openSearch(store),
  },
  {
    id: 'go-back',
    title: 'Back to the place before',
    shortcuts: ['Alt+ArrowLeft'],
    findObstacle: (state) => findNoPlace(state, 'back'),
    run: ({ store }) => goToPlace(store, 'back'),
  },
  {
    id: 'go-forward',
    title: 'Forward to the next place',
    shortcuts: ['Alt+ArrowRight'],
    findObstacle: (state) => findNoPlace(state, 'forward'),
    run: ({ store }) => goToPlace(store, 'forward'),
  },
  {
    id: 'go-to-definition',
    title: 'Go to definition',
    shortcuts: ['Ctrl+F12'],
    findObstacle: findNoSelection,
    run: ({ store }) => void goToDefinition(store),
  },
  {
    id: 'copy-place-link',
    title: 'Copy a link to this place',
    findObstacle: (state) =>
      findNoSelection(state) ??
      (state.source.type === 'local'
        ? undefined
        : 'Keep a copy first; a place in a shared design is part of its link.'),
    run: ({ store }) => void copyPlaceLink(store),
  },
  {
    id: 'show-in-yaml',
    title: 'Show in YAML',
    findObstacle: findNoSelection,
    run: ({ store }) => showInYaml(store),
  },
  {
    id: 'show-in-graph',
    title: 'Show in graph',
    findObstacle: findNoSelection,
    run: ({ store }) => showInGraph(store),
  },
  {
    id: 'show-problems',
    title: 'Show the problems here',
    findObstacle: findNoSelection,
    run: ({ store }) => showProblems(store),
  },
  {
    id: 'find-in-graph',
    title: 'Find in graph',
    shortcuts: ['/'],
    scope: 'graph',
    findObstacle: findNoWorkspace,
    run: ({ store }) => {
      showRegion(store, 'graph')
      // In a small window the field is on the page only after the region has opened.
      setTimeout(() => focusTarget('find-in-graph'))
    },
  },
  ...GRAPH_COMMANDS,
  {
    id: 'filter-explorer',
    title: 'Filter the explorer',
    shortcuts: ['/'],
    scope: 'explorer',
    findObstacle: findNoWorkspace,
    run: ({ store }) => {
      showRegion(store, 'explorer')
      // The field is on the page only after the region has opened.
      setTimeout(() => focusTarget('filter-explorer'))
    },
  },
  {
    id: 'next-problem',
    title: 'Next problem',
    shortcuts: ['F8'],
    findObstacle: findNoWorkspace,
    run: ({ store }) => selectProblem(store.getState(), 1),
  },
  {
    id: 'previous-problem',
    title: 'Previous problem',
    shortcuts: ['Shift+F8'],
    findObstacle: findNoWorkspace,
    run: ({ store }) => selectProblem(store.getState(), -1),
  },
  { id: 'next-region', title: 'Next region', shortcuts: ['F6'], run: () => focusRegion(1) },
  {
    id: 'previous-region',
    title: 'Previous region',
    shortcuts: ['Shift+F6'],
    run: () => focusRegion(-1),
  },
  {
    id: 'toggle-explorer',
    title: 'Explorer',
    findObstacle: findNoWorkspace,
    run: ({ store }) => {
      const { panes, setPanes, announce } = store.getState()
      setPanes({ isExplorerOpen: !panes.isExplorerOpen })
      announce(panes.isExplorerOpen ? 'The explorer is hidden.' : 'The explorer is shown.')
    },
  },
  {
    id: 'toggle-panel',
    title: 'Panel',
    findObstacle: findNoWorkspace,
    run: ({ store }) => {
      const { panes, setPanes, announce } = store.getState()
      setPanes({ isPanelOpen: !panes.isPanelOpen })
      announce(panes.isPanelOpen ? 'The panel is hidden.' : 'The panel is shown.')
    },
  },
  {
    id: 'toggle-inspector',
    title: 'Inspector',
    findObstacle: findNoWorkspace,
    run: ({ store }) => {
      const { panes, setPanes, announce } = store.getState()
      setPanes({ isInspectorOpen: !panes.isInspectorOpen })
      announce(panes.isInspectorOpen ? 'The inspector is hidden.' : 'The inspector is shown.')
    },
  },
  {
    id: 'lay-out-graph',
    title: 'Lay out the graph anew',
    findObstacle: findNoWorkspace,
    run: ({ store }) => {
      store.getState().requestLayout()
      store.getState().announce('The graph is laid out anew.')
    },
  },
  {
    id: 'duplicate-document',
    title: (state) => withName('Duplicate', state),
    findObstacle: (state) =>
      findReadOnly(state) ??
      (state.selection && findOnlyResource(state, state.selection.documentId)
        ? undefined
        : 'Select one resource first.'),
    run: async ({ store }) => {
      const { planDuplicate } = await import('./plan-duplicate.ts')
      const state = store.getState()
      const plan = state.selection && planDuplicate(state, state.selection.documentId)
      if (!plan) {
        state.announce('This document cannot be duplicated.')
        return
      }
      applyDocumentEdit(state, plan, { origin: 'explorer', label: `Duplicate as ${plan.name}` })
    },
  },
  {
    id: 'delete-document',
    title: (state) => withName('Delete', state),
    findObstacle: (state) =>
      findReadOnly(state) ?? (state.selection ? undefined : 'Select a document first.'),
    run: ({ store }) => {
      const state = store.getState()
      const plan = state.selection && planDelete(state, state.selection.documentId)
      if (!plan) return
      const label = withName('Delete', state)
      applyDocumentEdit(state, plan, { origin: 'explorer', label })
      state.announce(`${label}: done. Undo takes it back.`)
    },
  },
  {
    id: 'convert-to-utf-8',
    title: 'Convert file to UTF-8',
    findObstacle: (state) => {
      const path = findShownPath(state)
      const isPossible = path !== undefined && findConversion(state, path) !== undefined
      return findReadOnly(state) ?? (isPossible ? undefined : 'Select a file in UTF-16 first.')
    },
    run: ({ store }) => {
      const path = findShownPath(store.getState())
      if (path !== undefined) convertToUtf8(store, path)
    },
  },
  {
    id: 'copy-yaml',
    title: 'Copy YAML',
    findObstacle: (state) => (state.selection ? undefined : 'Select a document first.'),
    run: async ({ store }) => {
      const state = store.getState()
      const place = state.selection && findDocument(state.files, state.selection.documentId)
      if (!place) return
      try {
        await navigator.clipboard.writeText(place.text)
        state.announce('Copied.')
      } catch {
        const title =
          'The browser did not allow copying. Select the text in YAML and copy it there.'
        state.setNotice({ title, lines: [] })
      }
    },
  },
  {
    id: 'theme-light',
    title: 'Light',
    run: ({ store }) => chooseTheme(store, 'light'),
  },
  { id: 'theme-dark', title: 'Dark', run: ({ store }) => chooseTheme(store, 'dark') },
  {
    id: 'theme-system',
    title: 'As the system',
    run: ({ store }) => chooseTheme(store, 'system'),
  },
  {
    id: 'show-shortcuts',
    title: 'Keyboard shortcuts',
    shortcuts: ['?'],
    scope: 'graph-or-explorer',
    run: ({ store }) => store.getState().setDialog({ type: 'shortcuts' }),
  },
  {
    id: 'show-settings',
    title: 'Settings…',
    shortcuts: ['Ctrl+,'],
    run: ({ store }) => store.getState().setDialog({ type: 'settings' }),
  },
  {
    id: 'show-vocabulary',
    title: 'Words and drawings',
    run: ({ store }) => store.getState().setDialog({ type: 'vocabulary' }),
  },
  {
    id: 'start-tour',
    title: 'Take the tour',
    findObstacle: findNoWorkspace,
    run: ({ store }) => {
      const { setPanes, setTourStep } = store.getState()
      setPanes({ isExplorerOpen: true, isInspectorOpen: true, isPanelOpen: true })
      setTourStep(0)
    },
  },
  {
    id: 'explain-problem',
    title: 'Explain the problem here, or look checks up',
    shortcuts: ['F1'],
    run: ({ store }) => {
      const code = findFocusedCode() ?? findCodeHere(store.getState())
      store.getState().setDialog({ type: 'explain', ...(code === undefined ? {} : { code }) })
    },
  },
  {
    id: 'show-checks',
    title: 'Checks…',
    run: ({ store }) => store.getState().setDialog({ type: 'explain' }),
  },
]

const commandsById = new Map(COMMANDS.map((command) => [command.id, command]))

/** Yields a command by its id. */
export function getCommand(id: CommandId): Command {
  const command = commandsById.get(id)
  if (!command) throw new RangeError(`There is no command ${id}.`)
  return command
}

const THEME_WORDS = { light: 'light', dark: 'dark', system: 'as the system' } as const

function chooseTheme(store: DesignStore, theme: ThemeChoice): void {
  store.getState().setTheme(theme)
  store.getState().announce(`The theme is ${THEME_WORDS[theme]}.`)
}

/** The code of the problem that has the focus; its row carries it. */
function findFocusedCode(): string | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-explain]')
  return row?.dataset['explain']
}

/** The code of the first finding at the selected place or within, else of the nearest around it. */
function findCodeHere({ selection, view }: DesignState): string | undefined {
  if (selection === undefined) return undefined
  const { documentId, path } = selection
  const findings = view.diagnosticsByDocument.get(documentId) ?? []
  const isInside = ({ fieldPath }: Diagnostic) => isWithin(fieldPath, path)
  const isAround = ({ fieldPath }: Diagnostic) => fieldPath.length > 0 && isWithin(path, fieldPath)
  return (findings.find(isInside) ?? findings.findLast(isAround))?.code
}

function isWithin(path: FieldPath, outer: FieldPath): boolean {
  return path.length >= outer.length && outer.every((step, i) => step === path[i])
}

function findReadOnly(state: DesignState): string | undefined {
  return describeReadOnly(state)
}

function findNoSelection(state: DesignState): string | undefined {
  return state.selection ? undefined : 'Select a resource or a field first.'
}

function findNoWorkspace(state: DesignState): string | undefined {
  return state.source.type === 'none' ? 'Open a workspace first.' : undefined
}

function withLabel(verb: string, label: string | undefined): string {
  return label === undefined ? verb : `${verb}: ${label}`
}

function withName(verb: string, state: DesignState): string {
  const resource = state.selection && findOnlyResource(state, state.selection.documentId)
  return resource ? `${verb} ${resource.name}` : `${verb} document`
}
