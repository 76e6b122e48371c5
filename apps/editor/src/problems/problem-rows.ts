import type { FieldPath } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { Diagnostic, Severity } from '@meshdraft/analysis'

export type ProblemGrouping = 'severity' | 'file' | 'resource'

/** A line of the list: a heading, or a finding. */
export type ProblemRow =
  | {
      readonly type: 'heading'
      readonly id: string
      readonly title: string
      readonly count: number
    }
  | { readonly type: 'problem'; readonly id: string; readonly diagnostic: Diagnostic }

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/**
 * Arranges findings for the list.
 *
 * @param diagnostics - in the order of the texts, which stays within a group.
 * @param hidden - severities that are filtered out.
 */
export function arrangeProblems(
  diagnostics: readonly Diagnostic[],
  grouping: ProblemGrouping,
  hidden: ReadonlySet<Severity>,
): readonly ProblemRow[] {
  const seen = new Map<string, number>()
  const rows = diagnostics
    .map((diagnostic) => ({
      type: 'problem' as const,
      id: nameProblem(diagnostic, seen),
      diagnostic,
    }))
    .filter(({ diagnostic }) => !hidden.has(diagnostic.severity))
  if (grouping === 'severity') {
    return rows.toSorted((a, b) => RANK[a.diagnostic.severity] - RANK[b.diagnostic.severity])
  }
  const groups = new Map<string, (typeof rows)[number][]>()
  for (const row of rows) {
    const title = grouping === 'file' ? filePathOf(row.diagnostic) : describeOwner(row.diagnostic)
    const group = groups.get(title)
    if (group) group.push(row)
    else groups.set(title, [row])
  }
  return [...groups].flatMap(([title, group]) => [
    { type: 'heading' as const, id: `heading:${title}`, title, count: group.length },
    ...group,
  ])
}

/** The same finding has the same name after an edit elsewhere, so that focus and selection stay. */
function nameProblem(diagnostic: Diagnostic, seen: Map<string, number>): string {
  const { documentId, code, fieldPath } = diagnostic
  const name = `${documentId}|${code}|${fieldPath.join('/')}`
  const count = seen.get(name) ?? 0
  seen.set(name, count + 1)
  return `${name}|${count}`
}

/** The file a finding lies in. */
export function filePathOf({ documentId }: Pick<Diagnostic, 'documentId'>): string {
  return parseDocumentId(documentId).filePath
}

function describeOwner({ resource, documentId }: Diagnostic): string {
  if (resource) {
    const { kind, namespace, name } = resource
    return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
  }
  const { filePath, index } = parseDocumentId(documentId)
  return `${filePath}, document ${index + 1}`
}

const ITEM_WORDS: ReadonlyMap<string, string> = new Map([
  ['http', 'route'],
  ['tls', 'TLS route'],
  ['tcp', 'TCP route'],
  ['route', 'destination'],
  ['servers', 'server'],
  ['subsets', 'subset'],
  ['hosts', 'host'],
  ['gateways', 'gateway'],
  ['ports', 'port'],
  ['endpoints', 'endpoint'],
  ['match', 'condition'],
  ['ingress', 'ingress'],
  ['egress', 'egress'],
])

/** Says where in its resource a finding lies, e.g. `storefront, route 2, mirror, subset`. */
export function describeProblemPlace({ resource, fieldPath }: Diagnostic): string {
  const words = [...(resource ? [resource.name] : []), ...describePath(fieldPath)]
  // A key may be empty: `"": x`.
  return words.filter((word) => word.trim() !== '').join(', ')
}

/** `destination 1, destination` says one thing twice. */
function isSaid(words: readonly string[], step: string): boolean {
  return words.at(-1)?.startsWith(`${step} `) === true
}

function describePath(path: FieldPath): string[] {
  const steps = path[0] === 'spec' ? path.slice(1) : path
  const words: string[] = []
  for (const [i, step] of steps.entries()) {
    if (typeof step === 'number') continue
    const next = steps[i + 1]
    if (typeof next === 'number') words.push(`${ITEM_WORDS.get(step) ?? step} ${next + 1}`)
    else if (!isSaid(words, step)) words.push(step)
  }
  return words
}
