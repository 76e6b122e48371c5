import { analysisCodes } from './code-description.ts'

/** What `istioctl analyze` reports, under its codes. */
export const ISTIOCTL_CODES = analysisCodes([
  {
    code: 'IST0002',
    name: 'Deprecated',
    severity: 'warning',
    messages: {
      percent: 'Field percent of a delay is deprecated. Use percentage.value.',
      egressProxy:
        'istioctl calls egressProxy ignored; istiod still sends traffic for unknown hosts through it. Do not rely on it.',
    },
  },
  {
    code: 'IST0101',
    name: 'ReferencedResourceNotFound',
    severity: 'error',
    messages: {
      gateway: 'Gateway “{name}” is not defined{where}. {hint}',
      host: 'Host “{name}” is not known{where}. {hint}',
      'no-destination': 'The route names no destination.',
      port: 'Host “{host}” has no port {number}. {hint}',
      subset: 'Subset “{name}” is not defined for host “{host}”. {hint}',
      selector: 'No workload{where} has the labels “{labels}”. {hint}',
      credential: 'Secret “{name}” is not defined in namespace “{namespace}”. {hint}',
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
    code: 'IST0110',
    name: 'ConflictingSidecarWorkloadSelectors',
    severity: 'error',
    messages: {
      message:
        'Workload “{workload}” is selected by other Sidecars too: {others}. Only one of them applies.',
    },
  },
  {
    code: 'IST0111',
    name: 'MultipleSidecarsWithoutWorkloadSelectors',
    severity: 'error',
    messages: {
      message:
        'The namespace has other Sidecars without a workload selector: {others}. Only one of them applies.',
    },
  },
  {
    code: 'IST0112',
    name: 'VirtualServiceDestinationPortSelectorRequired',
    severity: 'error',
    messages: { message: 'Host “{host}” has several ports: {numbers}. Name one of them.' },
  },
  {
    code: 'IST0116',
    name: 'DeploymentAssociatedToMultipleServices',
    severity: 'warning',
    messages: {
      message: 'Port {port} is {protocols} in the Services of this Deployment: {services}.',
    },
  },
  {
    code: 'IST0118',
    name: 'PortNameIsNotUnderNamingConvention',
    severity: 'info',
    messages: {
      appProtocol: 'Protocol “{value}” of port {port} is none that Istio knows.',
      name: 'Name “{value}” of port {port} does not begin with a protocol such as “http-”.',
      none: 'Port {port} has no name that begins with its protocol, such as “http-”.',
    },
  },
  {
    code: 'IST0128',
    name: 'NoServerCertificateVerificationDestinationLevel',
    severity: 'warning',
    messages: {
      message:
        'TLS mode {mode} for host “{host}” names no caCertificates to verify the server with.',
    },
  },
  {
    code: 'IST0129',
    name: 'NoServerCertificateVerificationPortLevel',
    severity: 'warning',
    messages: {
      message:
        'TLS mode {mode} for host “{host}”, port {port}, names no caCertificates to verify the server with.',
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
    code: 'IST0134',
    name: 'ServiceEntryAddressesRequired',
    severity: 'warning',
    messages: {
      message:
        'Port {port} with protocol “{protocol}” needs spec.addresses: TCP connections carry no host to be told apart by.',
    },
  },
  {
    code: 'IST0137',
    name: 'DeploymentConflictingPorts',
    severity: 'warning',
    messages: {
      message:
        'Target port {targetPort} has different ports ({ports}) in the Services of this Deployment: {services}.',
    },
  },
  {
    code: 'IST0138',
    name: 'GatewayDuplicateCertificate',
    severity: 'warning',
    messages: {
      message:
        'Certificate “{certificate}” is presented by other Gateways too: {others}. Browsers that reuse a connection may get 404.',
    },
  },
  {
    code: 'IST0140',
    name: 'IngressRouteRulesNotAffected',
    severity: 'warning',
    messages: {
      message:
        'Requests from gateways go to all of “{host}”: the subsets that {others} routes to do not apply to them.',
    },
  },
  {
    code: 'IST0145',
    name: 'ConflictingGateways',
    severity: 'error',
    messages: {
      message:
        'Host “{host}” on port {port} is served for the same workloads by other Gateways: {others}.',
    },
  },
  {
    code: 'IST0149',
    name: 'JwtClaimBasedRoutingWithoutRequestAuthN',
    severity: 'error',
    messages: {
      message:
        'Claim “{claim}” is unknown to gateway “{gateway}”: no RequestAuthentication applies to its workload “{workload}”.',
    },
  },
  {
    code: 'IST0150',
    name: 'ExternalNameServiceTypeInvalidPortName',
    severity: 'warning',
    messages: {
      message:
        'Port {port} of an ExternalName Service is taken for plain TCP, which may hide other TCP traffic on that port. {hint}',
    },
  },
  {
    code: 'IST0151',
    name: 'EnvoyFilterUsesRelativeOperation',
    severity: 'warning',
    messages: {
      message:
        'The outcome of {operation} depends on which EnvoyFilter is applied first, and there is no priority to say it.',
    },
  },
  {
    code: 'IST0152',
    name: 'EnvoyFilterUsesReplaceOperationIncorrectly',
    severity: 'error',
    messages: {
      message: 'Operation {operation} has no effect on {applyTo}.',
    },
  },
  {
    code: 'IST0153',
    name: 'EnvoyFilterUsesAddOperationIncorrectly',
    severity: 'error',
    messages: { message: 'Operation {operation} has no effect on {applyTo}.' },
  },
  {
    code: 'IST0154',
    name: 'EnvoyFilterUsesRemoveOperationIncorrectly',
    severity: 'error',
    messages: { message: 'Operation {operation} has no effect on {applyTo}.' },
  },
  {
    code: 'IST0155',
    name: 'EnvoyFilterUsesRelativeOperationWithProxyVersion',
    severity: 'warning',
    messages: {
      message:
        'The outcome of {operation} depends on a patch of the same filter for some proxy versions only, and there is no priority.',
    },
  },
  {
    code: 'IST0161',
    name: 'InvalidGatewayCredential',
    severity: 'error',
    messages: { message: 'Secret “{name}” is of no use to the gateway: {reason}.' },
  },
  {
    code: 'IST0162',
    name: 'GatewayPortNotDefinedOnService',
    severity: 'warning',
    messages: { message: 'No Service leads to port {port} of the gateway’s workloads. {hint}' },
  },
  {
    code: 'IST0165',
    name: 'ReferencedInternalGateway',
    severity: 'warning',
    messages: {
      message: 'Gateway “{gateway}” is made by Istio itself; its name may change at any time.',
    },
  },
  {
    code: 'IST0167',
    name: 'IneffectivePolicy',
    severity: 'warning',
    messages: {
      workload: 'Workload “{name}” is in ambient mode and has no sidecar that could follow this.',
      namespace:
        'Namespace “{name}” is in ambient mode and has no sidecars that could follow this.',
    },
  },
  {
    code: 'IST0171',
    name: 'NegativeConditionStatus',
    severity: 'warning',
    messages: { message: 'Condition {type} is {status}: {reason}.' },
  },
  {
    code: 'IST0173',
    name: 'DestinationRuleSubsetNotSelectPods',
    severity: 'error',
    messages: { message: 'Subset “{subset}” selects no workload: none has “{labels}”. {hint}' },
  },
  {
    code: 'IST0174',
    name: 'UnknownDestinationRuleHost',
    severity: 'warning',
    messages: {
      host: 'Host “{host}” is not known{where}. {hint}',
      wildcard:
        'No ServiceEntry has a wildcard host that covers “{host}”. Services that it covers still follow the rule.',
    },
  },
  {
    code: 'IST0177',
    name: 'ConflictingServiceEntryProtocol',
    severity: 'warning',
    messages: {
      message:
        'Port {port} of host “{host}” has other protocols elsewhere: {protocols} in {others}.',
    },
  },
])
