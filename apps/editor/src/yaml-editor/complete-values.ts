import type { KnownHost, WorkspaceNames } from '@meshdraft/engine'
import { MESH_GATEWAY } from '@meshdraft/model'
import {
  CATALOGUE_KINDS,
  describeField,
  describeKind,
  describeType,
  isCatalogueKind,
} from '@meshdraft/schema'
import type { CatalogueKind, FieldDescriptor, FieldType, StringFormat } from '@meshdraft/schema'
import { readValue } from '@meshdraft/yaml'
import { toResourcePath } from '../commands/resource-of-path.ts'
import type { ValueContext } from './completion-context.ts'
import { buildCompletion } from './completion-item.ts'
import type { Completion } from './completion-item.ts'
import { describeHost, findHost, writeGateway, writeHost } from '../commands/known-names.ts'
import { escapeMarkdown } from './markdown.ts'

/** Lists the values that may stand at the caret. */
export function listValueCompletions(context: ValueContext, names: WorkspaceNames): Completion[] {
  const { resource, path, siblings } = context
  const own = toResourcePath(resource, path)
  const completions =
    own.length === 1 && (own[0] === 'kind' || own[0] === 'apiVersion')
      ? listTypeNames(context, own[0])
      : isNamespace(own)
        ? names.namespaces.map((name) => buildCompletion(name, { icon: 'reference' }))
        : listOfField(context, own, names)
  const taken = new Set(siblings)
  return quoteWhereNeeded(
    completions.filter(({ label }) => !taken.has(label)),
    context,
  )
}

function isNamespace(own: ValueContext['path']): boolean {
  return own.length === 2 && own[0] === 'metadata' && own[1] === 'namespace'
}

const KUBERNETES_KINDS: readonly (readonly [kind: string, apiVersion: string])[] = [
  ['Service', 'v1'],
  ['Namespace', 'v1'],
  ['Secret', 'v1'],
  ['Deployment', 'apps/v1'],
]

function listTypeNames({ resource }: ValueContext, key: 'kind' | 'apiVersion'): Completion[] {
  const { apiVersion, kind } = resource
  const istio = CATALOGUE_KINDS.map(describeKind)
  if (key === 'kind') {
    const known = istio.filter((one) => apiVersion === '' || isCatalogueKind(apiVersion, one.kind))
    const others = KUBERNETES_KINDS.filter(([, own]) => apiVersion === '' || own === apiVersion)
    return [
      ...known.map((one) =>
        buildCompletion(one.kind, { icon: 'enum', documentation: escapeMarkdown(one.description) }),
      ),
      ...others.map(([name]) => buildCompletion(name, { icon: 'enum' })),
    ]
  }
  const versions = istio
    .filter((one) => kind === '' || one.kind === kind)
    .flatMap(({ group, versions: all }) => all.map((version) => `${group}/${version}`))
  const others = KUBERNETES_KINDS.filter(([name]) => kind === '' || name === kind)
  return [...new Set([...versions, ...others.map(([, own]) => own)])].map((value) =>
    buildCompletion(value, { icon: 'enum' }),
  )
}

function listOfField(
  context: ValueContext,
  own: ValueContext['path'],
  names: WorkspaceNames,
): Completion[] {
  const kind: CatalogueKind | undefined = context.resource.catalogueKind
  const fieldType = kind && describeType(kind, own)
  const field = kind && describeField(kind, own)
  if (!fieldType || !field) return []
  switch (fieldType.type) {
    case 'enum':
      return fieldType.values.map(({ value, description, deprecated }) =>
        buildCompletion(value, {
          icon: 'enum',
          documentation: escapeMarkdown([description, deprecated].filter(Boolean).join(' ')),
          isDeprecated: deprecated !== undefined,
        }),
      )
    case 'boolean':
      return ['true', 'false'].map((value) => buildCompletion(value, { icon: 'enum' }))
    case 'number': {
      const ports = isPortNumber(own) ? listPorts(context, names) : []
      return ports.length > 0 ? ports : listExample(field)
    }
    case 'string': {
      const found = fieldType.format ? listOfFormat(fieldType.format, context, names, field) : []
      return found.length > 0 ? found : listExample(field)
    }
    default:
      return []
  }
}

function listOfFormat(
  format: StringFormat,
  context: ValueContext,
  names: WorkspaceNames,
  field: FieldDescriptor,
): Completion[] {
  const { namespace, catalogueKind } = context.resource
  switch (format) {
    case 'destinationHost':
      return listHosts(names, namespace)
    case 'host':
      return catalogueKind === 'Sidecar'
        ? listSidecarHosts(names)
        : listAddressedHosts(names, namespace)
    case 'subset':
      return (findSiblingHost(context, names)?.subsets ?? []).map((subset) =>
        buildCompletion(subset, { icon: 'reference' }),
      )
    case 'gatewayRef':
      return [
        buildCompletion(MESH_GATEWAY, { icon: 'reference', detail: 'all sidecars' }),
        ...names.gateways.map((gateway) =>
          buildCompletion(writeGateway(gateway, namespace), {
            icon: 'reference',
            detail: gateway.hosts.slice(0, 2).join(', '),
          }),
        ),
      ]
    case 'namespace':
      return [
        ...(field.name === 'exportTo'
          ? [
              buildCompletion('.', { detail: 'its own namespace' }),
              buildCompletion('*', { detail: 'all namespaces' }),
            ]
          : []),
        ...names.namespaces.map((name) => buildCompletion(name, { icon: 'reference' })),
      ]
    case 'protocol':
      return PROTOCOLS.map((protocol) => buildCompletion(protocol, { icon: 'enum' }))
    case 'duration': {
      const values = new Set([
        ...(field.example === undefined ? [] : [field.example]),
        ...DURATIONS,
      ])
      return [...values].map((value) => buildCompletion(value))
    }
    default:
      return []
  }
}

const PROTOCOLS = [
  'HTTP',
  'HTTPS',
  'HTTP2',
  'GRPC',
  'GRPC-WEB',
  'TLS',
  'TCP',
  'MONGO',
  'MYSQL',
  'REDIS',
]
const DURATIONS = ['100ms', '500ms', '1s', '2s', '5s', '10s', '30s', '1m']

function listHosts(names: WorkspaceNames, namespace: string): Completion[] {
  const isNear = (host: KnownHost) => host.namespace === namespace
  return [...names.hosts.filter(isNear), ...names.hosts.filter((host) => !isNear(host))].map(
    (host) =>
      buildCompletion(writeHost(host, namespace), {
        icon: 'reference',
        detail: describeHost(host),
        documentation: escapeMarkdown(host.fqdn),
      }),
  )
}

function listAddressedHosts(names: WorkspaceNames, namespace: string): Completion[] {
  const served = names.gateways.flatMap((gateway) =>
    gateway.hosts.map((host) =>
      buildCompletion(host.replace(/^[^/]*\//, ''), {
        icon: 'reference',
        detail: `gateway ${gateway.name}`,
      }),
    ),
  )
  const byLabel = new Map(
    [...listHosts(names, namespace), ...served].map((completion) => [completion.label, completion]),
  )
  return [...byLabel.values()]
}

function listSidecarHosts(names: WorkspaceNames): Completion[] {
  return [
    buildCompletion('./*', { detail: 'all of its own namespace' }),
    buildCompletion('*/*', { detail: 'everything' }),
    ...names.namespaces.map((name) => buildCompletion(`${name}/*`, { icon: 'reference' })),
    ...names.hosts.map((host) =>
      buildCompletion(`${host.namespace}/${host.fqdn}`, { icon: 'reference' }),
    ),
  ]
}

function isPortNumber(own: ValueContext['path']): boolean {
  return own.at(-1) === 'number' && own.at(-2) === 'port'
}

function listPorts(context: ValueContext, names: WorkspaceNames): Completion[] {
  return (findSiblingHost(context, names)?.ports ?? []).map(({ number, name, protocol }) =>
    buildCompletion(String(number), {
      icon: 'reference',
      detail: [name, protocol].filter(Boolean).join(' '),
    }),
  )
}

/** The host that the nearest map around the caret names: that of the same destination. */
function findSiblingHost(
  { document, path, resource }: ValueContext,
  names: WorkspaceNames,
): KnownHost | undefined {
  for (const length of [1, 2]) {
    const host = readValue(document, [...path.slice(0, -length), 'host'])
    if (typeof host === 'string') return findHost(names, host, resource.namespace)
  }
  return undefined
}

function listExample({ example }: FieldDescriptor): Completion[] {
  const isWord = example !== undefined && !/[\n{[]/.test(example)
  return isWord ? [buildCompletion(example, { detail: 'example' })] : []
}

function quoteWhereNeeded(
  completions: readonly Completion[],
  { line, resource, path }: ValueContext,
): Completion[] {
  const kind = resource.catalogueKind
  const fieldType: FieldType | undefined =
    kind && describeType(kind, toResourcePath(resource, path))
  return completions.map((completion) => {
    const { label } = completion
    const isText = fieldType === undefined || fieldType.type === 'string'
    const mustQuote = line.quote === '' && isText && isMisread(label, line.isFlow)
    return mustQuote ? { ...completion, insertText: `'${label}'` } : completion
  })
}

/** Whether plain text would be read as something else than itself. */
function isMisread(text: string, isFlow: boolean): boolean {
  return (
    /^[*&!|>'"%@`{}[\],#?-]|^$|:\s|\s#|:$/.test(text) ||
    (isFlow && /[,{}[\]]/.test(text)) ||
    /^(?:y|n|yes|no|on|off|true|false|null|~|[-+.\d][\d_.:eExX+-]*)$/i.test(text)
  )
}
