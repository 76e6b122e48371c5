import type { CatalogueKind, FieldType } from './descriptors.ts'
import type { FieldTrace } from './fields.ts'

/** Which rule of the inventory a breach of the schema is: numbered by kind, field and bound. */

const REQUIRED: Readonly<Record<CatalogueKind, string>> = {
  DestinationRule: 'SCH-010',
  VirtualService: 'SCH-011',
  Gateway: 'SCH-012',
  ServiceEntry: 'SCH-013',
  Sidecar: 'SCH-014',
  WorkloadEntry: 'SCH-015',
  WorkloadGroup: 'SCH-015',
}

/** The rule by which `name` must be present in `message`. */
export function requiredRule(kind: CatalogueKind, message: string, name: string): string {
  if (message === `${kind}Resource`) return name === 'spec' ? 'SCH-004' : 'SCH-005'
  return REQUIRED[kind]
}

/** Rules on enums, by message and field. A test holds this table to the catalogue. */
const ENUMS: ReadonlyMap<string, string> = new Map([
  ['LoadBalancerSettings.simple', 'SCH-020'],
  ['ConnectionPoolSettings.HTTPSettings.h2UpgradePolicy', 'SCH-021'],
  ['ClientTLSSettings.mode', 'SCH-022'],
  ['TrafficPolicy.ProxyProtocol.version', 'SCH-023'],
  ['ServerTLSSettings.mode', 'SCH-024'],
  ['ServerTLSSettings.minProtocolVersion', 'SCH-025'],
  ['ServerTLSSettings.maxProtocolVersion', 'SCH-025'],
  ['ServiceEntry.resolution', 'SCH-026'],
  ['ServiceEntry.location', 'SCH-026'],
  ['IstioIngressListener.captureMode', 'SCH-027'],
  ['IstioEgressListener.captureMode', 'SCH-027'],
  ['OutboundTrafficPolicy.mode', 'SCH-027'],
  ['CorsPolicy.unmatchedPreflights', 'SCH-028'],
  ['HTTPRedirect.derivePort', 'SCH-028'],
])

/** The rule that lists the values of an enum field; undefined if the table lacks the field. */
export function enumRule(message: string, field: string): string | undefined {
  return ENUMS.get(`${message}.${field}`)
}

/** Rules on sizes and bounds that belong to single fields, by message and field. */
const BOUNDS: ReadonlyMap<string, string> = new Map([
  ['ObjectMeta.name', 'SCH-005'],
  ['OutlierDetection.outlierDetectionHttpErrorCodes', 'SCH-034'],
  ['ZoneAwareLoadBalancerSetting.minClusterSize', 'SCH-034'],
  ['TrafficPolicy.portLevelSettings', 'SCH-034'],
  ['WorkloadSelector.labels', 'SCH-035'],
  ['DestinationRuleWorkloadSelector.matchLabels', 'SCH-035'],
  ['WorkloadEntry.labels', 'SCH-035'],
  ['WorkloadGroup.ObjectMeta.labels', 'SCH-035'],
  ['WorkloadGroup.ObjectMeta.annotations', 'SCH-035'],
  ['ServiceEntry.hosts', 'SCH-036'],
  ['ServiceEntry.addresses', 'SCH-036'],
  ['ServiceEntry.endpoints', 'SCH-036'],
  ['ServiceEntry.ports', 'SCH-036'],
  ['ServicePort.name', 'SCH-036'],
  ['ServicePort.protocol', 'SCH-036'],
  ['WorkloadEntry.address', 'SCH-037'],
  ['WorkloadEntry.network', 'SCH-037'],
  ['WorkloadEntry.locality', 'SCH-037'],
  ['WorkloadEntry.serviceAccount', 'SCH-037'],
  ['ServerTLSSettings.credentialNames', 'SCH-038'],
  ['ServerTLSSettings.tlsCertificates', 'SCH-038'],
  ['ReadinessProbe.initialDelaySeconds', 'SCH-039'],
  ['ReadinessProbe.timeoutSeconds', 'SCH-039'],
  ['ReadinessProbe.periodSeconds', 'SCH-039'],
  ['ReadinessProbe.successThreshold', 'SCH-039'],
  ['ReadinessProbe.failureThreshold', 'SCH-039'],
  ['ExecHealthCheckConfig.command', 'SCH-039'],
  ['HTTPHeader.name', 'SCH-039'],
  ['HTTPBody.bytes', 'SCH-040'],
])

/** The rule of a bound on a size or number. Numbers without a rule of their own go by type. */
export function boundsRule({ message, field, fieldType }: FieldTrace): string | undefined {
  if (fieldType.type === 'number') {
    const own = BOUNDS.get(`${message.name}.${field?.name ?? ''}`)
    // A port in `WorkloadEntry.ports` is a uint32; the field's own rule counts its entries.
    return own ?? numberRule(fieldType)
  }
  const isPortMap = message.name === 'WorkloadEntry' && field?.name === 'ports'
  return isPortMap ? 'SCH-037' : BOUNDS.get(`${message.name}.${field?.name ?? ''}`)
}

function numberRule(fieldType: FieldType & { type: 'number' }): string {
  if (!fieldType.isInteger) return 'SCH-033'
  if (fieldType.format === 'int32') return 'SCH-031'
  return fieldType.maximum === 4_294_967_295 ? 'SCH-030' : 'SCH-032'
}
