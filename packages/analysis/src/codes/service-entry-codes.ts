import { admissionCodes } from './code-description.ts'

const HELPER = '{message}'

export const SERVICE_ENTRY_CODES = admissionCodes('service-entry', {
  'SE-001': ['InvalidServiceEntrySelector', HELPER],
  'SE-002': [
    'EmptyServiceEntrySelector',
    'The workloadSelector names no labels, so every workload of the namespace becomes an endpoint.',
    { severity: 'warning' },
  ],
  'SE-003': [
    'SelectorAndEndpoints',
    'workloadSelector and endpoints both say where the service runs; choose one of them.',
  ],
  'SE-004': ['HostRequired', 'A ServiceEntry needs at least one host.'],
  'SE-005': ['HostTooBroad', 'The host “*” would stand for every name; write “*.domain”.'],
  'SE-006': ['InvalidServiceEntryHost', HELPER],
  'SE-007': [
    'PartialWildcard',
    'In host “{host}” the wildcard stands for a part of a label; write “*.suffix”.',
    { severity: 'warning' },
  ],
  'SE-008': ['InvalidServiceEntryAddress', HELPER],
  'SE-009': [
    'RangeNeedsNoneOrStatic',
    'The block “{address}” needs resolution NONE or STATIC, not {resolution}.',
  ],
  'SE-011': ['DuplicatePortName', 'Port name “{name}” stands twice; names tell the ports apart.'],
  'SE-012': ['DuplicatePortNumber', 'Port number {number} stands twice; each may be listed once.'],
  'SE-013': ['InvalidTargetPort', HELPER],
  'SE-014': [
    'TcpWithoutAddress',
    {
      none: 'With resolution NONE, TCP on port {number} needs addresses to be told from other TCP traffic.',
      declined:
        'The label “{label}” declines an address, and TCP on port {number} cannot be told apart without one.',
    },
    { severity: 'warning' },
  ],
  'SE-015': ['InvalidPortName', HELPER],
  'SE-016': ['UnknownProtocol', HELPER],
  'SE-017': ['InvalidPortNumber', HELPER],
  'SE-018': [
    'EndpointsWithNone',
    'Resolution NONE connects to the address the client asked for, so endpoints have no use.',
  ],
  'SE-019': [
    'SelectorWithNone',
    'Resolution NONE connects to the address the client asked for, so workloadSelector has no effect.',
    { severity: 'warning' },
  ],
  'SE-022': [
    'StaticEndpointNeedsIp',
    'Resolution STATIC needs IP addresses, and “{address}” is none.',
  ],
  'SE-023': ['UndeclaredPort', 'The ServiceEntry has no port “{name}”. {known}'],
  'SE-024': [
    'SocketNeedsOnePort',
    'The socket “{address}” serves exactly one port, but the ServiceEntry has {count}.',
  ],
  'SE-025': [
    'HostCannotBeResolved',
    'Resolution {resolution} looks up the hosts, and “{host}” cannot be looked up.',
  ],
  'SE-026': [
    'SeveralRoundRobinEndpoints',
    'DNS_ROUND_ROBIN takes a single endpoint, and there are {count}.',
  ],
  'SE-027': [
    'InvalidDnsEndpoint',
    {
      message: 'Endpoint “{address}” is neither a name nor an IP address.',
      missing: 'With DNS an endpoint needs an address: a name or an IP address.',
      socket: 'Endpoint “{address}” is a socket, which needs resolution STATIC.',
    },
  ],
  'SE-028': ['InvalidEndpointLabel', HELPER],
  'SE-029': ['InvalidEndpointPort', HELPER],
  'SE-030': [
    'HostsShareAddress',
    'The hosts share addresses, and {protocol} does not tell which of them is meant.',
    { severity: 'warning' },
  ],
  'SE-031': ['WildcardHostRequired', 'Resolution DYNAMIC_DNS needs at least one wildcard host.'],
  'SE-032': [
    'HostNeedsWildcard',
    'Resolution DYNAMIC_DNS is for wildcard hosts, and “{host}” is none.',
  ],
  'SE-033': [
    'AddressesWithDynamicDns',
    'Resolution DYNAMIC_DNS looks up the name of each request, so it takes no addresses.',
  ],
  'SE-034': [
    'EndpointsWithDynamicDns',
    'Resolution DYNAMIC_DNS looks up the name of each request, so it takes no endpoints.',
  ],
  'SE-035': [
    'ProtocolWithDynamicDns',
    {
      message:
        'Resolution DYNAMIC_DNS works with HTTP, HTTP2, GRPC and TLS, not with “{protocol}”.',
      missing: 'Resolution DYNAMIC_DNS needs a protocol: HTTP, HTTP2, GRPC or TLS.',
    },
  ],
  'SE-037': [
    'InternalBehindWaypoint',
    'With the waypoint “{waypoint}” and DYNAMIC_DNS the location has to be MESH_EXTERNAL.',
    // istioctl does not look at labels here.
    { aliases: [] },
  ],
  'SE-039': [
    'HostsCannotBeToldApart',
    'There are several hosts, and {protocol} on port {port} does not tell which of them is meant.',
  ],
  'SE-040': ['InvalidServiceEntryExportTo', HELPER],
})
