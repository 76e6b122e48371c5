import { admissionCodes } from './code-description.ts'

const HELPER = '{message}'

const WORKLOAD_ENTRY_CODES = admissionCodes('workload-entry', {
  'WE-001': [
    'AddressRequired',
    'A workload needs an address, or the network it is reached through.',
  ],
  'WE-002': [
    'NoAddress',
    'Without an address the workload is reached only through the gateway of network “{network}”.',
    { severity: 'warning' },
  ],
  'WE-003': ['InvalidSocket', HELPER],
  'WE-004': ['PortsOfSocket', 'A socket has no ports, so “{address}” cannot have any.'],
  'WE-005': [
    'InvalidAddress',
    'Address “{address}” is neither an IP address nor a name nor a socket (unix://…).',
  ],
  'WE-006': ['InvalidWorkloadPortName', HELPER],
  'WE-007': ['InvalidWorkloadPort', HELPER],
  'WE-008': ['InvalidWorkloadLabel', HELPER],
})

const WORKLOAD_GROUP_CODES = admissionCodes('workload-group', {
  'WG-001': ['TemplateRequired', 'A WorkloadGroup needs a template; an empty one will do.'],
  'WG-002': ['InvalidGroupLabel', HELPER],
  'WG-003': ['NegativeProbeSetting', '{field} is {count}; it cannot be negative.'],
  'WG-004': ['InvalidProbePort', HELPER],
  'WG-005': ['InvalidProbeScheme', 'Scheme “{scheme}” is not known; write HTTP or HTTPS.'],
  'WG-007': [
    'InvalidProbeHeader',
    {
      message: 'Header name “{name}” may only have letters, digits and hyphens here.',
      missing: 'A header of the probe needs a name.',
    },
  ],
  'WG-008': ['InvalidProbePort', HELPER],
  'WG-009': ['ProbeCommandRequired', 'The probe names no command to run.'],
  'WG-010': [
    'ProbeMethodRequired',
    'The probe does not say how to check: it needs httpGet, tcpSocket or exec.',
  ],
  'WG-011': [
    'GrpcProbeRefused',
    'The schema has grpc probes, but Istio’s webhook does not know them and rejects the object.',
  ],
})

export const WORKLOAD_CODES = [...WORKLOAD_ENTRY_CODES, ...WORKLOAD_GROUP_CODES]
