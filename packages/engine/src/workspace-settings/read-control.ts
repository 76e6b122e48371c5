import type { FieldPath } from '@meshdraft/yaml'
import { suggestName } from '@meshdraft/schema'
import { CHANGEABLE_CODES, sortCode } from './known-codes.ts'
import { formatResourcePattern, parseResourcePattern } from './resource-pattern.ts'
import {
  nameSetting,
  readChoice,
  readEntries,
  readFields,
  readItems,
  readText,
  shorten,
  toHint,
} from './setting-reader.ts'
import type { Setting } from './setting-reader.ts'
import type {
  ResourcePattern,
  SeverityOverride,
  Suppression,
  WorkspaceSettings,
} from './workspace-settings.ts'

const SEVERITIES = ['error', 'warning', 'info', 'off'] as const

/** Reads `severity`: a map from codes to severities. */
export function readSeverities(setting: Setting): WorkspaceSettings['severities'] {
  const severities: [string, SeverityOverride][] = []
  for (const [code, field] of readEntries(setting, 'a map from codes to severities')) {
    const isKnown = checkCode(code, field, 'key')
    const severity = readChoice(field, SEVERITIES)
    if (isKnown && severity !== undefined) severities.push([code, severity])
  }
  return severities
}

/** An entry of `suppress` and where it stands. */
export interface PlacedSuppression {
  readonly suppression: Suppression
  readonly path: FieldPath
}

/** Reads `suppress`: a list of findings to leave out. */
export function readSuppressions(setting: Setting): readonly PlacedSuppression[] {
  const suppressions: PlacedSuppression[] = []
  const seen = new Set<string>()
  for (const item of readItems(setting, 'a list of findings to leave out')) {
    const suppression = readSuppression(item)
    if (!suppression) continue
    const { code, resource } = suppression
    const name = resource ? `“${code}” for ${formatResourcePattern(resource)}` : `“${code}”`
    if (seen.has(name)) {
      item.report('CFG-006', item.path, { key: nameSetting(setting.path), entry: name })
    }
    seen.add(name)
    suppressions.push({ suppression, path: item.path })
  }
  return suppressions
}

/** What was read of one entry of `suppress`. */
interface SuppressionParts {
  codeField?: Setting
  code?: string | undefined
  hasResource?: true
  resource?: ResourcePattern | undefined
  reason?: string | undefined
}

/** An entry that cannot be read whole might leave out more than it means, so it leaves out nothing. */
function readSuppression(item: Setting): Suppression | undefined {
  const parts: SuppressionParts = {}
  const isWhole = readFields(item, 'a map with “code”', {
    code: (field) => {
      parts.codeField = field
      parts.code = readText(field, 'a code such as IST0101')
    },
    resource: (field) => {
      parts.hasResource = true
      parts.resource = readResource(field)
    },
    reason: (field) => {
      parts.reason = readText(field, 'a sentence')
    },
  })
  const { codeField, code, hasResource, resource, reason } = parts
  if (item.node.type !== 'map') return undefined
  if (!codeField) {
    item.report('CFG-010', item.path, {})
    return undefined
  }
  if (code === undefined) return undefined
  if (code === '*' && !hasResource) {
    item.report('CFG-005', codeField.path, { kind: 'pattern' })
    return undefined
  }
  const isCode = code === '*' || checkCode(code, codeField, 'value')
  if (!isCode || !isWhole || (hasResource && !resource)) return undefined
  return { code, ...(resource && { resource }), ...(reason !== undefined && { reason }) }
}

function readResource(field: Setting): ResourcePattern | undefined {
  const text = readText(field, 'objects such as “VirtualService shop/web-*”')
  if (text === undefined) return undefined
  const pattern = parseResourcePattern(text)
  if (!pattern) field.report('CFG-009', field.path, { value: shorten(text) })
  return pattern
}

/** Reports a code that settings cannot change. Yields whether they can. */
function checkCode(code: string, { path, report }: Setting, at: 'key' | 'value'): boolean {
  const sort = sortCode(code)
  if (sort === 'known') return true
  const value = shorten(code)
  if (sort !== 'unknown') {
    report('CFG-007', path, { kind: sort, value }, { at })
    return false
  }
  const suggestion = suggestName(code, CHANGEABLE_CODES)
  const extra = suggestion === undefined ? { at } : { at, instead: suggestion }
  report('CFG-005', path, { value, hint: toHint(suggestion) }, extra)
  return false
}
