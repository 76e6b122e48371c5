import type { FieldPath, YamlDocument } from '@meshdraft/yaml'
import { DEFAULT_MESH_SETTINGS } from '@meshdraft/model'
import type { DocumentId, MeshSettings } from '@meshdraft/model'
import { compareIstioVersions } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import { suggestName } from '@meshdraft/schema'
import { readSeverities, readSuppressions } from './read-control.ts'
import type { PlacedSuppression } from './read-control.ts'
import { ASKED_KINDS } from './known-kinds.ts'
import {
  createReport,
  nameSetting,
  readBoolean,
  readChoice,
  readFields,
  readItems,
  readText,
  refuse,
  shorten,
  toHint,
} from './setting-reader.ts'
import type { Setting } from './setting-reader.ts'
import type { WorkspaceSettings } from './workspace-settings.ts'

/** What a settings document says, and what is wrong with it. */
export interface SettingsReading {
  readonly settings: WorkspaceSettings
  readonly findings: readonly Diagnostic[]
  /** Where each entry of `settings.suppressions` stands. */
  readonly suppressionPaths: readonly FieldPath[]
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

const OUTBOUND_MODES = ['ALLOW_ANY', 'REGISTRY_ONLY'] as const
const NEWEST = DEFAULT_MESH_SETTINGS.istioVersion
const LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/
const DOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/

/**
 * Reads a settings document. What is wrong is reported and left out; the rest counts.
 *
 * Scalars are read as they are written, for Kubernetes never sees this file: `1.30` is a version and
 * `off` a word.
 */
export function readSettings(document: YamlDocument, documentId: DocumentId): SettingsReading {
  const findings: Diagnostic[] = []
  const mesh: Writable<Partial<MeshSettings>> = {}
  let severities: WorkspaceSettings['severities'] = []
  let suppressions: readonly PlacedSuppression[] = []
  const { root } = document
  if (document.form === 'yaml' && root) {
    const report = createReport(document, documentId, findings)
    const file: Setting = { node: root, path: [], report, document }
    readFields(file, 'a map of settings', {
      istioVersion: (field) => assign(mesh, 'istioVersion', readVersion(field)),
      clusterDomain: (field) => assign(mesh, 'clusterDomain', readDomain(field)),
      rootNamespace: (field) => assign(mesh, 'rootNamespace', readNamespace(field)),
      defaultNamespace: (field) => assign(mesh, 'defaultNamespace', readNamespace(field)),
      meshConfig: (field) => readMeshConfig(field, mesh),
      complete: (field) => assign(mesh, 'completeKinds', readKinds(field)),
      severity: (field) => {
        severities = readSeverities(field)
      },
      suppress: (field) => {
        suppressions = readSuppressions(field)
      },
    })
  }
  return {
    settings: {
      mesh,
      severities,
      suppressions: suppressions.map(({ suppression }) => suppression),
    },
    findings,
    suppressionPaths: suppressions.map(({ path }) => path),
  }
}

function assign<Key extends keyof MeshSettings>(
  mesh: Writable<Partial<MeshSettings>>,
  key: Key,
  value: MeshSettings[Key] | undefined,
): void {
  if (value !== undefined) mesh[key] = value
}

/** Fields of Istio's MeshConfig, under their names there. */
function readMeshConfig(setting: Setting, mesh: Writable<Partial<MeshSettings>>): void {
  readFields(setting, 'a map of settings', {
    outboundTrafficPolicy: (field) =>
      readFields(field, 'a map with “mode”', {
        mode: (mode) => assign(mesh, 'outboundTrafficPolicy', readChoice(mode, OUTBOUND_MODES)),
      }),
    defaultServiceExportTo: (field) => assign(mesh, 'defaultServiceExportTo', readExportTo(field)),
    defaultVirtualServiceExportTo: (field) =>
      assign(mesh, 'defaultVirtualServiceExportTo', readExportTo(field)),
    defaultDestinationRuleExportTo: (field) =>
      assign(mesh, 'defaultDestinationRuleExportTo', readExportTo(field)),
    enableAutoMtls: (field) => assign(mesh, 'enableAutoMtls', readBoolean(field)),
  })
}

function readVersion(setting: Setting): string | undefined {
  const written = readText(setting, 'a version of Istio')
  if (written === undefined) return undefined
  // Tags of releases start with a v.
  const text = written.replace(/^v/, '')
  const { report, path } = setting
  if (!/^1\.\d{1,3}(?:\.\d{1,3})?$/.test(text)) {
    report('CFG-004', path, { kind: 'malformed', value: shorten(written), newest: NEWEST })
    return undefined
  }
  // A patch of the newest release is no newer release.
  const minor = text.split('.').slice(0, 2).join('.')
  if (compareIstioVersions(minor, NEWEST) > 0) {
    const values = { kind: 'beyond', value: text, newest: NEWEST }
    report('CFG-004', path, values, { severity: 'warning' })
  }
  return text
}

function readDomain(setting: Setting): string | undefined {
  return readName(setting, 'domain name', (text) => text.length <= 253 && DOMAIN.test(text))
}

function readNamespace(setting: Setting): string | undefined {
  return readName(setting, 'name of a namespace', (text) => LABEL.test(text))
}

function readName(
  setting: Setting,
  expected: string,
  isName: (text: string) => boolean,
): string | undefined {
  const text = readText(setting, `a ${expected}`)
  if (text === undefined || isName(text)) return text
  const { report, path } = setting
  report('CFG-003', path, { kind: 'name', key: nameSetting(path), value: shorten(text), expected })
  return undefined
}

function readExportTo(setting: Setting): readonly string[] | undefined {
  const { node } = setting
  // One that cannot be read whole would show more, or less, than the file means.
  if (node.type !== 'list')
    return node.type === 'scalar' && node.value === null
      ? undefined
      : refuse(setting, 'a list of namespaces')
  const entries = readItems(setting, 'a list of namespaces').map((item) => {
    const text = readText(item, 'a namespace, “*”, “.” or “~”')
    if (text === undefined) return undefined
    if (['*', '.', '~'].includes(text) || LABEL.test(text)) return text
    const key = nameSetting(setting.path)
    setting.report('CFG-003', item.path, { kind: 'exportTo', key, value: shorten(text) })
    return undefined
  })
  const read = entries.filter((entry) => entry !== undefined)
  return read.length === entries.length ? read : undefined
}

function readKinds(setting: Setting): readonly string[] {
  const kinds = new Set<string>()
  for (const item of readItems(setting, 'a list of kinds')) {
    const kind = readText(item, 'a kind such as Service')
    if (kind === undefined) continue
    const { report, path } = item
    if (kinds.has(kind)) {
      report('CFG-006', path, { key: nameSetting(setting.path), entry: `“${shorten(kind)}”` })
    } else if (!ASKED_KINDS.includes(kind)) {
      const suggestion = suggestName(kind, ASKED_KINDS)
      const values = { value: shorten(kind), hint: toHint(suggestion) }
      report('CFG-011', path, values, suggestion === undefined ? {} : { instead: suggestion })
    }
    kinds.add(kind)
  }
  return [...kinds]
}
