import Laptop from 'lucide-react/icons/laptop'
import ShieldCheck from 'lucide-react/icons/shield-check'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useMemo } from 'react'
import { countProblems, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { parseDocumentId } from '@meshdraft/model'
import { useDesignStore } from '../store/DesignContext.tsx'
import { isStale } from '../store/design-state.ts'
import { selectDocuments, selectFindings } from '../store/shown-parts.ts'
import { CountBadges } from '../ui/CountBadges.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { ServedFolderMark } from './ServedFolderMark.tsx'
import styles from './StatusBar.module.css'
import { UpdateMark } from './UpdateMark.tsx'
import { useCursor } from './useCursor.ts'
import { VersionMenu } from './VersionMenu.tsx'

/** What is checked, how much there is, where the caret is, and whether it is saved. */
export function StatusBar() {
  const source = useDesignStore((state) => state.source.type)
  if (source === 'none') return <FirstVisitStatus />
  return (
    <footer className={styles['bar']} data-region="status">
      <VersionMenu />
      <Amounts />
      <Findings />
      <span className={styles['gap']} />
      <UpdateMark />
      <Place />
      <ServedFolderMark />
      <KeptMark />
    </footer>
  )
}

function FirstVisitStatus() {
  return (
    <footer className={styles['bar']} data-region="status">
      <span>Checks follow Istio {DEFAULT_ENGINE_SETTINGS.istioVersion}</span>
      <span className={styles['gap']} />
      <UpdateMark />
      <span>
        <ShieldCheck size={14} />
        Works offline. Nothing is sent anywhere.
      </span>
    </footer>
  )
}

function Amounts() {
  const files = useDesignStore((state) => state.files.size)
  const documentsByFile = useDesignStore(selectDocuments)
  const resources = useMemo(() => {
    let count = 0
    for (const documents of documentsByFile.values()) {
      for (const document of documents) count += document.resources.length
    }
    return count
  }, [documentsByFile])
  return (
    <span className={styles['wide']}>
      {files} {files === 1 ? 'file' : 'files'}, {resources}{' '}
      {resources === 1 ? 'resource' : 'resources'}
    </span>
  )
}

function Findings() {
  const diagnostics = useDesignStore(selectFindings)
  const isWaiting = useDesignStore(isStale)
  const status = useDesignStore((state) => state.engineStatus)
  const counts = useMemo(() => countProblems([...diagnostics.values()].flat()), [diagnostics])
  const total = counts.error + counts.warning + counts.info
  return (
    <span className={styles['findings']} data-stale={isWaiting || undefined}>
      {total > 0 ? <CountBadges counts={counts} /> : isWaiting ? '' : 'Nothing found'}
      {isWaiting && status !== 'failed' && <Spinner label="Checking" />}
    </span>
  )
}

function Place() {
  const selection = useDesignStore((state) => state.selection)
  const cursor = useCursor()
  if (!selection && !cursor) return null
  const filePath = cursor?.filePath ?? (selection && parseDocumentId(selection.documentId).filePath)
  return (
    <>
      <span className={styles['path']}>{filePath}</span>
      {cursor && (
        <span>
          Ln {cursor.line}, Col {cursor.column}
        </span>
      )}
    </>
  )
}

function KeptMark() {
  const kept = useDesignStore((state) => state.kept)
  switch (kept.type) {
    case 'saved':
      return (
        <span>
          <Laptop size={14} />
          Saved on this device
        </span>
      )
    case 'saving':
      return kept.isLate ? (
        <output className={styles['late']}>
          <TriangleAlert size={14} />
          Still saving, not saved yet
        </output>
      ) : (
        <span>
          <Laptop size={14} />
          Saving
        </span>
      )
    case 'failed':
      return (
        <span className={styles['failed']}>
          <TriangleAlert size={14} />
          Not saved
        </span>
      )
    case 'off':
      return kept.reason === '' ? null : <span>{kept.reason}</span>
  }
}
