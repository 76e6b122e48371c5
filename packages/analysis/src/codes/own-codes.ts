import { analysisCodes } from './code-description.ts'
import type { CodeDescription } from './code-description.ts'

type Row = readonly [
  code: string,
  name: string,
  severity: CodeDescription['severity'],
  page: string,
  messages: string | Readonly<Record<string, string>>,
]

const VIRTUAL_SERVICE = 'reference/config/networking/virtual-service/'
const DESTINATION_RULE = 'reference/config/networking/destination-rule/'
const GATEWAY = 'reference/config/networking/gateway/'
const EGRESS = 'tasks/traffic-management/egress/egress-tls-origination/'
const PROBLEMS = 'ops/common-problems/network-issues/'

const ROWS: readonly Row[] = [
  [
    'MD-009',
    'DelegateReplacesField',
    'warning',
    `${VIRTUAL_SERVICE}#Delegate`,
    'This “{field}” takes the place of the one that root “{root}” sets: nothing of the root’s is kept.',
  ],
  [
    'MD-011',
    'SlashLostInRewrite',
    'warning',
    `${VIRTUAL_SERVICE}#HTTPRewrite`,
    'Prefix “{prefix}” and rewrite “{rewrite}” do not both end in a slash: “{request}” becomes “{result}”.',
  ],
  [
    'MD-012',
    'PrefixWithinSegment',
    'info',
    `${VIRTUAL_SERVICE}#HTTPMatchRequest`,
    'Prefix “{prefix}” also matches “{prefix}bar”: a prefix does not end with a path segment.',
  ],
  [
    'MD-013',
    'UnseenHeaderName',
    'warning',
    `${VIRTUAL_SERVICE}#HTTPMatchRequest`,
    {
      case: 'Header “{name}” is compared in lower case. Write “{lower}”.',
      host: 'The proxy knows the host header as “authority”. Match that instead.',
    },
  ],
  [
    'MD-014',
    'NoTimeToRetry',
    'warning',
    `${VIRTUAL_SERVICE}#HTTPRetry`,
    {
      first:
        'One try may take {perTryTimeout} and the whole request {timeout}: no time is left to retry.',
      some: '{tries} tries of {perTryTimeout} do not fit into the timeout of {timeout}, only {fit}.',
      unlimited:
        'Without perTryTimeout one slow try may take the whole {timeout} and leave no time to retry.',
    },
  ],
  [
    'MD-015',
    'EmptyHeaderValue',
    'info',
    `${VIRTUAL_SERVICE}#StringMatch`,
    'This asks for header “{name}” with an empty value. To ask whether it is there, write {}.',
  ],
  [
    'MD-016',
    'MisplacedMatch',
    'error',
    `${VIRTUAL_SERVICE}#HTTPMatchRequest`,
    {
      outdented:
        '“{matcher}” stands beside “{field}” and not under it, so “{field}” has no condition.',
      split:
        'Two items mean one or the other. To require both, the conditions belong into one item.',
    },
  ],
  [
    'MD-017',
    'FaultBeforeRouter',
    'warning',
    `${VIRTUAL_SERVICE}#HTTPFaultInjection`,
    'The fault is injected before {others} of this rule apply, so it does not exercise them.',
  ],
  [
    'MD-018',
    'UnreachableCorsPolicy',
    'warning',
    `${VIRTUAL_SERVICE}#CorsPolicy`,
    {
      preflight:
        'Preflight requests do not meet the conditions of this rule, so this corsPolicy never answers them.',
      everyone:
        'Origin “{regex}” with allowCredentials lets every site act with the cookies of its visitors.',
    },
  ],
  [
    'MD-022',
    'PortLevelSettings',
    'warning',
    `${DESTINATION_RULE}#TrafficPolicy-PortTrafficPolicy`,
    {
      range: 'Port {number} is none: ports are 1 to 65535.',
      repeated: 'Port {number} has settings above already; only one of them counts.',
      missing: 'The host has no port {number}. Ports: {ports}.',
      lost: 'Settings of port {port} replace those of the host whole: {fields} of the host does not apply here.',
    },
  ],
  [
    'MD-023',
    'UnusedSubsetPolicy',
    'warning',
    `${DESTINATION_RULE}#Subset`,
    'No route sends traffic to subset “{subset}” of “{host}”, so its trafficPolicy has no effect.',
  ],
  [
    'MD-024',
    'MutualTLSConflict',
    'error',
    'concepts/security/#mutual-tls-authentication',
    {
      strict:
        'Mode {mode} sends no mutual TLS of the mesh, but PeerAuthentication “{policy}” requires it of “{workload}”.',
      disabled:
        'PeerAuthentication “{policy}” switches mutual TLS off for “{workload}”, but mode {mode} sends it.',
      'no-proxy': '“{workload}” has no sidecar to take the mutual TLS that mode {mode} sends.',
    },
  ],
  [
    'MD-025',
    'MixedTLS',
    'warning',
    `${DESTINATION_RULE}#ClientTLSSettings`,
    'TLS mode of {subset} is {mode} and that of {other} {otherMode}: one of the two fails at “{host}”.',
  ],
  [
    'MD-026',
    'DoubleTLS',
    'warning',
    EGRESS,
    'Port {port} of ServiceEntry “{entry}” is {protocol}: applications encrypt already, and this encrypts again.',
  ],
  [
    'MD-027',
    'HTTPOnPort443',
    'warning',
    PROBLEMS,
    'Port 443 is declared to be {protocol}: TLS to other hosts on port 443 is then read as HTTP and fails.',
  ],
  [
    'MD-030',
    'LocalityByOutlierDetection',
    'warning',
    'tasks/traffic-management/locality-load-balancing/',
    {
      locality:
        'outlierDetection also turns locality load balancing on: hosts nearby are preferred.',
      hash: 'outlierDetection turns locality load balancing on, so consistentHash no longer reaches one host from everywhere.',
    },
  ],
  [
    'MD-031',
    'NothingToEject',
    'warning',
    `${DESTINATION_RULE}#OutlierDetection`,
    {
      one: 'The host has one endpoint: ejecting it leaves none.',
      none: '{maxEjectionPercent} % of {count} endpoints is less than one.',
      both: 'maxEjectionPercent {maxEjectionPercent} and minHealthPercent {minHealthPercent} total more than 100: ejection stops before its limit.',
    },
  ],
  [
    'MD-033',
    'CredentialElsewhere',
    'warning',
    'ops/common-problems/network-issues/',
    {
      elsewhere:
        'Secret “{name}” lies in namespace “{namespace}”, but the gateway runs in “{workload}” and reads Secrets there.',
      qualified:
        '“{name}” names a namespace: a credential is a Secret in the namespace of the gateway’s workload.',
      missing: 'There is no Secret “{name}” in namespace “{workload}”, where the gateway runs.',
      authority:
        'Mutual TLS needs the authority of its clients: a key ca.crt in Secret “{name}”, or a Secret “{name}-cacert”.',
    },
  ],
  [
    'MD-034',
    'ReusedConnection',
    'warning',
    PROBLEMS,
    'Gateway “{gateway}” has a certificate for a wildcard over “{host}”: browsers reuse its connection for this host and get 404.',
  ],
  [
    'MD-035',
    'RevisionLabel',
    'info',
    'setup/upgrade/canary/',
    'Only the control plane of revision “{revision}” reads this object, and only it validates it.',
  ],
  [
    'MD-036',
    'DeprecatedForm',
    'info',
    'reference/config/networking/',
    {
      unserved: 'networking.istio.io/v1 is served from Istio 1.22 on; the target is {version}.',
      version: '“{apiVersion}” is an old version of the same API. Write networking.istio.io/v1.',
      field: '“{field}” is deprecated. Use {next}.',
      value: '“{value}” is deprecated. Use {next}.',
    },
  ],
  [
    'MD-039',
    'UnlistedMatchGateway',
    'error',
    `${VIRTUAL_SERVICE}#HTTPMatchRequest`,
    'Gateway “{name}” is not among the gateways of the VirtualService ({listed}), so this never matches.',
  ],
  [
    'MD-041',
    'AmbiguousShortHost',
    'warning',
    `${VIRTUAL_SERVICE}#Destination`,
    {
      partial: '“{host}” is not completed: Istio takes it for a host outside. Write “{fqdn}”.',
      root: '“{host}” is completed with the root namespace “{namespace}”, where there is no such Service.',
    },
  ],
  [
    'MD-042',
    'PathPatternTrap',
    'warning',
    `${VIRTUAL_SERVICE}#StringMatch`,
    {
      prefix: 'A prefix is compared letter by letter; “{text}” looks like a regular expression.',
      javascript: 'Slashes and flags are no part of RE2: “{text}” matches no path.',
      query: 'The path has no query: “{text}” never sees what follows the “?”.',
      rewrite: 'rewrite.uri has no references to groups: “{text}” is sent as it stands.',
    },
  ],
  [
    'MD-043',
    'UnevenWeights',
    'info',
    `${VIRTUAL_SERVICE}#HTTPRouteDestination`,
    {
      total: 'The weights total {total}; they count as shares of that, not as percent.',
      nothing: '“{name}” has weight 0 and gets no traffic.',
      mirror: '“{name}” gets the traffic and a copy of it.',
    },
  ],
  [
    'MD-047',
    'RepeatedHost',
    'warning',
    `${VIRTUAL_SERVICE}#VirtualService`,
    '“{host}” and “{earlier}” are one host, written short and in full.',
  ],
  [
    'MD-048',
    'RepeatedServerName',
    'info',
    `${GATEWAY}#Server`,
    'Two servers are named “{name}”; names tell servers apart.',
  ],
  [
    'MD-050',
    'IdleLoadBalancerSetting',
    'warning',
    `${DESTINATION_RULE}#LoadBalancerSettings`,
    {
      warmup: 'warmup has no effect with {algorithm}, only with ROUND_ROBIN and LEAST_REQUEST.',
      disabled: '“{field}” has no effect while enabled is false.',
      tcp: 'Port {port} is {protocol}: there is no “{field}” to hash by.',
    },
  ],
  [
    'MD-051',
    'DuplicateResource',
    'warning',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    '{resource} is defined {count} times. The last definition counts.',
  ],
  [
    'MD-052',
    'IdleSuppression',
    'info',
    'https://istio.io/latest/docs/ops/diagnostic-tools/istioctl-analyze/',
    {
      idle: '“{code}” in “{annotation}” leaves out no finding of this object.',
      all: '“{annotation}” leaves out no finding of this object.',
      unknown: 'No check here reports “{code}”, so “{annotation}” leaves out nothing by it.',
    },
  ],
]

/** What no other tool reports. */
export const OWN_CODES = analysisCodes(
  ROWS.map(([code, name, severity, page, messages]) => ({
    code,
    name,
    severity,
    messages: typeof messages === 'string' ? { message: messages } : messages,
    docs: page.startsWith('https://') ? page : `https://istio.io/latest/docs/${page}`,
  })),
)
