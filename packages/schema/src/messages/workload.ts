import { list, int32, map, message, oneOf, ref, string, uint32 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'

/** Messages of WorkloadEntry and WorkloadGroup. WorkloadEntry is also a ServiceEntry's endpoint. */

/**
 * One message for its three places. CEL-09 (an address or a network) holds for the kind and for
 * the endpoints of a ServiceEntry, not for the template of a WorkloadGroup: it is declared there.
 */
export const WorkloadEntry = message('WorkloadEntry', {
  description:
    'One workload outside Kubernetes, such as a virtual machine, described as if it were a pod.',
  reference: 'workload-entry',
  fields: {
    address: string({
      description:
        'Where the workload is reached, without port: an IP address, a full name, or a socket as “unix:///path”. May be left out when network is set: traffic then goes through the gateway of that network.',
      maxLength: 256,
      format: 'address',
      rules: ['CEL-14', 'CEL-16'],
      example: '10.20.0.11',
    }),
    ports: map(uint32({ rules: ['CEL-15'] }), {
      description:
        'Port on this workload for each port name of the service. A port that is not listed uses the target port of the service. Not for sockets.',
      maxProperties: 128,
      rules: ['CEL-17'],
      default: 'the target ports of the service',
      example: '{ http: 8080 }',
    }),
    labels: map(string(), {
      description: 'Labels by which services, subsets and policies select this workload.',
      maxProperties: 256,
      default: 'no labels, so no selector finds the workload',
      example: '{ app: ledger, version: v1 }',
    }),
    serviceAccount: string({
      description:
        'Service account whose identity the workload proves in mutual TLS. It lives in the namespace of the entry.',
      maxLength: 253,
      example: 'ledger',
    }),
    weight: uint32({
      description:
        'Share of traffic relative to the other endpoints: 2 receives twice as much as 1.',
      default: '1',
      example: '2',
    }),
    locality: string({
      description:
        'Where the workload runs: region, region/zone or region/zone/subzone. Used to keep traffic near the client.',
      maxLength: 2048,
      default: 'unknown',
      example: 'europe-north/zone-a',
      isAdvanced: true,
    }),
    network: string({
      description:
        'Network of the workload. Endpoints in the same network are called directly, others through a gateway.',
      maxLength: 2048,
      default: 'the network of the client',
      example: 'vm-network',
      isAdvanced: true,
    }),
  },
  rules: ['CEL-13'],
})
export type WorkloadEntry = Shape<typeof WorkloadEntry>

export const WorkloadGroupObjectMeta = message('WorkloadGroup.ObjectMeta', {
  description: 'Labels and annotations given to every WorkloadEntry made from the group.',
  reference: 'workload-group',
  fields: {
    labels: map(string(), {
      description:
        'Labels of the WorkloadEntries; two groups of a namespace should differ in them.',
      maxProperties: 256,
      example: '{ app: ledger }',
    }),
    annotations: map(string(), {
      description: 'Annotations of the WorkloadEntries.',
      maxProperties: 256,
      example: '{ example.com/owner: ledger-team }',
    }),
  },
})
export type WorkloadGroupObjectMeta = Shape<typeof WorkloadGroupObjectMeta>

export const HTTPHeader = message('HTTPHeader', {
  description: 'A header sent with the health check.',
  reference: 'workload-group',
  fields: {
    name: string({
      description:
        'Name of the header: letters, digits and hyphens. Underscores pass the schema, but Istio rejects them.',
      pattern: '^[-_A-Za-z0-9]+$',
      example: 'x-probe',
    }),
    value: string({ description: 'Value of the header.', example: 'mesh' }),
  },
})
export type HTTPHeader = Shape<typeof HTTPHeader>

export const HTTPHealthCheckConfig = message('HTTPHealthCheckConfig', {
  description: 'Healthy means: a GET request is answered with a status from 200 to 399.',
  reference: 'workload-group',
  fields: {
    path: string({
      description: 'Path that the health check requests.',
      default: '/',
      example: '/healthz',
    }),
    port: uint32({
      description: 'Port to call on the workload.',
      required: true,
      rules: ['CEL-15'],
      example: '8080',
    }),
    host: string({
      description: 'Host that the health check connects to.',
      default: 'the workload itself',
      format: 'address',
      isAdvanced: true,
    }),
    scheme: string({
      description: 'HTTP or HTTPS, in capitals.',
      default: 'HTTP',
      rules: ['CEL-21'],
      example: 'HTTPS',
    }),
    httpHeaders: list(ref(HTTPHeader), {
      description: 'Headers to send along.',
      default: 'no further headers',
      isAdvanced: true,
    }),
  },
})
export type HTTPHealthCheckConfig = Shape<typeof HTTPHealthCheckConfig>

export const TCPHealthCheckConfig = message('TCPHealthCheckConfig', {
  description: 'Healthy means: a connection can be opened.',
  reference: 'workload-group',
  fields: {
    host: string({
      description: 'Host that the health check connects to.',
      default: 'the workload itself',
      format: 'address',
      isAdvanced: true,
    }),
    port: uint32({
      description: 'Port that the health check connects to.',
      required: true,
      rules: ['CEL-15'],
      example: '5432',
    }),
  },
})
export type TCPHealthCheckConfig = Shape<typeof TCPHealthCheckConfig>

export const ExecHealthCheckConfig = message('ExecHealthCheckConfig', {
  description: 'Healthy means: a command on the workload ends with status 0.',
  reference: 'workload-group',
  fields: {
    command: list(string({ minLength: 1 }), {
      description:
        'Program and arguments, one item each. No shell runs them; name one if you need its features.',
      required: true,
      example: '["/usr/local/bin/check", "--quick"]',
    }),
  },
})
export type ExecHealthCheckConfig = Shape<typeof ExecHealthCheckConfig>

export const GrpcHealthCheckConfig = message('GrpcHealthCheckConfig', {
  description: 'Healthy means: the gRPC health service answers SERVING.',
  reference: 'workload-group',
  fields: {
    port: uint32({
      description: 'Port of the gRPC server.',
      rules: ['CEL-15'],
      example: '9090',
    }),
    service: string({
      description: 'Name of the gRPC service to ask about.',
      default: 'the server as a whole',
      example: 'ledger.v1.Ledger',
    }),
  },
})
export type GrpcHealthCheckConfig = Shape<typeof GrpcHealthCheckConfig>

export const ReadinessProbe = message('ReadinessProbe', {
  description:
    'How the proxy on the machine finds out whether the workload may receive traffic. One kind of check is needed.',
  reference: 'workload-group',
  fields: {
    httpGet: ref(HTTPHealthCheckConfig, { description: 'Check by an HTTP request.' }),
    tcpSocket: ref(TCPHealthCheckConfig, { description: 'Check by opening a connection.' }),
    exec: ref(ExecHealthCheckConfig, { description: 'Check by running a command.' }),
    grpc: ref(GrpcHealthCheckConfig, {
      description:
        'Check by the gRPC health protocol. The schema knows it, but the admission of current Istio versions rejects it.',
    }),
    initialDelaySeconds: int32({
      description: 'Wait after the start before the first check.',
      minimum: 0,
      default: '0',
      unit: 'seconds',
      example: '5',
    }),
    periodSeconds: int32({
      description: 'Pause between two checks.',
      minimum: 0,
      default: '10',
      unit: 'seconds',
      example: '10',
    }),
    timeoutSeconds: int32({
      description: 'How long a check may take before it counts as failed.',
      minimum: 0,
      default: '1',
      unit: 'seconds',
      example: '2',
    }),
    successThreshold: int32({
      description: 'Passed checks in a row after which a failed workload counts as healthy again.',
      minimum: 0,
      default: '1',
      unit: 'checks',
      example: '1',
    }),
    failureThreshold: int32({
      description: 'Failed checks in a row after which the workload gets no more traffic.',
      minimum: 0,
      default: '3',
      unit: 'checks',
      example: '3',
    }),
  },
  oneOfs: [
    oneOf('health_check_method', 'Check by', ['httpGet', 'tcpSocket', 'exec', 'grpc'], 'SCH-058'),
  ],
})
export type ReadinessProbe = Shape<typeof ReadinessProbe>

export const WorkloadGroup = message('WorkloadGroup', {
  description:
    'A template for workloads outside Kubernetes, as a Deployment is for pods. Machines that join the mesh as members of the group get a WorkloadEntry made from it.',
  reference: 'workload-group',
  fields: {
    metadata: ref(WorkloadGroupObjectMeta, {
      description: 'Labels and annotations of the WorkloadEntries.',
    }),
    template: ref(WorkloadEntry, {
      description:
        'What the WorkloadEntries have in common, e.g. ports and serviceAccount. The address is filled in when a machine joins.',
      required: true,
    }),
    probe: ref(ReadinessProbe, {
      description: 'How to find out whether a workload may receive traffic.',
      default: 'every registered workload counts as healthy',
    }),
  },
})
export type WorkloadGroup = Shape<typeof WorkloadGroup>
