import type { Keeper } from '../keeping/keeper-contract.ts'
import { useKeeper } from '../keeping/KeeperContext.tsx'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { OpenDialog } from '../store/design-state.ts'
import { OverBoundary } from './OverBoundary.tsx'
import {
  ExplainDialog,
  ExportDialog,
  PaletteDialog,
  PasteDialog,
  RenameDialog,
  SettingsDialog,
  ShareDialog,
  ShortcutsDialog,
  SuppressDialog,
  VersionsDialog,
  VocabularyDialog,
  WorkspacesDialog,
} from './regions.tsx'

/** The dialog that is open, fetched when it is first asked for. */
export function OpenDialogs() {
  const dialog = useDesignStore((state) => state.dialog)
  const setDialog = useDesignStore((state) => state.setDialog)
  const { listVersions } = useKeeper()
  if (!dialog) return null
  const close = () => setDialog(undefined)
  return (
    <OverBoundary key={dialog.type} name="The dialog" onClose={close}>
      {renderDialog(dialog, listVersions, close)}
    </OverBoundary>
  )
}

function renderDialog(
  dialog: OpenDialog,
  listVersions: Keeper['listVersions'],
  onClose: () => void,
) {
  switch (dialog.type) {
    case 'paste':
      return <PasteDialog text={dialog.text} onClose={onClose} />
    case 'palette':
      return <PaletteDialog text={dialog.text} onClose={onClose} />
    case 'rename':
      return <RenameDialog onClose={onClose} />
    case 'workspaces':
      return <WorkspacesDialog onClose={onClose} />
    case 'versions':
      return <VersionsDialog listVersions={listVersions} onClose={onClose} />
    case 'export':
      return <ExportDialog onClose={onClose} />
    case 'share':
      return <ShareDialog onClose={onClose} />
    case 'explain':
      return <ExplainDialog code={dialog.code} onClose={onClose} />
    case 'suppress':
      return (
        <SuppressDialog diagnostic={dialog.diagnostic} place={dialog.place} onClose={onClose} />
      )
    case 'settings':
      return <SettingsDialog section={dialog.section} onClose={onClose} />
    case 'vocabulary':
      return <VocabularyDialog onClose={onClose} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />
  }
}
