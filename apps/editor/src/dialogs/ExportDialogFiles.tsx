import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import {
  buildArchive,
  buildStream,
  countLines,
  diffLines,
  KUSTOMIZATION_PATH,
  listRemovedPaths,
  planKustomization,
  splitLines,
} from '@meshdraft/export'
import type { ExportFile } from '@meshdraft/export'
import { useShallow } from 'zustand/react/shallow'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { WorkspaceFiles } from '../store/workspace-file.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Switch } from '../ui/Switch.tsx'
import { downloadFile } from './download.ts'
import { listExportFiles, toExportFiles, toFileName } from './export-choices.ts'
import type { ExportScope, ExportTabProps } from './export-choices.ts'
import { ExportedSecrets } from './share/ExportedSecrets.tsx'
import styles from './ExportDialog.module.css'

/** Hands out the files: the changed ones or all, one by one, as ZIP, as one stream, or copied. */
export function ExportDialogFiles({ foot, applyRef }: ExportTabProps) {
  const { name, files, baseline, announce } = useDesignStore(
    useShallow(({ name, files, baseline, announce }) => ({ name, files, baseline, announce })),
  )
  const changed = useMemo(() => listExportFiles({ files, baseline }, 'changed'), [files, baseline])
  const removed = useMemo(() => listRemoved(files, baseline), [files, baseline])
  const [scope, setScope] = useState<ExportScope>(changed.length > 0 ? 'changed' : 'all')
  const [wantsKustomization, setWantsKustomization] = useState(false)
  const [result, setResult] = useState('')
  const chosen = useMemo(
    () => (scope === 'changed' ? changed : listExportFiles({ files, baseline }, 'all')),
    [scope, changed, files, baseline],
  )
  const isEmpty = chosen.length === 0
  const reason = isEmpty ? 'Nothing has changed since the files were opened.' : undefined
  const stream = useMemo(() => buildStream(chosen), [chosen])
  const kustomization = useMemo(() => planKustomization(chosen, files.keys()), [chosen, files])
  const added = wantsKustomization && kustomization.ok ? [kustomization.file] : []

  const finish = (sentence: string) => {
    setResult(sentence)
    announce(sentence)
  }
  const downloadArchive = () => {
    if (isEmpty) return
    const held = [...chosen, ...added]
    downloadFile(toFileName(name, 'zip'), buildArchive(held))
    finish(`${toFileName(name, 'zip')} holds ${countFiles(held.length)}.`)
  }
  const copyStream = async () => {
    try {
      await navigator.clipboard.writeText(stream.text)
      finish('The manifests are on the clipboard.')
    } catch {
      finish('The browser did not allow copying. Use One stream instead.')
    }
  }
  useEffect(() => {
    applyRef.current = downloadArchive
  })

  return (
    <div className={styles['body']}>
      {foot &&
        createPortal(
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
            <Button
              variant="primary"
              isDisabled={isEmpty}
              reason={reason}
              onPress={downloadArchive}
            >
              Download ZIP
            </Button>
          </>,
          foot,
        )}
      <div className={styles['choices']}>
        <Segmented
          label="Which files"
          value={scope}
          onChange={setScope}
          options={[
            { value: 'changed', label: `Changed files (${changed.length})` },
            { value: 'all', label: `All files (${files.size})` },
          ]}
        />
        <Switch
          isOn={added.length > 0}
          isDisabled={!kustomization.ok}
          aria-describedby="export-kustomization"
          onChange={setWantsKustomization}
        >
          Add {KUSTOMIZATION_PATH}
        </Switch>
        <span id="export-kustomization" className={styles['hint']}>
          {kustomization.ok ? 'A new file in the ZIP that lists the others.' : kustomization.reason}
        </span>
      </div>
      {isEmpty ? (
        <p className={styles['note']}>{reason}</p>
      ) : (
        <ul className={styles['files']} aria-label="Files to export">
          {[...chosen, ...added].map((file) => (
            <FileRow key={file.path} file={file} baseline={baseline} />
          ))}
        </ul>
      )}
      <ExportedSecrets files={files} exported={chosen} />
      {scope === 'changed' && removed.length > 0 && (
        <p className={styles['note']}>Removed, so not in an export: {removed.join(', ')}.</p>
      )}
      {stream.leftOut.length > 0 && (
        <p className={styles['note']}>
          Not part of one stream or a copy: {listLeftOut(stream.leftOut)}.
        </p>
      )}
      {added.length > 0 && kustomization.ok && kustomization.leftOut.length > 0 && (
        <p className={styles['note']}>
          Not listed in {KUSTOMIZATION_PATH}: {listLeftOut(kustomization.leftOut)}.
        </p>
      )}
    </div>
  )
}

/** Names files with the reasons, as parts of a sentence. */
function listLeftOut(files: readonly { readonly path: string; readonly reason: string }[]): string {
  return files
    .map(({ path, reason }) => {
      const words = reason.replace(/\.$/, '')
      return `${path} (${words.slice(0, 1).toLowerCase()}${words.slice(1)})`
    })
    .join(', ')
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
