import { escapeHidden } from '@meshdraft/yaml'
import type { FieldPath } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import { CODES } from '@meshdraft/analysis'
import type { Diagnostic, Layer, Severity } from '@meshdraft/analysis'
import type { SuppressedFinding } from '@meshdraft/engine'

export type ProblemGrouping = 'severity' | 'file' | 'resource' | 'code'

/** What is left out of the list. */
export interface ProblemFilter {
  readonly hiddenSeverities: ReadonlySet<Severity>
  readonly hiddenLayers: ReadonlySet<Layer>
  /** The only namespace shown; absent: all. Findings without a resource are in none. */
  readonly namespace?: string | undefined
}

export const NO_FILTER: ProblemFilter = { hiddenSeverities: new Set(), hiddenLayers: new Set() }

/** Whether the filter lets a finding through. */
export function isShown({ severity, layer, resource }: Diagnostic, filter: ProblemFilter): boolean {
  if (filter.hiddenSeverities.has(severity) || filter.hiddenLayers.has(layer)) return false
  return filter.namespace === undefined || (resource?.namespace ?? '') === filter.namespace
}

/** A line of the list: a heading, or a finding. */
export type ProblemRow =
  | {
      readonly type: 'heading'
      readonly id: string
      readonly title: string
      readonly count: number
      /** The findings under it, where they are all of one code. */
      readonly ofOneCode?: readonly Diagnostic[]
    }
  | {
      readonly type: 'problem'
      readonly id: string
      readonly diagnostic: Diagnostic
      /** Set where it is left out, and shown only because somebody asked. */
      readonly suppressed?: SuppressedFinding
    }

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/**
 * Arranges findings for the list.
 *
 * @param diagnostics - in the order of the texts, which stays within a group.
 * @param filter - what is left out.
 */
export function arrangeProblems(
  diagnostics: readonly Diagnostic[],
  grouping: ProblemGrouping,
  filter: ProblemFilter,
): readonly ProblemRow[] {
  const seen = new Map<string, number>()
  const rows = diagnostics
    .map((diagnostic) => ({
      type: 'problem' as const,
      id: nameProblem(diagnostic, seen),
      diagnostic,
    }))
    .filter(({ diagnostic }) => isShown(diagnostic, filter))
  if (grouping === 'severity') {
    return rows.toSorted((a, b) => RANK[a.diagnostic.severity] - RANK[b.diagnostic.severity])
  }
  const groups = new Map<string, (typeof rows)[number][]>()
  for (const row of rows) {
    const title = TITLES[grouping](row.diagnostic)
    const group = groups.get(title)
    if (group) group.push(row)
    else groups.set(title, [row])
  }
  return [...groups].flatMap(([title, group]) => [
    {
      type: 'heading' as const,
      id: `heading:${title}`,
      title: escapeHidden(title),
      count: group.length,
      ...(grouping === 'code' ? { ofOneCode: group.map(({ diagnostic }) => diagnostic) } : {}),
    },
    ...group,
  ])
}

/** Arranges what is left out, under a heading of its own. */
export function arrangeSuppressed(
  suppressed: readonly SuppressedFinding[],
  filter: ProblemFilter,
): readonly ProblemRow[] {
  const seen = new Map<string, number>()
  const rows = suppressed
    .filter(({ diagnostic }) => isShown(diagnostic, filter))
    .map((one) => ({
      type: 'problem' as const,
      id: `suppressed|${nameProblem(one.diagnostic, seen)}`,
      diagnostic: one.diagnostic,
      suppressed: one,
    }))
  if (rows.length === 0) return []
  const heading = { type: 'heading', id: 'heading|suppressed', title: 'Suppressed' } as const
  return [{ ...heading, count: rows.length }, ...rows]
}

/** Says where it stands that a finding is left out, and why, e.g. `By an annotation: a drill.` */
export function describeSuppression({ by, reason }: SuppressedFinding): string {
  const where = SUPPRESSION_WORDS[by]
  return reason === undefined ? `${where}, without a reason` : `${where}: ${escapeHidden(reason)}`
}

const SUPPRESSION_WORDS: Readonly<Record<SuppressedFinding['by'], string>> = {
  annotation: 'By an annotation',
  suppress: 'By .meshdraft.yaml',
  severity: 'Switched off in .meshdraft.yaml',
}

const SEVERITY_WORDS = { error: 'an error', warning: 'a warning', info: 'a note' } as const

/** Says under which codes other tools report a finding; `undefined` where none does. */
export function describeOtherCodes({
  aliases,
  alsoReported = [],
}: Pick<Diagnostic, 'aliases' | 'alsoReported'>):
  | { readonly short: string; readonly long: string }
  | undefined {
  if (aliases.length === 0) return undefined
  const sentences = aliases.map((code) => {
    const other = alsoReported.find((it) => it.code === code)
    const path = other?.fieldPath.join('.') ?? ''
    const how = other
      ? `, ${SEVERITY_WORDS[other.severity]}${path === '' ? '' : ` at ${path}`}`
      : ''
    return `${nameTool(code)} as ${code}${how}`
  })
  return { short: `also ${aliases.join(', ')}`, long: `Reported by ${sentences.join('; ')}.` }
}

function nameTool(code: string): string {
  if (code.startsWith('IST')) return 'istioctl'
  return code.startsWith('KIA') ? 'Kiali' : 'another check here'
}

const TITLES: Readonly<
  Record<Exclude<ProblemGrouping, 'severity'>, (diagnostic: Diagnostic) => string>
> = {
  file: filePathOf,
  resource: describeOwner,
  code: ({ code }) => `${code} ${CODES.get(code)?.name ?? ''}`.trim(),
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
  // A key may be empty: `"": x`. Names come from the files: what is hidden in them is spelled out.
  return escapeHidden(words.filter((word) => word.trim() !== '').join(', '))
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
