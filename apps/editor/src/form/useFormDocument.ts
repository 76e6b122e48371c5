import { useEffect, useMemo, useState } from 'react'
import { setValue } from '@meshdraft/yaml'
import type { YamlDocument } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'
import { useDesignStore } from '../store/DesignContext.tsx'
import { parseKept } from '../store/edit-document.ts'
import { findDocument } from '../store/workspace-file.ts'
import { buildFormNode } from './form-node.ts'
import type { FormNode } from './form-node.ts'
import { findBaselineText } from './find-baseline.ts'
import { keepRoot, recallRoot } from './kept-roots.ts'

/** What the form shows of a document. */
export interface FormDocument {
  /** The document as it is now. */
  readonly document: YamlDocument
  /** The last state that could be read; absent when there was none. */
  readonly root: FormNode | undefined
  /** As opened; absent when the document is new. */
  readonly baseline: FormNode | undefined
  /** The text is broken now, so `root` is older. */
  readonly isBroken: boolean
}

/** Reads a document; values that did not change keep their identity. `undefined` if it is gone. */
export function useFormDocument(documentId: DocumentId): FormDocument | undefined {
  const text = useDesignStore((state) => findDocument(state.files, documentId)?.text)
  const baselineFiles = useDesignStore((state) => state.baseline)
  const [kept, setKept] = useState(() => recallRoot(baselineFiles, documentId))
  const document = text === undefined ? undefined : parseKept(text)
  const isReadable = useMemo(() => document !== undefined && canEdit(document), [document])

  let root = kept?.root
  if (document && isReadable && kept?.text !== document.text) {
    root = document.root && buildFormNode(document.root, document.text, kept?.root)
    setKept({ text: document.text, root })
  }
  useEffect(() => {
    if (kept) keepRoot(baselineFiles, documentId, kept)
  }, [baselineFiles, documentId, kept])
  const baselineText = useMemo(
    () => document && findBaselineText(baselineFiles, documentId, document, parseKept),
    [baselineFiles, documentId, document],
  )
  const baseline = useMemo(() => {
    const opened = baselineText === undefined ? undefined : parseKept(baselineText)
    return opened?.root && buildFormNode(opened.root, opened.text)
  }, [baselineText])

  return document && { document, root, baseline, isBroken: !isReadable }
}

/** Whether the text says clearly enough what it means for the form to write into it. */
function canEdit(document: YamlDocument): boolean {
  if (!document.root) return document.form === 'empty'
  const probe = setValue(document, [], null)
  return probe.ok || (probe.reason !== 'broken' && probe.reason !== 'template')
}
