import { admissionCodes } from './code-description.ts'

const HELPER = '{message}'

export const SIDECAR_CODES = admissionCodes('sidecar', {
  'SC-001': ['InvalidSidecarSelector', HELPER],
  'SC-002': [
    'EmptySidecarSelector',
    'The workloadSelector names no labels, so the Sidecar applies to the whole namespace.',
    { severity: 'warning' },
  ],
  'SC-003': [
    'EmptySidecar',
    'The Sidecar says nothing: it needs egress, ingress, outboundTrafficPolicy or inboundConnectionPool.',
  ],
  'SC-005': ['NoIngressPort', 'The ingress listener has no port.'],
  'SC-006': [
    'TargetPortOfIngress',
    'targetPort {port} has no effect in a Sidecar; defaultEndpoint names the port of the application.',
  ],
  'SC-007': [
    'InvalidIngressPort',
    { message: HELPER, missing: 'The port of an ingress listener needs a number, 1 to 65535.' },
  ],
  'SC-008': ['InvalidIngressBind', HELPER],
  'SC-009': [
    'DuplicateIngressPort',
    'Port {port} is that of an earlier ingress listener too. Each port takes one listener, whatever its bind.',
  ],
  'SC-010': ['InvalidEndpointSocket', HELPER],
  'SC-011': [
    'InvalidEndpoint',
    'defaultEndpoint {endpoint} is not written as an address and a port, e.g. “127.0.0.1:8080”.',
  ],
  'SC-012': [
    'EndpointElsewhere',
    'defaultEndpoint leads to {host}; it may only lead to 127.0.0.1, [::1], 0.0.0.0 or [::].',
  ],
  'SC-013': [
    'InvalidEndpointPort',
    'Port {port} of defaultEndpoint is not a number from 1 to 65535.',
  ],
  'SC-014': [
    'SubjectAltNamesOfIngress',
    'A Sidecar does not check subjectAltNames of clients; only Gateways do.',
  ],
  'SC-015': ['RedirectOfIngress', 'A Sidecar cannot redirect to HTTPS; a Gateway can.'],
  'SC-016': [
    'CredentialOfIngress',
    'A Sidecar reads certificates from files; credentialName is for Gateways.',
  ],
  'SC-017': [
    'CredentialsOfIngress',
    'A Sidecar reads certificates from files; credentialNames are for Gateways.',
  ],
  'SC-018': [
    'CertificatesOfIngress',
    'A Sidecar takes one certificate, in serverCertificate and privateKey; tlsCertificates are for Gateways.',
  ],
  'SC-019': [
    'TLSModeOfIngress',
    'Mode {mode} is not for Sidecars. Use SIMPLE or MUTUAL; mutual TLS of the mesh needs no tls at all.',
  ],
  'SC-020': [
    'TLSOnPlainIngress',
    {
      message: 'Protocol {protocol} takes no tls settings; HTTPS and TLS do.',
      missing: 'A port with tls settings needs protocol HTTPS or TLS.',
    },
  ],
  'SC-023': [
    'HTTPPoolOfOtherProtocol',
    {
      message: 'Only the tcp settings of the pool apply: protocol {protocol} is not HTTP.',
      missing: 'Only the tcp settings of the pool apply: the port names no protocol.',
    },
    { severity: 'warning' },
  ],
  'SC-026': [
    'CatchAllNotLast',
    'An egress listener without a port stands for all other ports and must be the last of the list.',
  ],
  'SC-028': ['TargetPortOfEgress', 'targetPort {port} has no effect in a Sidecar.'],
  'SC-029': ['InvalidEgressPort', HELPER],
  'SC-030': [
    'NoPortNorSocket',
    'The egress listener has neither a port number nor a socket, “unix://…”, to bind to.',
  ],
  'SC-031': ['InvalidEgressSocket', HELPER],
  'SC-032': [
    'CaptureOfSocket',
    'Traffic to a socket is not captured; captureMode {mode} must be NONE or DEFAULT.',
  ],
  'SC-033': ['InvalidEgressAddress', HELPER],
  'SC-034': ['DuplicateSocket', 'Socket {bind} is that of an earlier egress listener too.'],
  'SC-035': [
    'DuplicateEgressPort',
    'Port {port} is that of an earlier egress listener too. Each port takes one listener, whatever its bind.',
  ],
  'SC-036': [
    'NoEgressHosts',
    'The egress listener has no hosts. Name what it imports, e.g. “./*”.',
  ],
  'SC-037': [
    'DuplicateEgressHost',
    {
      message: 'Host {host} is imported by an earlier entry already.',
      covers: 'Host {host} covers earlier entries of the same namespace.',
    },
    { severity: 'warning' },
  ],
  'SC-038': [
    'SurplusEgressHosts',
    '“*/*” imports everything, so the other hosts of the list add nothing.',
    { severity: 'warning' },
  ],
  'SC-039': ['InvalidEgressHost', HELPER],
  'SC-041': [
    'EgressProxyWithoutAllowAny',
    'egressProxy takes traffic to unknown hosts, which mode {mode} refuses. It needs ALLOW_ANY.',
  ],
  'SC-042': ['InvalidEgressProxyHost', HELPER],
  'SC-043': ['NoEgressProxyPort', 'The egressProxy needs a port.'],
  'SC-044': ['InvalidEgressProxy', HELPER],
})
