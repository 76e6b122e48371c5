import { useDeferredValue, useMemo } from 'react'
import { useShallow } from 'zustand/shallow'
import { useDesignStore } from '../store/DesignContext.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ChangedFileDiff } from './ChangedFileDiff.tsx'
import styles from './ChangesPanel.module.css'
import { listChangedFiles } from './file-changes-list.ts'
import { LineCounts } from './LineCounts.tsx'
import { PanelTools } from './PanelTools.tsx'

const MOST_FILES = 50

/** What differs from the files as they were opened, line by line. */
export function ChangesPanel() {
  const now = useDesignStore(useShallow(({ files, baseline }) => ({ files, baseline })))
  // Typing comes first; the differences follow when there is time.
  const state = useDeferredValue(now)
  const changed = useMemo(() => listChangedFiles(state), [state])
  const added = changed.reduce((sum, file) => sum + file.added, 0)
  const removed = changed.reduce((sum, file) => sum + file.removed, 0)
  if (changed.length === 0) {
    return (
      <EmptyState title="Nothing changed.">
        Every file is as it was opened, byte for byte.
      </EmptyState>
    )
  }
  return (
    <div className={styles['panel']}>
      <PanelTools>
        <span className={styles['total']}>
          {changed.length} {changed.length === 1 ? 'file' : 'files'}{' '}
          <LineCounts added={added} removed={removed} />
        </span>
      </PanelTools>
      {changed.slice(0, MOST_FILES).map((file) => (
        <ChangedFileDiff key={file.path} file={file} state={state} />
      ))}
      {changed.length > MOST_FILES && (
        <p className={styles['more']}>And {changed.length - MOST_FILES} more files.</p>
      )}
    </div>
  )
}
