/** Kinds in the order in which traffic meets them; others follow by name. */
const ORDER: readonly (readonly [kind: string, plural: string])[] = [
  ['Gateway', 'Gateways'],
  ['VirtualService', 'Virtual services'],
  ['DestinationRule', 'Destination rules'],
  ['ServiceEntry', 'Service entries'],
  ['Sidecar', 'Sidecars'],
  ['WorkloadEntry', 'Workload entries'],
  ['WorkloadGroup', 'Workload groups'],
  ['Service', 'Services'],
  ['Deployment', 'Deployments'],
  ['Pod', 'Pods'],
  ['Namespace', 'Namespaces'],
  ['Secret', 'Secrets'],
  ['ConfigMap', 'Config maps'],
]

const placeByKind = new Map(ORDER.map(([kind], index) => [kind, index]))
const pluralByKind = new Map(ORDER)

/** Yields the words for several of a kind; for an unknown one the kind as written. */
export function pluralOfKind(kind: string): string {
  return pluralByKind.get(kind) ?? kind
}

/** Orders kinds as the explorer shows them. */
export function compareKinds(a: string, b: string): number {
  const difference = (placeByKind.get(a) ?? ORDER.length) - (placeByKind.get(b) ?? ORDER.length)
  return difference || compareWords(a, b)
}

/** Orders names by code unit, as everywhere in the product. */
export function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
