import { useEffect, useRef } from 'react'
import { parseDocumentId } from '@meshdraft/model'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { BytesView } from './BytesView.tsx'
import { createYamlEditor } from './yaml-editor.ts'
import type { YamlEditor } from './yaml-editor.ts'
import { YamlBar } from './YamlBar.tsx'
import styles from './YamlView.module.css'

/** The YAML of the selected document's file, in Monaco. Cursor and selection are one. */
export function YamlView() {
  const store = useDesignStoreApi()
  const hostRef = useRef<HTMLDivElement>(null)
  const editorRef = useRef<YamlEditor>(undefined)
  const filePath = useDesignStore(({ selection, files }) => {
    if (selection) return parseDocumentId(selection.documentId).filePath
    return files.keys().next().value
  })
  const file = useDesignStore(({ files }) =>
    filePath === undefined ? undefined : files.get(filePath),
  )

  useEffect(() => {
    if (!hostRef.current) return undefined
    const editor = createYamlEditor(hostRef.current, store)
    editorRef.current = editor
    return () => {
      editor.dispose()
      editorRef.current = undefined
    }
  }, [store])

  const isText = file?.type === 'text'
  useEffect(() => {
    editorRef.current?.show(isText ? filePath : undefined)
  }, [filePath, isText])

  return (
    <div className={styles['view']}>
      {filePath !== undefined && (
        <YamlBar filePath={filePath} onDone={() => editorRef.current?.focus()} />
      )}
      <div ref={hostRef} className={styles['host']} hidden={!isText} />
      {file?.type === 'bytes' && <BytesView file={file} />}
    </div>
  )
}
