import type { Layer, Severity } from './diagnostic.ts'

/** What is fixed about a code; the finding itself may add aliases and, for syntax, its severity. */
export interface CodeDescription {
  readonly code: string
  /** Short and unique, e.g. `UnknownField`; istioctl's own where the code is istioctl's. */
  readonly name: string
  readonly layer: Layer
  readonly severity: Severity
  /**
   * Message with `{names}` of the reported values. A code with several messages has one for each
   * `kind` among the values. Codes of the syntax and schema layers bring their messages along.
   */
  readonly messages: Readonly<Record<string, string>>
  /** Codes of other tools that always report the same finding. */
  readonly aliases: readonly string[]
  readonly docs: string
}

const REFERENCE = 'https://istio.io/latest/docs/reference/config'
const SYNTAX_DOCS = 'https://yaml.org/spec/1.2.2/'
const LIMIT_DOCS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/'

// A code is never reused for another meaning. Which code a finding carries: istioctl's where it
// reports the same, else Kiali's, else ours. MD-001 to MD-050 are the checks planned beyond both.
const ROWS: readonly CodeDescription[] = [
  ...syntax(SYNTAX_DOCS, {
    'YML-ALIAS-CYCLE': 'AliasCycle',
    'YML-BINARY': 'BinaryText',
    'YML-BOM': 'ByteOrderMark',
    'YML-CONTINUED-TEXT': 'ContinuedText',
    'YML-CR': 'LoneCarriageReturn',
    'YML-DUPLICATE-KEY': 'DuplicateKey',
    'YML-ESCAPE': 'UnknownEscape',
    'YML-KUBERNETES-READING': 'ReadDifferentlyByKubernetes',
    'YML-MERGE-CONFLICT': 'MergeConflict',
    'YML-NOT-TEXT': 'NotText',
    'YML-NOT-YAML': 'NotYaml',
    'YML-NUL': 'NulCharacter',
    'YML-NUMBER-RANGE': 'NumberOutOfRange',
    'YML-SYNTAX': 'SyntaxError',
    'YML-TAB': 'Tab',
    'YML-TAG': 'UnknownTag',
    'YML-TEMPLATE': 'Template',
    'YML-UNCLOSED': 'Unclosed',
    'YML-UNKNOWN-ANCHOR': 'UnknownAnchor',
    'YML-UNQUOTED-WILDCARD': 'UnquotedWildcard',
  }),
  ...syntax(LIMIT_DOCS, {
    'YML-SCALAR-TOO-LONG': 'ScalarTooLong',
    'YML-TOO-DEEP': 'TooDeep',
    'YML-TOO-LARGE': 'TooLarge',
    'YML-TOO-MANY-ALIASES': 'TooManyAliases',
    'YML-TOO-MANY-DOCUMENTS': 'TooManyDocuments',
    'YML-TOO-MANY-KEYS': 'TooManyKeys',
    'YML-TOO-MANY-NODES': 'TooManyNodes',
    'YML-TOO-MANY-PROPERTIES': 'TooManyProperties',
  }),
  {
    // Neither YAML nor Kubernetes calls this wrong, so no other tool has a code for it.
    code: 'YML-NOT-AN-OBJECT',
    name: 'NotAnObject',
    layer: 'syntax',
    severity: 'info',
    messages: {
      document: 'This is not a Kubernetes object, because {missing}; it is kept as it is.',
      item: 'This item is not a Kubernetes object, because {missing}; it is kept as it is.',
    },
    aliases: [],
    docs: LIMIT_DOCS,
  },

  ...schema({
    'SCH-001': 'UnservedVersion',
    'SCH-004': 'SpecRequired',
    'SCH-005': 'InvalidName',
    'SCH-010': 'FieldRequired',
    'SCH-011': 'FieldRequired',
    'SCH-012': 'FieldRequired',
    'SCH-013': 'FieldRequired',
    'SCH-014': 'FieldRequired',
    'SCH-015': 'FieldRequired',
    'SCH-020': 'UnknownLoadBalancer',
    'SCH-021': 'UnknownUpgradePolicy',
    'SCH-022': 'UnknownClientTLSMode',
    'SCH-023': 'UnknownProxyProtocolVersion',
    'SCH-024': 'UnknownServerTLSMode',
    'SCH-025': 'UnknownTLSVersion',
    'SCH-026': 'UnknownServiceEntryValue',
    'SCH-027': 'UnknownSidecarMode',
    'SCH-028': 'UnknownRouteValue',
    'SCH-030': 'NumberOutOfBounds',
    'SCH-031': 'NumberOutOfBounds',
    'SCH-032': 'NumberOutOfBounds',
    'SCH-033': 'NumberOutOfBounds',
    'SCH-034': 'OutOfBounds',
    'SCH-035': 'LabelsOutOfBounds',
    'SCH-036': 'ServiceEntryOutOfBounds',
    'SCH-037': 'WorkloadOutOfBounds',
    'SCH-038': 'CertificatesOutOfBounds',
    'SCH-039': 'ProbeOutOfBounds',
    'SCH-040': 'NotBase64',
    'SCH-041': 'NullValue',
    'SCH-050': 'SeveralStringMatches',
    'SCH-051': 'SeveralBodies',
    'SCH-052': 'SeveralAborts',
    'SCH-053': 'SeveralDelays',
    'SCH-054': 'SeveralRedirectPorts',
    'SCH-055': 'SeveralLoadBalancers',
    'SCH-056': 'SeveralHashKeys',
    'SCH-057': 'SeveralHashAlgorithms',
    'SCH-058': 'SeveralProbes',
    'SCH-060': 'UnknownField',
    'SCH-062': 'EnumAsNumber',
    'SCH-063': 'QuotedNumber',
    'SCH-064': 'SnakeCaseField',
    'SCH-066': 'NullValue',
    'SCH-068': 'WrongType',
    'SCH-069': 'UnquotedText',
    'CEL-01': 'InvalidDuration',
    'CEL-02': 'WildcardInLabelKey',
    'CEL-03': 'EmptyLabelKey',
    'CEL-04': 'WildcardInLabelValue',
    'CEL-05': 'SeveralCertificateSources',
    'CEL-06': 'SeveralCredentialNames',
    'CEL-07': 'SeveralCertificateSources',
    'CEL-08': 'SelectorAndEndpoints',
    'CEL-09': 'AddressOrNetworkRequired',
    'CEL-10': 'RangeNeedsResolution',
    'CEL-11': 'EndpointsNeedResolution',
    'CEL-12': 'SeveralRoundRobinEndpoints',
    'CEL-13': 'PortsOfSocket',
    'CEL-14': 'InvalidSocketAddress',
    'CEL-15': 'PortOutOfBounds',
    'CEL-16': 'SocketAddressIsFolder',
    'CEL-17': 'InvalidPortName',
    'CEL-18': 'HostMatchesEverything',
    'CEL-19': 'DuplicatePortNumber',
    'CEL-20': 'WildcardInSelector',
    'CEL-21': 'InvalidScheme',
  }),

  ...analysis([
    {
      code: 'IST0101',
      name: 'ReferencedResourceNotFound',
      severity: 'error',
      messages: {
        gateway: 'Gateway “{name}” is not defined{where}. {hint}',
        host: 'Host “{name}” is not known{where}. {hint}',
        subset: 'Subset “{name}” is not defined for host “{host}”. {hint}',
      },
    },
    {
      code: 'IST0109',
      name: 'ConflictingMeshGatewayVirtualServiceHosts',
      severity: 'error',
      messages: {
        others:
          'Host “{host}” has other VirtualServices in the mesh: {others}. Only one of them applies.',
        itself: 'Host “{host}” stands twice among the hosts of this VirtualService. Remove one.',
      },
    },
    {
      code: 'IST0132',
      name: 'VirtualServiceHostNotFoundInGateway',
      severity: 'warning',
      messages: {
        hosts: 'Gateway “{gateway}” admits none of the hosts {hosts}. {hint}',
        none: 'Without hosts the VirtualService gets no traffic from gateway “{gateway}”. Add a host, or remove the gateway.',
      },
    },
    {
      // Neither istioctl nor Kiali reports it: a cluster cannot hold two such objects, files can.
      code: 'MD-051',
      name: 'DuplicateResource',
      severity: 'warning',
      messages: {
        message: '{resource} is defined {count} times. The last definition counts.',
      },
      docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    },
  ]),
]

/** Every code a diagnostic may carry. */
export const CODES: ReadonlyMap<string, CodeDescription> = new Map(
  ROWS.map((row) => [row.code, row]),
)

/**
 * Yields what is known about a code.
 *
 * @throws RangeError if the table lacks it: whoever reports a code adds its row.
 */
export function describeCode(code: string): CodeDescription {
  const row = CODES.get(code)
  if (row === undefined) throw new RangeError(`Code ${code} is not in the table of codes.`)
  return row
}

/**
 * Builds the message of a finding.
 *
 * @param values - fill the `{names}`; `kind` picks among several messages.
 * @throws RangeError if the code has no message for these values.
 */
export function buildMessage(
  { code, messages }: CodeDescription,
  values: Readonly<Record<string, string | number>>,
): string {
  const template = messages[String(values['kind'] ?? 'message')]
  if (template === undefined) throw new RangeError(`Code ${code} has no message for these values.`)
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')).trim()
}

function syntax(docs: string, names: Readonly<Record<string, string>>): CodeDescription[] {
  return Object.entries(names).map(([code, name]) => ({
    code,
    name,
    layer: 'syntax',
    severity: 'error',
    messages: {},
    aliases: [],
    docs,
  }))
}

function schema(names: Readonly<Record<string, string>>): CodeDescription[] {
  return Object.entries(names).map(([code, name]) => ({
    code,
    name,
    layer: 'schema',
    severity: 'error',
    messages: {},
    aliases: [],
    docs: `${REFERENCE}/networking/`,
  }))
}

function analysis(
  rows: readonly (Pick<CodeDescription, 'code' | 'name' | 'severity' | 'messages'> &
    Partial<CodeDescription>)[],
): CodeDescription[] {
  return rows.map((row) => ({
    layer: 'analysis',
    aliases: [],
    docs: `${REFERENCE}/analysis/${row.code.toLowerCase()}/`,
    ...row,
  }))
}
