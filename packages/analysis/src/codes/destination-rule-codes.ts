import { admissionCodes } from './code-description.ts'

/** Message of a rule whose sentence a shared rule brings along. */
const SHARED = '{breach}'

const SAME_REGION = 'Failover from region “{region}” has to lead to another region.'
const ONLY_REGIONS = 'Failover is between regions, but “{locality}” names a zone too.'
const NO_WILDCARD = 'Failover is between named regions, but “{locality}” has a wildcard.'
const NEEDS_OUTLIER_DETECTION =
  'Failover never happens without outlierDetection in the same policy, which tells what has failed.'

/** What is wrong with a locality, by `kind`. */
const LOCALITY = {
  wildcard: 'In locality “{locality}” the wildcard “*” may stand only once, at the very end.',
  empty:
    'Locality “{locality}” has an empty part. Write region, region/zone or region/zone/subzone.',
  overlap: 'Locality “{locality}” overlaps with another of the list.',
}

export const DESTINATION_RULE_CODES = admissionCodes('destination-rule', {
  'DR-001': ['InvalidHost', SHARED],
  'DR-003': ['DuplicateSubset', 'Subset “{name}” is defined twice. Each name may occur once.'],
  'DR-004': ['InvalidSubsetName', SHARED],
  'DR-005': ['InvalidLabel', SHARED],
  'DR-006': ['EmptyTrafficPolicy', 'This trafficPolicy sets nothing. Remove it, or set a member.'],
  'DR-007': [
    'TunnelWithProxyProtocol',
    'A policy cannot have both tunnel and proxyProtocol. Keep one of them.',
  ],
  'DR-008': ['InvalidDuration', SHARED],
  'DR-009': [
    'DeprecatedConsecutiveErrors',
    'consecutiveErrors is deprecated. Use consecutive5xxErrors or consecutiveGatewayErrors.',
    { severity: 'warning' },
  ],
  'DR-010': [
    'LocalOriginFailuresNotSplit',
    'consecutiveLocalOriginFailures needs splitExternalLocalOriginErrors: true.',
  ],
  'DR-011': ['InvalidDuration', SHARED],
  'DR-012': ['PercentOutOfRange', SHARED],
  'DR-013': [
    'EmptyConnectionPool',
    'This connection pool sets neither tcp nor http. Remove it, or set one of them.',
  ],
  'DR-014': ['NegativeLimit', 'Limit “{field}” is “{limit}”, but it cannot be below 0.'],
  'DR-015': ['InvalidDuration', SHARED],
  'DR-016': [
    'UpgradeWithClientProtocol',
    'useClientProtocol contradicts h2UpgradePolicy “UPGRADE”, which always speaks HTTP/2.',
  ],
  'DR-017': [
    'IncompleteKeepAlive',
    'http2KeepAlive has no {missing}. It needs both interval and timeout.',
  ],
  'DR-018': ['InvalidDuration', SHARED],
  'DR-019': ['NegativeLimit', 'Limit “{field}” is “{limit}”, but it cannot be below 0.'],
  'DR-020': ['InvalidDuration', SHARED],
  'DR-021': ['InvalidDuration', SHARED],
  'DR-022': ['InvalidDuration', SHARED],
  'DR-023': ['InvalidDuration', SHARED],
  'DR-024': ['UnnamedCookie', 'The cookie to hash has no name.'],
  'DR-025': ['UnnamedCookieAttribute', 'An attribute of the cookie has no name.'],
  'DR-026': ['DuplicateCookieAttribute', 'Attribute “{name}” of the cookie is listed twice.'],
  'DR-027': [
    'DeprecatedMinimumRingSize',
    'minimumRingSize is deprecated here. Use ringHash.minimumRingSize.',
    { severity: 'warning' },
  ],
  'DR-028': [
    'RingSizeWithAlgorithm',
    'minimumRingSize cannot stand beside {other}, which replaces it.',
  ],
  'DR-029': ['TableSizeRequired', 'A Maglev table needs a tableSize, e.g. 65537.'],
  'DR-030': ['TableSizeTooLarge', 'tableSize “{size}” is too large. It must be below 5000011.'],
  'DR-031': ['TableSizeNotPrime', 'tableSize “{size}” is not a prime number.'],
  'DR-032': [
    'SeveralLocalitySettings',
    'localityLbSetting and zoneAwareLbSetting exclude each other. Keep one of them.',
  ],
  'DR-033': [
    'DistributeWithFailover',
    'distribute and failover exclude each other. Keep one of them.',
  ],
  'DR-034': [
    'ImpliedTopologyLabel',
    'Label “{label}” cannot be in failoverPriority, because failover decides about it already.',
  ],
  'DR-035': [
    'LocalityWeightOutOfRange',
    'Locality “{locality}” has weight “{weight}”, but each weight is 1 to 100.',
  ],
  'DR-036': ['LocalityWeightsTotal', 'The weights add up to “{total}”, but they must make 100.'],
  'DR-037': [
    'InvalidTargetLocality',
    {
      ...LOCALITY,
      random:
        'Locality “{locality}” covers another of the list. Istio compares them in random order, so it refuses them some of the time.',
    },
  ],
  'DR-038': ['InvalidSourceLocality', LOCALITY],
  'DR-039': ['FailoverWithoutDetection', NEEDS_OUTLIER_DETECTION, { severity: 'warning' }],
  'DR-040': ['FailoverToSameRegion', SAME_REGION],
  'DR-041': ['FailoverBelowRegion', ONLY_REGIONS],
  'DR-042': ['FailoverWildcard', NO_WILDCARD],
  'DR-043': [
    'TopologyLabelOfZoneAware',
    'Label “{label}” cannot be in failoverPriority: zone-aware balancing decides about it already.',
  ],
  'DR-044': ['FailoverWithoutDetection', NEEDS_OUTLIER_DETECTION, { severity: 'warning' }],
  'DR-045': ['FailoverToSameRegion', SAME_REGION],
  'DR-046': ['FailoverBelowRegion', ONLY_REGIONS],
  'DR-047': ['FailoverWildcard', NO_WILDCARD],
  'DR-048': ['WarmupDurationRequired', 'A warm-up needs a duration.'],
  'DR-049': ['InvalidDuration', SHARED],
  'DR-050': [
    'MinimumPercentTooLarge',
    'minimumPercent is “{minimumPercent}”, but it must be at most 100.',
  ],
  'DR-051': ['AggressionTooSmall', 'aggression is “{aggression}”, but it must be above 0.'],
  'DR-052': [
    'InvalidConfigMapReference',
    '“{credentialName}” does not have the form “configmap://namespace/name”.',
  ],
  'DR-053': [
    'ConfigMapInOtherNamespace',
    '“{credentialName}” lies in another namespace. It has to be in “{namespace}”, as the rule itself.',
  ],
  'DR-054': [
    'SkipVerifyWithVerification',
    'insecureSkipVerify turns the check of the server off, which contradicts {contrary}.',
  ],
  'DR-055': [
    'SkipVerifyWithVerification',
    'insecureSkipVerify turns the check of the server off, which contradicts {contrary}.',
  ],
  'DR-056': [
    'CredentialNameWithFiles',
    'credentialName already brings the certificates, so it excludes {files}.',
  ],
  'DR-057': [
    'ClientCertificateRequired',
    'TLS mode MUTUAL needs a clientCertificate, or a credentialName.',
  ],
  'DR-058': ['PrivateKeyRequired', 'TLS mode MUTUAL needs a privateKey, or a credentialName.'],
  'DR-060': ['PortRequired', 'This policy does not say which port it is for.'],
  'DR-061': [
    'EmptyPortPolicy',
    'This policy of a port sets nothing. Remove it, or set loadBalancer, connectionPool, outlierDetection or tls.',
  ],
  'DR-063': [
    'UnknownTunnelProtocol',
    'Tunnel protocol “{protocol}” is not known. Use CONNECT or POST, in capitals.',
  ],
  'DR-064': [
    'InvalidTunnelTarget',
    {
      message: 'Tunnel target “{targetHost}” is neither a full host name nor an IP address.',
      missing: 'The tunnel needs a targetHost.',
    },
  ],
  'DR-065': ['InvalidTunnelPort', SHARED],
  'DR-067': ['InvalidExportTo', SHARED],
  'DR-068': [
    'SelectorWithOtherNamespaces',
    'A rule with a workloadSelector stays in its own namespace, so exportTo can only be “.”.',
  ],
  'DR-069': [
    'SelectorWithoutOwnNamespace',
    'A rule with a workloadSelector stays in its own namespace, so exportTo can only be “.”.',
  ],
  'DR-070': ['InvalidSelector', SHARED],
  'DR-071': [
    'EmptySelector',
    'A workloadSelector without labels has no effect. Remove it, or add matchLabels.',
    { severity: 'warning' },
  ],
})
