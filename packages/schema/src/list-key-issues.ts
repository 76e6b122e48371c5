import type { CatalogueKind, SchemaIssue } from './descriptors.ts'
import { quote } from './issue-text.ts'
import { isList, member } from './plain.ts'
import { hasUniqueKeys, visitRuledValues } from './visit-ruled-values.ts'

/**
 * Items of a list-map that do not differ in their key (SCH-036): the later ones.
 *
 * @param most - how many issues are wanted; the search ends there.
 */
export function toListKeyIssues(
  kind: CatalogueKind,
  root: unknown,
  most: number,
): readonly SchemaIssue[] {
  const issues: SchemaIssue[] = []
  if (!hasUniqueKeys(kind)) return issues
  visitRuledValues(kind, root, ({ value, path, fieldType }) => {
    if (fieldType.type !== 'list' || fieldType.listMapKey === undefined || !isList(value)) return
    const { listMapKey } = fieldType
    const firstByKey = new Map<string, number>()
    for (const [index, item] of value.entries()) {
      if (issues.length >= most) return
      const key = member(item, listMapKey)
      if (typeof key !== 'string') continue
      const first = firstByKey.get(key)
      if (first === undefined) {
        firstByKey.set(key, index)
        continue
      }
      issues.push({
        rule: 'SCH-036',
        path: [...path, index, listMapKey],
        at: 'value',
        message: `Name ${quote(key)} is also that of item ${first + 1}. Names must differ.`,
      })
    }
  })
  return issues
}
