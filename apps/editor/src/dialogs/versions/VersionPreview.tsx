import { useMemo } from 'react'
import type { WorkspaceFiles } from '../../store/workspace-file.ts'
import { DiffLines } from '../../ui/DiffLines.tsx'
import { listFileDifferences } from './version-differences.ts'
import type { FileDifference } from './version-differences.ts'
import type { ComparedVersion } from './VersionList.tsx'
import styles from './VersionsDialog.module.css'

interface VersionPreviewProps {
  readonly files: WorkspaceFiles
  readonly compared: ComparedVersion
}

const FATES: Readonly<Record<FileDifference['fate'], string | undefined>> = {
  changes: undefined,
  returns: 'comes back',
  goes: 'goes away',
}

/** What bringing a version back would change, file by file. */
export function VersionPreview({ files, compared }: VersionPreviewProps) {
  const differences = useMemo(() => listFileDifferences(files, compared), [files, compared])
  const { lost } = compared.version
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <section className={styles['preview']} aria-label="What bringing it back changes" tabIndex={0}>
      {differences.map(({ path, fate, preview }) => (
        <div key={path} className={styles['file']}>
          <h3 className={styles['path']}>
            {path}
            {FATES[fate] !== undefined && <span className={styles['fate']}>{FATES[fate]}</span>}
          </h3>
          {preview.lines.length > 0 ? (
            <DiffLines lines={preview.lines} moreCount={preview.moreCount} />
          ) : (
            <p className={styles['note']}>No lines to show.</p>
          )}
        </div>
      ))}
      {differences.length === 0 && <p className={styles['note']}>Nothing differs from now.</p>}
      {lost.length > 0 && (
        <p className={styles['note']}>
          Cannot be read any more, so left as now: {lost.join(', ')}.
        </p>
      )}
    </section>
  )
}
