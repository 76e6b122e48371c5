import { useMemo, useState } from 'react'
import { toDocumentId } from '@meshdraft/model'
import { locatePath } from '@meshdraft/yaml'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import type { DesignStore } from '../store/create-design-store.ts'
import { isReadOnly } from '../store/design-state.ts'
import type { DesignData } from '../store/design-state.ts'
import { parseKept } from '../store/edit-document.ts'
import { readLineChanges } from '../store/line-changes.ts'
import { findDocument, findDocumentAt } from '../store/workspace-file.ts'
import { Button } from '../ui/Button.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './ChangesPanel.module.css'
import { buildDiffRows } from './diff-rows.ts'
import type { ChangedRow, DiffRow } from './diff-rows.ts'
import type { ChangedFile } from './file-changes-list.ts'
import { LineCounts } from './LineCounts.tsx'
import { takeBackChange, takeBackFile } from './take-back.ts'

const MOST_ROWS = 200

interface ChangedFileDiffProps {
  readonly file: ChangedFile
  readonly state: Pick<DesignData, 'files' | 'baseline'>
}

/** The changes of one file, each of which can be taken back. */
export function ChangedFileDiff({ file, state }: ChangedFileDiffProps) {
  const { path, type, isText, added, removed } = file
  const store = useDesignStoreApi()
  const isLocked = useDesignStore(isReadOnly)
  const [showsAll, setShowsAll] = useState(false)
  const lines = readLineChanges(state, path)
  const rows = useMemo(() => (lines ? buildDiffRows(lines) : []), [lines])
  const shown = showsAll ? rows : rows.slice(0, MOST_ROWS)
  return (
    <section aria-label={path} className={styles['file']}>
      <header className={styles['head']}>
        <button
          type="button"
          className={styles['path']}
          disabled={type === 'removed'}
          onClick={() => selectLine(store, path, lines?.changes[0]?.after.start ?? 0)}
        >
          {path}
        </button>
        {type !== 'edited' && <span className={styles['type']}>{type}</span>}
        <LineCounts added={added} removed={removed} />
        {!isLocked && (
          <Button
            variant="link"
            size="s"
            className={styles['takeFile']}
            aria-label={`Take back ${path}`}
            onPress={() => takeBackFile(store, path)}
          >
            Take back
          </Button>
        )}
      </header>
      {isText ? (
        <div className={styles['rows']}>
          {shown.map((row, i) => {
            const change = row.type === 'added' || row.type === 'removed' ? row.change : undefined
            const target = change === undefined ? undefined : lines?.changes[change]
            return (
              // Rows have no other identity.
              <div key={i} className={styles['row']} data-type={row.type}>
                <DiffLine row={row} onSelect={(line) => selectLine(store, path, line)} />
                {target && type === 'edited' && !isLocked && (
                  <Button
                    variant="link"
                    size="s"
                    className={styles['takeBack']}
                    aria-label={`Take back line ${target.after.start + 1}`}
                    onPress={() => takeBackChange(store, path, target)}
                  >
                    Take back
                  </Button>
                )}
              </div>
            )
          })}
          {rows.length > shown.length && (
            <Button variant="link" onPress={() => setShowsAll(true)}>
              Show all {rows.length} lines
            </Button>
          )}
        </div>
      ) : (
        <p className={styles['more']}>This file is not text.</p>
      )}
    </section>
  )
}

interface DiffLineProps {
  readonly row: DiffRow
  /** Called with a line of the present text, from 0. */
  readonly onSelect: (line: number) => void
}

function DiffLine({ row, onSelect }: DiffLineProps) {
  switch (row.type) {
    case 'gap':
      return (
        <span className={styles['gap']}>
          {row.count} {row.count === 1 ? 'line' : 'lines'} not changed
        </span>
      )
    case 'context':
      return (
        <>
          <span className={styles['number']}>{row.before}</span>
          <span className={styles['number']}>{row.after}</span>
          <span className={styles['sign']} />
          <code className={styles['text']}>{row.text}</code>
        </>
      )
    case 'removed':
    case 'added': {
      const isAdded = row.type === 'added'
      return (
        <>
          <span className={styles['number']}>{isAdded ? '' : row.line}</span>
          <span className={styles['number']}>
            {isAdded && (
              <button
                type="button"
                className={styles['line']}
                onClick={() => onSelect(row.line - 1)}
              >
                {row.line}
              </button>
            )}
          </span>
          <span className={styles['sign']}>
            <VisuallyHidden>{row.type}</VisuallyHidden>
            <span aria-hidden="true">{isAdded ? '+' : '−'}</span>
          </span>
          <code className={styles['text']}>
            <MarkedText row={row} />
          </code>
        </>
      )
    }
  }
}

function MarkedText({ row: { text, part } }: { readonly row: ChangedRow }) {
  if (!part || part.start === part.end) return text
  return (
    <>
      {text.slice(0, part.start)}
      <mark className={styles['mark']}>{text.slice(part.start, part.end)}</mark>
      {text.slice(part.end)}
    </>
  )
}

/** Selects what stands on a line of the present text. */
function selectLine(store: DesignStore, path: string, line: number): void {
  const state = store.getState()
  const file = state.files.get(path)
  if (file?.type !== 'text') {
    if (file) state.select({ documentId: toDocumentId(path, 0), path: [], origin: 'problems' })
    return
  }
  const before = readLineChanges(state, path)?.after.slice(0, line).join('') ?? ''
  const indent = /^[ \t-]*/.exec(file.text.slice(before.length))?.[0].length ?? 0
  const offset = before.length + indent
  const documentId = findDocumentAt(file, offset)
  const place = findDocument(state.files, documentId)
  if (!place) return
  const fieldPath = locatePath(parseKept(place.text), offset - place.range.start)
  state.select({ documentId, path: fieldPath, origin: 'problems' })
}
