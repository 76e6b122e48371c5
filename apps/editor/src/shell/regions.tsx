import { lazyRegion } from './lazy-region.tsx'

const fetchGraph = () => import('../canvas/GraphRegion.tsx')

// Asked for at once, beside the shell: the graph is what the page is opened for.
let firstFetch: ReturnType<typeof fetchGraph> | undefined = fetchGraph()
// Whether it fails is said where the graph would be.
firstFetch.catch(() => undefined)

/** The graph with its tools. */
export const GraphRegion = lazyRegion(async () => {
  const fetched = firstFetch ?? fetchGraph()
  firstFetch = undefined
  return (await fetched).GraphRegion
})

/** The graph as a table. */
export const GraphTree = lazyRegion(
  async () => (await import('../graph-tree/GraphTree.tsx')).GraphTree,
)

/** The form of the selected document. */
export const FormView = lazyRegion(async () => (await import('../form/FormView.tsx')).FormView)

/** The YAML of the selected document's file. */
export const YamlView = lazyRegion(
  async () => (await import('../yaml-editor/YamlView.tsx')).YamlView,
)

/** All findings. */
export const ProblemsPanel = lazyRegion(
  async () => (await import('../problems/ProblemsPanel.tsx')).ProblemsPanel,
)

/** What differs from the files as they were opened. */
export const ChangesPanel = lazyRegion(
  async () => (await import('../problems/ChangesPanel.tsx')).ChangesPanel,
)

/** Search and replace in all files. */
export const SearchPanel = lazyRegion(
  async () => (await import('../search/SearchPanel.tsx')).SearchPanel,
)

export const PaletteDialog = lazyRegion(
  async () => (await import('../palette/PaletteDialog.tsx')).PaletteDialog,
)

export const VersionsDialog = lazyRegion(
  async () => (await import('../dialogs/versions/VersionsDialog.tsx')).VersionsDialog,
)

export const ExportDialog = lazyRegion(
  async () => (await import('../dialogs/ExportDialog.tsx')).ExportDialog,
)

export const SettingsDialog = lazyRegion(
  async () => (await import('../dialogs/settings/SettingsDialog.tsx')).SettingsDialog,
)

export const VocabularyDialog = lazyRegion(
  async () => (await import('../dialogs/vocabulary/VocabularyDialog.tsx')).VocabularyDialog,
)

/** The tour's card. */
export const Tour = lazyRegion(async () => (await import('../tour/Tour.tsx')).Tour)

export const ShareDialog = lazyRegion(
  async () => (await import('../dialogs/ShareDialog.tsx')).ShareDialog,
)

export const PasteDialog = lazyRegion(
  async () => (await import('../dialogs/paste/PasteDialog.tsx')).PasteDialog,
)

export const RenameDialog = lazyRegion(
  async () => (await import('./RenameDialog.tsx')).RenameDialog,
)

export const WorkspacesDialog = lazyRegion(
  async () => (await import('./WorkspacesDialog.tsx')).WorkspacesDialog,
)

export const ShortcutsDialog = lazyRegion(
  async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog,
)

export const ExplainDialog = lazyRegion(
  async () => (await import('../dialogs/explain/ExplainDialog.tsx')).ExplainDialog,
)

export const SuppressDialog = lazyRegion(
  async () => (await import('../dialogs/suppress/SuppressDialog.tsx')).SuppressDialog,
)

/** Fetches form, YAML and palette while nobody waits for them, so that the first selection shows at once. */
export function fetchInspector(): void {
  const fetched = [
    import('../form/FormView.tsx'),
    import('../yaml-editor/YamlView.tsx'),
    // Whoever presses Ctrl+K types on at once.
    import('../palette/PaletteDialog.tsx'),
  ]
  // Where one fails, its region says so when it is drawn.
  for (const part of fetched) part.catch(() => undefined)
}
