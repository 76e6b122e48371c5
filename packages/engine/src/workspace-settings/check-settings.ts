import type { YamlDocument } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import { checkDocument } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import { readSettings } from './read-settings.ts'
import { createReport } from './setting-reader.ts'
import type { ResolvedSettings } from './workspace-settings.ts'

/**
 * Checks one document of a settings file.
 *
 * @param isBroken - its text says too little to check what it means.
 */
export function checkSettings(
  document: YamlDocument,
  documentId: DocumentId,
  isBroken: boolean,
  { documentId: used }: ResolvedSettings,
): readonly Diagnostic[] {
  // Kubernetes does not read this file, so how it would read a word is of no account.
  const syntax = checkDocument(document, documentId, []).filter(
    ({ layer, code }) =>
      layer === 'syntax' && code !== 'YML-KUBERNETES-READING' && code !== 'YML-NOT-AN-OBJECT',
  )
  if (document.form !== 'yaml' || isBroken) return syntax
  if (documentId === used) return [...syntax, ...readSettings(document, documentId).findings]
  return [...syntax, ...explainUnused(document, documentId, used)]
}

function explainUnused(
  document: YamlDocument,
  documentId: DocumentId,
  used: DocumentId | undefined,
): readonly Diagnostic[] {
  const findings: Diagnostic[] = []
  const report = createReport(document, documentId, findings)
  const usedPath = used === undefined ? '' : parseDocumentId(used).filePath
  const isSameFile = usedPath === parseDocumentId(documentId).filePath
  const values = isSameFile ? { kind: 'document' } : { kind: 'file', used: usedPath }
  report('CFG-008', [], values, { at: 'key' })
  return findings
}
