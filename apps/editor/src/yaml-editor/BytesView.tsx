import { useMemo } from 'react'
import { buildLineTable, locateOffset } from '@meshdraft/yaml'
import { convertToUtf8 } from '../commands/convert-to-utf-8.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { describeReadOnly } from '../store/design-state.ts'
import { describeBytes } from '../store/workspace-file.ts'
import type { BytesFile } from '../store/workspace-file.ts'
import { Button } from '../ui/Button.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { listBytesLines } from './bytes-lines.ts'
import styles from './BytesView.module.css'

interface BytesViewProps {
  readonly file: BytesFile
}

/** A file that is not UTF-8: why, what can be done, and what it looks like, read-only. */
export function BytesView({ file }: BytesViewProps) {
  const store = useDesignStoreApi()
  const readOnly = useDesignStore(describeReadOnly)
  const { text, issue, converted } = describeBytes(file)
  const lines = useMemo(() => listBytesLines(file.bytes, describeBytes(file)), [file])
  const { line, column } = useMemo(
    () => locateOffset(buildLineTable(text), issue.range.start),
    [text, issue],
  )
  const hasPlace = issue.range.end > issue.range.start
  return (
    <div className={styles['view']}>
      <div className={styles['banner']}>
        <SeverityIcon severity="error" size={13} />
        <span>
          {issue.message}
          {hasPlace && ` Ln ${line}, Col ${column}.`} Its bytes are kept and exported as they are.
        </span>
        {converted !== undefined && (
          <Button
            size="s"
            isDisabled={readOnly !== undefined}
            reason={readOnly}
            onPress={() => convertToUtf8(store, file.path)}
          >
            Convert to UTF-8
          </Button>
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard has to reach it */}
      <section className={styles['lines']} aria-label="Read-only text" tabIndex={0}>
        {lines.map(({ name, before, marked, after }) => (
          <span key={name} className={styles['line']}>
            <span className={styles['name']} aria-hidden>
              {name}
            </span>
            <code>
              {before}
              {marked !== '' && <mark className={styles['mark']}>{marked}</mark>}
              {after}
            </code>
          </span>
        ))}
      </section>
    </div>
  )
}
