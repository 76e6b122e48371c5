import { analysisCodes } from './code-description.ts'

/** What `istioctl analyze` reports, under its codes. */
export const ISTIOCTL_CODES = analysisCodes([
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
])
