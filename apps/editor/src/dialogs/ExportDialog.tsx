import { useMemo, useState } from 'react'
import {
  buildArchive,
  buildStream,
  countLines,
  diffLines,
  listRemovedPaths,
  splitLines,
} from '@meshdraft/export'
import type { ExportFile } from '@meshdraft/export'
import { useShallow } from 'zustand/react/shallow'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { WorkspaceFiles } from '../store/workspace-file.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { downloadFile } from './download.ts'
import { listExportFiles, toExportFiles, toFileName } from './export-choices.ts'
import type { ExportScope } from './export-choices.ts'
import styles from './ExportDialog.module.css'

interface ExportDialogProps {
  readonly onClose: () => void
}

/** Hands out the files: the changed ones or all, one by one, as ZIP, as one stream, or copied. */
export function ExportDialog({ onClose }: ExportDialogProps) {
  const { name, files, baseline, announce } = useDesignStore(
    useShallow(({ name, files, baseline, announce }) => ({ name, files, baseline, announce })),
  )
  const changed = useMemo(() => listExportFiles({ files, baseline }, 'changed'), [files, baseline])
  const removed = useMemo(() => listRemoved(files, baseline), [files, baseline])
  const [scope, setScope] = useState<ExportScope>(changed.length > 0 ? 'changed' : 'all')
  const [result, setResult] = useState('')
  const chosen = scope === 'changed' ? changed : listExportFiles({ files, baseline }, 'all')
  const isEmpty = chosen.length === 0
  const reason = isEmpty ? 'Nothing has changed since the files were opened.' : undefined
  const stream = useMemo(() => buildStream(chosen), [chosen])

  const finish = (sentence: string) => {
    setResult(sentence)
    announce(sentence)
  }
  const downloadArchive = () => {
    if (isEmpty) return
    downloadFile(toFileName(name, 'zip'), buildArchive(chosen))
    finish(`${toFileName(name, 'zip')} holds ${countFiles(chosen.length)}.`)
  }
  const copyStream = async () => {
    try {
      await navigator.clipboard.writeText(stream.text)
      finish('The manifests are on the clipboard.')
    } catch {
      finish('The browser did not allow copying. Use One stream instead.')
    }
  }

  return (
    <Dialog
      title="Export"
      subtitle="Every byte you did not change is as you opened it."
      size="m"
      onClose={onClose}
      onApply={downloadArchive}
      footer={
        <>
          <output className={styles['result']}>{result}</output>
          <Button isDisabled={isEmpty} reason={reason} onPress={() => void copyStream()}>
            Copy
          </Button>
          <Button
            isDisabled={isEmpty}
            reason={reason}
            onPress={() => {
              downloadFile(toFileName(name, 'yaml'), stream.text)
              finish(`${toFileName(name, 'yaml')} holds one stream.`)
            }}
          >
            One stream
          </Button>
          <Button variant="primary" isDisabled={isEmpty} reason={reason} onPress={downloadArchive}>
            Download ZIP
          </Button>
        </>
      }
    >
      <Segmented
        label="Which files"
        value={scope}
        onChange={setScope}
        options={[
          { value: 'changed', label: `Changed files (${changed.length})` },
          { value: 'all', label: `All files (${files.size})` },
        ]}
      />
      {isEmpty ? (
        <p className={styles['note']}>{reason}</p>
      ) : (
        <ul className={styles['files']} aria-label="Files to export">
          {chosen.map((file) => (
            <FileRow key={file.path} file={file} baseline={baseline} />
          ))}
        </ul>
      )}
      {scope === 'changed' && removed.length > 0 && (
        <p className={styles['note']}>Removed, so not in an export: {removed.join(', ')}.</p>
      )}
      {stream.leftOut.length > 0 && (
        <p className={styles['note']}>
          Not part of one stream or a copy:{' '}
          {stream.leftOut
            .map((file) => `${file.path} (${file.reason.toLowerCase().replace(/\.$/, '')})`)
            .join(', ')}
          .
        </p>
      )}
    </Dialog>
  )
}

interface FileRowProps {
  readonly file: ExportFile
  readonly baseline: WorkspaceFiles
}

function FileRow({ file, baseline }: FileRowProps) {
  const before = baseline.get(file.path)
  const isNew = before === undefined
  const { added, removed } = useMemo(() => {
    const old = before?.type === 'text' ? before.text : ''
    const text = typeof file.content === 'string' ? file.content : ''
    return countLines(diffLines(splitLines(old), splitLines(text)))
  }, [before, file.content])
  return (
    <li className={styles['file']}>
      <span className={styles['path']}>{file.path}</span>
      {isNew && <span className={styles['new']}>new</span>}
      {added + removed > 0 && (
        <span className={styles['lines']} aria-label={`${added} lines added, ${removed} removed`}>
          <span className={styles['added']}>+{added}</span>{' '}
          <span className={styles['removed']}>−{removed}</span>
        </span>
      )}
      <Button
        size="s"
        variant="link"
        aria-label={`Download ${file.path}`}
        onPress={() => {
          const { content } = file
          downloadFile(
            file.path.split('/').at(-1) ?? file.path,
            typeof content === 'string' ? content : new Uint8Array(content),
          )
        }}
      >
        Download
      </Button>
    </li>
  )
}

function listRemoved(files: WorkspaceFiles, baseline: WorkspaceFiles): readonly string[] {
  return listRemovedPaths(toExportFiles(files), baseline)
}

function countFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}
