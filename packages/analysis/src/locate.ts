import { findNode, locateField } from '@meshdraft/yaml'
import type { FieldPath, TextRange, YamlDocument, YamlNode } from '@meshdraft/yaml'

/**
 * Yields the text to mark for a finding at `path`: the smallest that the user must change.
 *
 * A value is marked itself, but a map or list over several lines, or a missing value, by its key.
 * Where the path leads nowhere, the nearest field above it is marked by its key.
 */
export function locateFinding(
  document: YamlDocument,
  path: FieldPath,
  at: 'key' | 'value',
): TextRange {
  const found = locateField(document, path)
  if (found === undefined) {
    return path.length === 0
      ? { start: 0, end: 0 }
      : locateFinding(document, path.slice(0, -1), 'key')
  }
  const { keyRange, valueRange, node } = found
  const isPlainValue = isOnOneLine(node, document.text) && valueRange.end > valueRange.start
  if (at === 'value' && isPlainValue) return valueRange
  return keyRange ?? locateHead(document, path) ?? valueRange
}

/** What stands for a whole item or document: its kind where it has one, else its first key. */
function locateHead(document: YamlDocument, path: FieldPath): TextRange | undefined {
  const kind = locateField(document, [...path, 'kind'])
  if (kind?.node.type === 'scalar') return kind.valueRange
  const node = findNode(document, path)
  return node?.type === 'map' ? node.entries[0]?.keyRange : undefined
}

function isOnOneLine({ range }: YamlNode, text: string): boolean {
  return !text.slice(range.start, range.end).includes('\n')
}
