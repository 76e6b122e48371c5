import type { FieldPath, YamlDocument, YamlNode, YamlScalar } from '@meshdraft/yaml'
import { formatFieldPath } from './field-paths.ts'

/** A value of a document with the way to it. */
export interface ListedField {
  readonly path: FieldPath
  /** E.g. `http[0].timeout: 5s`; without `spec.`, which nearly every field has. */
  readonly label: string
}

/** A document of more fields is no manifest that somebody looks through by its fields. */
const MOST_FIELDS = 2_000
const LONGEST_VALUE = 80

/**
 * Lists the values of a document in the order of the text. Aliases are not followed: what they stand
 * for is listed where it is written. Of a Secret's data only the names are listed.
 */
export function listFields(document: YamlDocument): readonly ListedField[] {
  const { root } = document
  const fields: ListedField[] = []
  if (root) visit(root, [], { fields, isSecret: isSecret(root) })
  return fields
}

interface Listing {
  readonly fields: ListedField[]
  readonly isSecret: boolean
}

function visit(node: YamlNode, path: FieldPath, listing: Listing): void {
  const { fields } = listing
  if (fields.length >= MOST_FIELDS) return
  switch (node.type) {
    case 'map':
      for (const { key, value } of node.entries) visit(value, [...path, key], listing)
      return
    case 'list':
      for (const [index, item] of node.items.entries()) visit(item, [...path, index], listing)
      return
    case 'scalar': {
      const isHidden = listing.isSecret && (path[0] === 'data' || path[0] === 'stringData')
      const name = formatFieldPath(path[0] === 'spec' && path.length > 1 ? path.slice(1) : path)
      fields.push({ path, label: isHidden ? name : `${name}: ${shorten(node)}` })
      return
    }
    case 'alias':
      fields.push({ path, label: `${formatFieldPath(path)}: *${node.name}` })
  }
}

function shorten({ value }: YamlScalar): string {
  const text = String(value).replaceAll(/\s+/g, ' ')
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

function isSecret(root: YamlNode): boolean {
  if (root.type !== 'map') return false
  const kind = root.entries.findLast(({ key }) => key === 'kind')?.value
  return kind?.type === 'scalar' && kind.value === 'Secret'
}
