import type { FieldPath, YamlDocument, YamlEntry, YamlMap, YamlNode } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'
import { buildMessage, describeCode, locateFinding } from '@meshdraft/analysis'
import type { Diagnostic, Severity } from '@meshdraft/analysis'
import { suggestName } from '@meshdraft/schema'

/** A value of the settings file with its place, the name a message gives it, and the report. */
export interface Setting {
  readonly node: YamlNode
  readonly path: FieldPath
  readonly report: ReportSetting
  readonly document: YamlDocument
}

interface ReportExtra {
  readonly at?: 'key' | 'value'
  readonly severity?: Severity
  /** What was meant instead; a guess, so the user is asked. */
  readonly instead?: string
}

export type ReportSetting = (
  code: string,
  path: FieldPath,
  values: Readonly<Record<string, string>>,
  extra?: ReportExtra,
) => void

/** Yields a function that adds to `findings` what is reported about a settings document. */
export function createReport(
  document: YamlDocument,
  documentId: DocumentId,
  findings: Diagnostic[],
): ReportSetting {
  return (code, path, values, { at = 'value', severity, instead } = {}) => {
    const row = describeCode(code)
    const range = locateFinding(document, path, at)
    findings.push({
      documentId,
      range,
      code,
      aliases: row.aliases,
      layer: row.layer,
      severity: severity ?? row.severity,
      message: buildMessage(row, values),
      fieldPath: path,
      docs: row.docs,
      fixes:
        instead === undefined
          ? []
          : [
              {
                title: `Change to ${instead}`,
                edits: [{ documentId, range, newText: instead }],
                isChoice: true,
              },
            ],
      related: [],
    })
  }
}

/** Words the way out for a name that is none of `known`. */
export function toHint(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : `Did you mean “${suggestion}”?`
}

/** Names a setting as messages do: `meshConfig.enableAutoMtls`, `suppress[0].code`. */
export function nameSetting(path: FieldPath): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join('')
}

/** A scalar as the file writes it: `1.30` stays `1.30`, `off` stays `off`. */
export function readText(setting: Setting, expected: string): string | undefined {
  const { node, document } = setting
  if (node.type !== 'scalar') return refuse(setting, expected)
  if (node.style === 'plain') {
    if (node.value === null) return undefined
    return document.text.slice(node.range.start, node.range.end)
  }
  return String(node.value)
}

export function readBoolean(setting: Setting): boolean | undefined {
  const expected = 'true or false'
  if (isAbsent(setting)) return undefined
  const { node } = setting
  if (node.type === 'scalar' && typeof node.value === 'boolean') return node.value
  return refuse(setting, expected)
}

/** One of `allowed`. */
export function readChoice<T extends string>(
  setting: Setting,
  allowed: readonly T[],
): T | undefined {
  const text = readText(setting, `one of ${allowed.join(', ')}`)
  if (text === undefined) return undefined
  const found = allowed.find((choice) => choice === text)
  if (found !== undefined) return found
  const suggestion =
    suggestName(text, allowed) ??
    allowed.find((choice) => text.length > 2 && choice.startsWith(text.toLowerCase()))
  setting.report(
    'CFG-003',
    setting.path,
    {
      kind: 'choice',
      key: nameSetting(setting.path),
      value: text,
      allowed: listChoices(allowed),
      hint: toHint(suggestion),
    },
    suggestion === undefined ? {} : { instead: suggestion },
  )
  return undefined
}

/** The items of a list; none for what is no list. */
export function readItems(setting: Setting, expected: string): readonly Setting[] {
  if (isAbsent(setting)) return []
  const { node, path } = setting
  if (node.type !== 'list') {
    refuse(setting, expected)
    return []
  }
  return node.items.map((item, i) => ({
    ...setting,
    node: followAlias(item),
    path: [...path, i],
  }))
}

/** The entries of a map; of equal keys the last, as everywhere. */
export function readEntries(
  setting: Setting,
  expected: string,
): readonly (readonly [key: string, setting: Setting])[] {
  if (isAbsent(setting)) return []
  const { node, path } = setting
  if (node.type !== 'map') {
    refuse(setting, expected)
    return []
  }
  return [...lastEntries(node)].map(([key, { value }]) => [
    key,
    { ...setting, node: followAlias(value), path: [...path, key] },
  ])
}

/**
 * Reads the entries of a map by name and reports those that no reader knows.
 *
 * @returns whether every entry is known.
 */
export function readFields(
  setting: Setting,
  expected: string,
  readers: Readonly<Record<string, (field: Setting) => void>>,
): boolean {
  const known = Object.keys(readers)
  let isKnown = true
  for (const [key, field] of readEntries(setting, expected)) {
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined
    if (read) {
      read(field)
      continue
    }
    isKnown = false
    const suggestion = suggestName(key, known)
    const parent = nameSetting(setting.path)
    const values = {
      key: shorten(key),
      where: parent === '' ? '' : ` of “${parent}”`,
      hint: toHint(suggestion) || `There are ${known.join(', ')}.`,
    }
    setting.report('CFG-001', field.path, values, {
      at: 'key',
      ...(suggestion !== undefined && { instead: suggestion }),
    })
  }
  return isKnown
}

/** Reports a value of another type than expected. */
export function refuse(setting: Setting, expected: string): undefined {
  const { path, report, node, document } = setting
  report('CFG-002', path, {
    key: path.length === 0 ? 'The file' : nameSetting(path),
    expected,
    found: describeType(node, document),
  })
  return undefined
}

/** Words too long for a message are cut. */
export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function isAbsent({ node }: Setting): boolean {
  return node.type === 'scalar' && node.style === 'plain' && node.value === null
}

function followAlias(node: YamlNode): YamlNode {
  let current = node
  // An alias names an earlier node, so a chain of them is finite.
  while (current.type === 'alias' && current.target) current = current.target
  return current
}

function lastEntries({ entries }: YamlMap): ReadonlyMap<string, YamlEntry> {
  return new Map(entries.map((entry) => [entry.key, entry]))
}

function describeType(node: YamlNode, document: YamlDocument): string {
  switch (node.type) {
    case 'map':
      return 'a map of fields'
    case 'list':
      return 'a list'
    default:
      return `“${shorten(document.text.slice(node.range.start, node.range.end))}”`
  }
}

function listChoices(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`
}
