import type { DocumentId, ResourceKey } from './resources.ts'
import { compareText } from './hosts.ts'
import { toKindName } from './kinds.ts'

/** Yields the identity of the document at `index` (from 0) of the file at `filePath`. */
export function toDocumentId(filePath: string, index: number): DocumentId {
  // The one place that makes the brand.
  return `${filePath}#${index}` as DocumentId
}

/** Takes a document's identity apart. The file path may itself hold `#`. */
export function parseDocumentId(documentId: DocumentId): {
  readonly filePath: string
  readonly index: number
} {
  const hash = documentId.lastIndexOf('#')
  return { filePath: documentId.slice(0, hash), index: Number(documentId.slice(hash + 1)) }
}

/** Orders documents by file path, then by position in the file: 9 before 10. */
export function compareDocumentIds(a: DocumentId, b: DocumentId): number {
  const left = parseDocumentId(a)
  const right = parseDocumentId(b)
  return compareText(left.filePath, right.filePath) || left.index - right.index
}

/**
 * Yields the identity of a resource, `KIND/NAMESPACE/NAME` with the kind as `toKindName` writes it.
 * Versions of one group are one kind. A `/` inside a (malformed) name is kept apart as `~1`.
 */
export function toResourceKey(resource: {
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}): ResourceKey {
  const { group, kind, namespace, name } = resource
  return toKeyOf(toKindName(group, kind), namespace, name)
}

/** As `toResourceKey`, from a kind name as lookups use it. */
export function toKeyOf(kindName: string, namespace: string, name: string): ResourceKey {
  const key = `${escape(kindName)}/${escape(namespace)}/${escape(name)}`
  // The one place that makes the brand.
  return key as ResourceKey
}

function escape(part: string): string {
  return part.includes('/') || part.includes('~')
    ? part.replaceAll('~', '~0').replaceAll('/', '~1')
    : part
}
