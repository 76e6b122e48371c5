import { CEL_RULES } from './cel-rules.ts'
import type { CatalogueKind, SchemaIssue } from './descriptors.ts'
import { toPathKey } from './plain.ts'
import { visitRuledValues } from './visit-ruled-values.ts'

/**
 * Applies the CEL rules to an object.
 *
 * @param closed - paths (as `toPathKey` writes them) with a structural issue: rules say nothing
 * there. The API server skips all rules of an object with a structural error; here the others are
 * still told, since they would be broken after the correction too.
 * @param most - how many issues are wanted; the search ends there.
 */
export function toCelIssues(
  kind: CatalogueKind,
  root: unknown,
  closed: ReadonlySet<string>,
  most: number,
): readonly SchemaIssue[] {
  const issues: SchemaIssue[] = []
  visitRuledValues(kind, root, ({ value, path, rules }) => {
    for (const rule of rules) {
      if (issues.length >= most) return
      for (const finding of CEL_RULES.get(rule)?.(value, path) ?? []) {
        const place = [...path, ...finding.path]
        if (closed.has(toPathKey(place))) continue
        issues.push({ rule, path: place, at: finding.at, message: finding.message })
      }
    }
  })
  return issues
}
