import type { Diagnostic } from '@meshdraft/analysis'
import type { DocumentSummary, ResourceSummary } from '@meshdraft/engine'
import type { DesignData } from './design-state.ts'
import { isEqualList, isEqualMap, keepEqual } from './keep-equal.ts'
import type { WorkspaceFiles } from './workspace-file.ts'

// With every key the engine answers with a document of another length and with findings that moved by
// one character. Lists, trees and counts show neither: they take these parts instead of the view's.

/** What the documents are. Do not read their `length`: it may be that of an older text. */
export const selectDocuments = keepEqual(
  (state: DesignData) => state.view.documentsByFile,
  (a, b) => isEqualMap(a, b, (before, after) => isEqualList(before, after, isSameDocument)),
)

/** Which findings there are, of what severity and at which field. Do not read their ranges. */
export const selectFindings = keepEqual(
  (state: DesignData) => state.view.diagnosticsByDocument,
  (a, b) => isEqualMap(a, b, (before, after) => isEqualList(before, after, isSameFinding)),
)

/** Which files there are and of what type. Do not read their contents. */
export const selectFileNames = keepEqual((state: DesignData) => state.files, hasSameNames)

function isSameDocument(a: DocumentSummary, b: DocumentSummary): boolean {
  return (
    a.id === b.id &&
    a.form === b.form &&
    a.isStale === b.isStale &&
    isEqualList(a.resources, b.resources, isSameResource)
  )
}

function isSameResource(a: ResourceSummary, b: ResourceSummary): boolean {
  return (
    a.key === b.key &&
    a.apiVersion === b.apiVersion &&
    a.hasNamespace === b.hasNamespace &&
    isEqualList(a.basePath, b.basePath)
  )
}

function isSameFinding(a: Diagnostic, b: Diagnostic): boolean {
  return a.severity === b.severity && a.code === b.code && isEqualList(a.fieldPath, b.fieldPath)
}

function hasSameNames(a: WorkspaceFiles, b: WorkspaceFiles): boolean {
  if (a.size !== b.size) return false
  const others = b.values()
  for (const { path, type } of a.values()) {
    const other = others.next().value
    if (other?.path !== path || other.type !== type) return false
  }
  return true
}
