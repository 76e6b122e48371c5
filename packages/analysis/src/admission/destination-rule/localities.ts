/** Why a list of localities is refused. */
export interface LocalityBreach {
  readonly index: number
  readonly kind: 'wildcard' | 'empty' | 'overlap'
}

/** Zones of a region, sub-zones of a zone. */
type SubzonesByZone = Map<string, Set<string>>

/**
 * Finds the first locality of a list that the webhook refuses: `*` anywhere but once at the end, an
 * empty part, or what an earlier entry covers. A wildcard below a region covers what comes after it
 * only: `a/z` then `a/*` passes, as Envoy takes the first that fits.
 */
export function findLocalityBreach(localities: readonly string[]): LocalityBreach | undefined {
  const zonesByRegion = new Map<string, SubzonesByZone>()
  for (const [index, locality] of localities.entries()) {
    const star = locality.indexOf('*')
    if (star !== -1 && star !== locality.length - 1) return { index, kind: 'wildcard' }
    if (zonesByRegion.has('*')) return { index, kind: 'overlap' }
    const parts = splitLocality(locality)
    if (parts.includes('')) return { index, kind: 'empty' }
    if (!addLocality(parts, zonesByRegion)) return { index, kind: 'overlap' }
  }
  return undefined
}

/** Region, zone and sub-zone; further slashes belong to the sub-zone. */
function splitLocality(locality: string): readonly string[] {
  const [region = '', zone, ...rest] = locality.split('/')
  if (zone === undefined) return [region]
  return rest.length === 0 ? [region, zone] : [region, zone, rest.join('/')]
}

/** Remembers a locality; false where an earlier one covers it. */
function addLocality(
  [region = '', zone, subzone]: readonly string[],
  zonesByRegion: Map<string, SubzonesByZone>,
): boolean {
  const zones = zonesByRegion.get(region)
  if (zone === undefined) {
    if (zones !== undefined) return false
    zonesByRegion.set(region, new Map([['*', new Set(['*'])]]))
    return true
  }
  if (zones === undefined) {
    zonesByRegion.set(region, new Map([[zone, new Set([subzone ?? '*'])]]))
    return true
  }
  if (zones.has('*')) return false
  const subzones = zones.get(zone)
  if (subzones === undefined) {
    zones.set(zone, new Set([subzone ?? '*']))
    return true
  }
  if (subzone === undefined || subzones.has('*') || subzones.has(subzone)) return false
  subzones.add(subzone)
  return true
}

/** How a set of localities fares, which the webhook checks in an order that it draws anew each time. */
export interface LocalitySetBreach extends LocalityBreach {
  /** Whether some order passes, so that the verdict changes from one attempt to the next. */
  readonly dependsOnOrder: boolean
}

/** Finds what the webhook refuses, in any order, among localities that have none. */
export function findLocalitySetBreach(
  localities: readonly string[],
): LocalitySetBreach | undefined {
  const narrowFirst = [...localities.keys()].toSorted(
    (a, b) => widthOf(localities[a]) - widthOf(localities[b]) || a - b,
  )
  for (const order of [[...localities.keys()], narrowFirst.toReversed()]) {
    const found = findLocalityBreach(inOrder(localities, order))
    if (found === undefined) continue
    const dependsOnOrder = findLocalityBreach(inOrder(localities, narrowFirst)) === undefined
    return { kind: found.kind, index: order[found.index] ?? 0, dependsOnOrder }
  }
  return undefined
}

function inOrder(localities: readonly string[], order: readonly number[]): readonly string[] {
  return order.map((i) => localities[i] ?? '')
}

/** Of localities that share a place, the wider one has the larger number. */
function widthOf(locality = ''): number {
  const parts = splitLocality(locality)
  return (3 - parts.length) * 2 + (parts.at(-1) === '*' ? 3 : 0)
}
