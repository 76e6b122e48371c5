import { resolveExportTo } from './hosts.ts'
import { toKindName } from './kinds.ts'
import { asStrings, valueAt } from './plain.ts'
import type { MeshSettings, Resource } from './resources.ts'

const SERVICE_ANNOTATION = 'networking.istio.io/exportTo'

/**
 * Yields where a Service, ServiceEntry, VirtualService or DestinationRule is visible: `['*']` for
 * everywhere, namespace names, or nothing. An object that says nothing itself follows the default
 * of the mesh for its kind; a ServiceEntry that of services.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig
 */
export function readExportTo(resource: Resource, settings: MeshSettings): readonly string[] {
  const kindName = toKindName(resource.group, resource.kind)
  const written =
    kindName === 'Service'
      ? readAnnotation(resource)
      : asStrings(valueAt(resource.value, ['spec', 'exportTo']))
  const exportTo = written.length > 0 ? written : readDefault(kindName, settings)
  return resolveExportTo(exportTo, resource.namespace)
}

// A Service has no field for it. An empty annotation says nothing.
function readAnnotation({ annotations }: Resource): readonly string[] {
  const text = annotations[SERVICE_ANNOTATION] ?? ''
  return text.trim() === '' ? [] : text.split(',').map((entry) => entry.trim())
}

function readDefault(kindName: string, settings: MeshSettings): readonly string[] | undefined {
  switch (kindName) {
    case 'Service':
    case 'ServiceEntry':
      return settings.defaultServiceExportTo
    case 'VirtualService':
      return settings.defaultVirtualServiceExportTo
    case 'DestinationRule':
      return settings.defaultDestinationRuleExportTo
    default:
      return undefined
  }
}
