import type { EditPlan, TextEdit } from '@meshdraft/yaml'
import type { DocumentId, Resource } from '@meshdraft/model'
import type { Fix } from './diagnostic.ts'

/** Yields a fix that makes these edits in one document. */
export function toFix(title: string, documentId: DocumentId, edits: readonly TextEdit[]): Fix {
  return { title, edits: edits.map((edit) => ({ documentId, ...edit })) }
}

/** Yields the fix of a planned edit; none if the edit cannot be made or changes nothing. */
export function toFixes(title: string, resource: Resource, plan: EditPlan): readonly Fix[] {
  return plan.ok && plan.edits.length > 0 ? [toFix(title, resource.documentId, plan.edits)] : []
}
