import { lazy } from 'react'

// Asked for at once, beside the shell: the graph is what the page is opened for.
const graphRegion = import('../canvas/GraphRegion.tsx')

/** The graph with its tools. */
export const GraphRegion = lazy(async () => ({ default: (await graphRegion).GraphRegion }))

/** The graph as a table. */
export const GraphTree = lazy(async () => ({
  default: (await import('../graph-tree/GraphTree.tsx')).GraphTree,
}))

/** The form of the selected document. */
export const FormView = lazy(async () => ({
  default: (await import('../form/FormView.tsx')).FormView,
}))

/** The YAML of the selected document's file. */
export const YamlView = lazy(async () => ({
  default: (await import('../yaml-editor/YamlView.tsx')).YamlView,
}))

/** All findings. */
export const ProblemsPanel = lazy(async () => ({
  default: (await import('../problems/ProblemsPanel.tsx')).ProblemsPanel,
}))

/** What differs from the files as they were opened. */
export const ChangesPanel = lazy(async () => ({
  default: (await import('../problems/ChangesPanel.tsx')).ChangesPanel,
}))

/** Search and replace in all files. */
export const SearchPanel = lazy(async () => ({
  default: (await import('../search/SearchPanel.tsx')).SearchPanel,
}))

export const PaletteDialog = lazy(async () => ({
  default: (await import('../palette/PaletteDialog.tsx')).PaletteDialog,
}))

export const ExportDialog = lazy(async () => ({
  default: (await import('../dialogs/ExportDialog.tsx')).ExportDialog,
}))

export const SettingsDialog = lazy(async () => ({
  default: (await import('../dialogs/settings/SettingsDialog.tsx')).SettingsDialog,
}))

export const VocabularyDialog = lazy(async () => ({
  default: (await import('../dialogs/vocabulary/VocabularyDialog.tsx')).VocabularyDialog,
}))

/** The tour's card. */
export const Tour = lazy(async () => ({ default: (await import('../tour/Tour.tsx')).Tour }))

export const ShareDialog = lazy(async () => ({
  default: (await import('../dialogs/ShareDialog.tsx')).ShareDialog,
}))

export const PasteDialog = lazy(async () => ({
  default: (await import('../dialogs/paste/PasteDialog.tsx')).PasteDialog,
}))

export const RenameDialog = lazy(async () => ({
  default: (await import('./RenameDialog.tsx')).RenameDialog,
}))

export const WorkspacesDialog = lazy(async () => ({
  default: (await import('./WorkspacesDialog.tsx')).WorkspacesDialog,
}))

export const ShortcutsDialog = lazy(async () => ({
  default: (await import('./ShortcutsDialog.tsx')).ShortcutsDialog,
}))

export const ExplainDialog = lazy(async () => ({
  default: (await import('../dialogs/explain/ExplainDialog.tsx')).ExplainDialog,
}))

export const SuppressDialog = lazy(async () => ({
  default: (await import('../dialogs/suppress/SuppressDialog.tsx')).SuppressDialog,
}))

/** Fetches form, YAML and palette while nobody waits for them, so that the first selection shows at once. */
export function fetchInspector(): void {
  void import('../form/FormView.tsx')
  void import('../yaml-editor/YamlView.tsx')
  // Whoever presses Ctrl+K types on at once.
  void import('../palette/PaletteDialog.tsx')
}
