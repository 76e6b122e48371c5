import { useEffect, useMemo, useState } from 'react'
import { VERSION_LIMITS } from '@meshdraft/journal'
import { useDesignStore, useDesignStoreApi } from '../../store/DesignContext.tsx'
import { describeReadOnly } from '../../store/design-state.ts'
import type { EarlierVersion } from '../../store/earlier-version.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { compareVersion } from './version-differences.ts'
import { VersionList } from './VersionList.tsx'
import type { ComparedVersion } from './VersionList.tsx'
import { VersionPreview } from './VersionPreview.tsx'
import styles from './VersionsDialog.module.css'

interface VersionsDialogProps {
  /** Yields the versions of a workspace, the newest first. */
  readonly listVersions: (id: string) => Promise<readonly EarlierVersion[]>
  readonly onClose: () => void
}

/** Earlier versions of the workspace: what differs from now, to bring one back or open it as a copy. */
export function VersionsDialog({ listVersions, onClose }: VersionsDialogProps) {
  const store = useDesignStoreApi()
  const files = useDesignStore((state) => state.files)
  const obstacle = useDesignStore(describeReadOnly)
  const id = useDesignStore(({ source }) => (source.type === 'local' ? source.id : ''))
  const read = useVersions(listVersions, id)
  const [chosenNumber, choose] = useState<number>()
  const compared = useMemo(
    () =>
      read.versions.map((version): ComparedVersion => ({
        version,
        ...compareVersion(files, version),
      })),
    [read.versions, files],
  )
  const chosen = compared.find(({ version }) => version.number === chosenNumber) ?? compared[0]
  const nothing = chosen?.changes.length === 0 ? 'Nothing differs from now.' : undefined
  const reason = obstacle ?? nothing

  const bringBack = () => {
    if (!chosen || reason !== undefined) return
    const { applyEdits, announce } = store.getState()
    const label = `Bring back ${describeTime(chosen.version.at)}`
    if (!applyEdits(chosen.changes, { origin: 'dialog', history: 'step', label })) return
    announce(`Brought back ${describeTime(chosen.version.at)}. Undo takes it back.`)
    onClose()
  }
  const openCopy = () => {
    if (!chosen) return
    const { name, openWorkspace } = store.getState()
    onClose()
    openWorkspace({
      name: `${name} (${describeTime(chosen.version.at)})`,
      source: { type: 'local', id: crypto.randomUUID() },
      files: chosen.version.files.values(),
    })
  }

  return (
    <Dialog
      title="Earlier versions"
      subtitle={`Kept on this device while there is room, ${VERSION_LIMITS.versions} at most: before edits, and every ten minutes of them.`}
      size="l"
      onClose={onClose}
      onApply={bringBack}
      isBare
      footer={
        <>
          <span className={styles['obstacle']}>{obstacle}</span>
          <Button isDisabled={!chosen} onPress={openCopy}>
            Open as a copy
          </Button>
          <Button
            variant="primary"
            isDisabled={!chosen || reason !== undefined}
            reason={reason}
            onPress={bringBack}
          >
            Bring back
          </Button>
        </>
      }
    >
      {chosen ? (
        <div className={styles['columns']}>
          <VersionList versions={compared} chosen={chosen.version.number} onChoose={choose} />
          <VersionPreview files={files} compared={chosen} />
        </div>
      ) : (
        <div className={styles['empty']}>
          {read.state === 'reading' ? (
            <Spinner label="Reading the versions" />
          ) : (
            <EmptyState title={EMPTY[read.state]} />
          )}
        </div>
      )}
    </Dialog>
  )
}

const EMPTY = {
  read: 'No earlier version is kept yet; the first comes with the first edit.',
  failed: 'The storage of the browser does not answer.',
} as const

interface ReadVersions {
  readonly state: 'reading' | 'read' | 'failed'
  readonly versions: readonly EarlierVersion[]
}

function useVersions(listVersions: VersionsDialogProps['listVersions'], id: string): ReadVersions {
  const [read, setRead] = useState<ReadVersions>({ state: 'reading', versions: [] })
  useEffect(() => {
    let isCurrent = true
    const follow = (next: ReadVersions) => {
      if (isCurrent) setRead(next)
    }
    listVersions(id).then(
      (versions) => follow({ state: 'read', versions }),
      () => follow({ state: 'failed', versions: [] }),
    )
    return () => {
      isCurrent = false
    }
  }, [listVersions, id])
  return read
}

function describeTime(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}
