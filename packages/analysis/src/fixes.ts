import { shortenValues } from '@meshdraft/yaml'
import type { TextEdit } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'
import type { Fix } from './diagnostic.ts'

/** Yields a fix that makes these edits in one document. */
export function toFix(title: string, documentId: DocumentId, edits: readonly TextEdit[]): Fix {
  return { title: shortenValues(title), edits: edits.map((edit) => ({ documentId, ...edit })) }
}
