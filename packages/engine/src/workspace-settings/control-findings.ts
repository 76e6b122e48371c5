import type { Diagnostic } from '@meshdraft/analysis'
import {
  coversResource,
  formatResourcePattern,
  isGlob,
  toResourcePattern,
} from './resource-pattern.ts'
import type { ResolvedSettings, Suppression } from './workspace-settings.ts'

/** A finding that the settings of the workspace, or an annotation of its object, leave out. */
export interface SuppressedFinding {
  readonly diagnostic: Diagnostic
  /** Through `severity: off` or an entry of `suppress` of the settings, or through an annotation. */
  readonly by: 'severity' | 'suppress' | 'annotation'
  /** Why, where somebody has said it. */
  readonly reason?: string
}

/** What is left of findings once the settings of the workspace have had their say. */
export interface ControlledFindings {
  readonly diagnostics: readonly Diagnostic[]
  readonly suppressed: readonly SuppressedFinding[]
  /** Entries of `suppress` that leave out some of them; absent: none does. */
  readonly used?: ReadonlySet<Suppression>
}

export type ControlFindings = (diagnostics: readonly Diagnostic[]) => ControlledFindings

const NOTHING_SUPPRESSED: readonly SuppressedFinding[] = []

/**
 * Yields the function that gives findings the severity that the settings ask for, and leaves out
 * those that they suppress, by code or alias; of several the finding's own code counts first. What
 * cannot be read is reported whatever the settings say.
 */
export function buildControl(settings: ResolvedSettings): ControlFindings {
  const { severities, suppressions, mesh } = settings
  if (severities.length === 0 && suppressions.length === 0) {
    return (diagnostics) => ({ diagnostics, suppressed: NOTHING_SUPPRESSED })
  }
  const severityByCode = new Map(severities)
  const findSuppression = buildSuppressionFinder(suppressions, mesh.defaultNamespace)
  return (diagnostics) => {
    const kept: Diagnostic[] = []
    const suppressed: SuppressedFinding[] = []
    const used = new Set<Suppression>()
    for (const diagnostic of diagnostics) {
      if (diagnostic.layer === 'syntax') {
        kept.push(diagnostic)
        continue
      }
      const codes = [diagnostic.code, ...diagnostic.aliases]
      const suppression = findSuppression(diagnostic, codes)
      const named = codes.find((code) => severityByCode.has(code))
      const severity = named === undefined ? undefined : severityByCode.get(named)
      if (suppression) {
        const { reason } = suppression
        used.add(suppression)
        suppressed.push({ diagnostic, by: 'suppress', ...(reason !== undefined && { reason }) })
      } else if (severity === 'off') suppressed.push({ diagnostic, by: 'severity' })
      else if (severity === undefined || severity === diagnostic.severity) kept.push(diagnostic)
      else kept.push({ ...diagnostic, severity })
    }
    return { diagnostics: kept, suppressed, ...(used.size > 0 && { used }) }
  }
}

type SuppressionFinder = (
  diagnostic: Diagnostic,
  codes: readonly string[],
) => Suppression | undefined

// A list that takes over thousands of known findings names each object: those are looked up, and
// only patterns are tried one by one.
function buildSuppressionFinder(
  suppressions: readonly Suppression[],
  defaultNamespace: string,
): SuppressionFinder {
  const exact = new Map<string, Suppression>()
  const patterns = new Map<string, Suppression[]>()
  for (const suppression of suppressions) {
    const { code, resource } = suppression
    if (resource && !isGlob(resource)) {
      const key = toKey(code, formatResourcePattern(resource))
      if (!exact.has(key)) exact.set(key, suppression)
      continue
    }
    const list = patterns.get(code)
    if (list) list.push(suppression)
    else patterns.set(code, [suppression])
  }
  return ({ resource }, codes) => {
    const object = resource && toResourcePattern(resource, defaultNamespace)
    const named = object && formatResourcePattern(object)
    for (const code of [...codes, '*']) {
      const found =
        (named === undefined ? undefined : exact.get(toKey(code, named))) ??
        patterns
          .get(code)
          ?.find((it) => !it.resource || (object && coversResource(it.resource, object)))
      if (found) return found
    }
    return undefined
  }
}

function toKey(code: string, resource: string): string {
  return `${code} ${resource}`
}
