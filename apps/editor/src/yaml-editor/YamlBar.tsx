import ChevronRight from 'lucide-react/icons/chevron-right'
import FileText from 'lucide-react/icons/file-text'
import { Fragment, useDeferredValue, useMemo } from 'react'
import { toDocumentId } from '@meshdraft/model'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { parseKept } from '../store/edit-document.ts'
import { countChangedLines, readLineChanges } from '../store/line-changes.ts'
import { selectDocuments, selectFileNames } from '../store/shown-parts.ts'
import { findDocument } from '../store/workspace-file.ts'
import { MenuButton } from '../ui/Menu.tsx'
import { tip } from '../ui/Tooltip.tsx'
import { describeSteps } from './breadcrumbs.ts'
import { describeDocument } from './decorations.ts'
import styles from './YamlBar.module.css'

interface YamlBarProps {
  readonly filePath: string
  /** After a choice: the focus belongs to the text. */
  readonly onDone: () => void
}

/** Where the caret is, which file that is, and how much of it changed. */
export function YamlBar({ filePath, onDone }: YamlBarProps) {
  return (
    <div className={styles['bar']}>
      <FileMenu filePath={filePath} />
      <Steps onDone={onDone} />
      <ChangeCount filePath={filePath} />
    </div>
  )
}

const MOST_LISTED = 200

/** Picks the file, and in a stream the document. */
function FileMenu({ filePath }: Pick<YamlBarProps, 'filePath'>) {
  const files = useDesignStore(selectFileNames)
  const documents = useDesignStore((state) => selectDocuments(state).get(filePath))
  const current = useDesignStore((state) => state.selection?.documentId)
  const select = useDesignStore((state) => state.select)
  const groups = useMemo(() => {
    const paths = [...files.keys()]
    const at = Math.max(0, Math.min(paths.indexOf(filePath) - 20, paths.length - MOST_LISTED))
    const inFile = documents && documents.length > 1 ? documents.slice(0, MOST_LISTED) : []
    return [
      ...(inFile.length === 0
        ? []
        : [
            {
              title: 'Documents of this file',
              entries: inFile.map((document) => ({
                id: document.id,
                label: describeDocument(document) || `Document ${document.index + 1}`,
                isChecked: document.id === current,
                onAction: () => select({ documentId: document.id, path: [], origin: 'explorer' }),
              })),
            },
          ]),
      {
        title: 'Files',
        entries: paths.slice(at, at + MOST_LISTED).map((path) => ({
          id: `file:${path}`,
          label: path,
          isChecked: path === filePath,
          onAction: () =>
            select({ documentId: toDocumentId(path, 0), path: [], origin: 'explorer' }),
        })),
      },
    ]
  }, [files, documents, filePath, current, select])
  const name = filePath.slice(filePath.lastIndexOf('/') + 1)
  return (
    <MenuButton
      look="plain"
      size="s"
      label="Files and documents"
      tooltip={`File: ${filePath}`}
      groups={groups}
      className={styles['file']}
    >
      <FileText size={12} />
      <span className={styles['name']}>{name}</span>
    </MenuButton>
  )
}

function Steps({ onDone }: Pick<YamlBarProps, 'onDone'>) {
  const store = useDesignStoreApi()
  const selection = useDesignStore((state) => state.selection)
  const text = useDesignStore(
    (state) => state.selection && findDocument(state.files, state.selection.documentId)?.text,
  )
  const steps = useMemo(
    () => (selection && text !== undefined ? describeSteps(parseKept(text), selection.path) : []),
    [selection, text],
  )
  return (
    <nav aria-label="Path in the document" className={styles['steps']}>
      <div className={styles['way']}>
        {steps.map(({ label, path }, i) => (
          <Fragment key={path.join('.')}>
            {i > 0 && <ChevronRight size={12} className={styles['separator'] ?? ''} />}
            <button
              type="button"
              className={styles['step']}
              aria-current={i === steps.length - 1 ? 'location' : undefined}
              onClick={() => {
                const documentId = store.getState().selection?.documentId
                if (documentId === undefined) return
                store.getState().select({ documentId, path, origin: 'explorer' })
                onDone()
              }}
            >
              {label}
            </button>
          </Fragment>
        ))}
      </div>
    </nav>
  )
}

function ChangeCount({ filePath }: Pick<YamlBarProps, 'filePath'>) {
  const file = useDeferredValue(useDesignStore((state) => state.files.get(filePath)))
  const before = useDesignStore((state) => state.baseline.get(filePath))
  const setPanes = useDesignStore((state) => state.setPanes)
  const count = useMemo(() => {
    const files = new Map(file ? [[filePath, file]] : [])
    const baseline = new Map(before ? [[filePath, before]] : [])
    const changes = readLineChanges({ files, baseline }, filePath)
    return changes ? countChangedLines(changes) : 0
  }, [file, before, filePath])
  if (count === 0) return null
  return (
    <button
      type="button"
      className={styles['count']}
      {...tip('Show the changes')}
      onClick={() => setPanes({ isPanelOpen: true, panelTab: 'changes' })}
    >
      {count} {count === 1 ? 'line' : 'lines'} changed
    </button>
  )
}
