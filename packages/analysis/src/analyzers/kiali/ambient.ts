import type { Labels, Lookup } from '@meshdraft/model'

const DATAPLANE_MODE = 'istio.io/dataplane-mode'
const USE_WAYPOINT = 'istio.io/use-waypoint'

/** Whether the workloads of a namespace are in the mesh without sidecars; undefined names are not. */
export function isAmbient(namespace: string, lookup: Lookup): boolean {
  return lookup.resource('Namespace', '', namespace)?.labels[DATAPLANE_MODE] === 'ambient'
}

/** Whether traffic of a namespace, or of a Service in it, goes through a waypoint; `none` opts out. */
export function isEnrolled(namespace: string, lookup: Lookup, service: Labels = {}): boolean {
  const name =
    service[USE_WAYPOINT] ?? lookup.resource('Namespace', '', namespace)?.labels[USE_WAYPOINT]
  return name !== undefined && name !== '' && name !== 'none'
}
