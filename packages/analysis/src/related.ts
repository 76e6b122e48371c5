import { locateFinding } from './locate.ts'
import type { FieldPath, TextRange, YamlDocument } from '@meshdraft/yaml'
import type { Resource } from '@meshdraft/model'
import type { Diagnostic } from './diagnostic.ts'

/** Places listed with a finding; of thousands of rivals each names only so many others. */
export const MOST_RELATED = 5

// Many findings point at the same few places.
const rangesByDocument = new WeakMap<YamlDocument, Map<string, TextRange>>()

/** Yields a place in another resource for a finding to point at. */
export function toRelated(
  resource: Resource,
  path: FieldPath,
  message: string,
): Diagnostic['related'][number] {
  const { document, documentId, basePath } = resource
  const ranges = rangesByDocument.get(document) ?? new Map<string, TextRange>()
  rangesByDocument.set(document, ranges)
  const fieldPath = [...basePath, ...path]
  const key = JSON.stringify(fieldPath)
  const range = ranges.get(key) ?? locateFinding(document, fieldPath, 'value')
  ranges.set(key, range)
  return { documentId, range, message }
}
