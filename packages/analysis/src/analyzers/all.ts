import { toKindName } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { Analyzer } from '../analyzer.ts'
import { duplicateResource } from './duplicate-resource.ts'
import { OWN_ANALYZERS } from './own/all.ts'
import { destinationHosts } from './virtual-service/destination-hosts.ts'
import { gatewayHosts } from './virtual-service/gateway-hosts.ts'
import { gateways } from './virtual-service/gateways.ts'
import { meshConflicts } from './virtual-service/mesh-conflicts.ts'
import { subsets } from './virtual-service/subsets.ts'

/** Every check of the analysis layer. */
export const ANALYZERS: readonly Analyzer[] = [
  duplicateResource,
  gateways,
  gatewayHosts,
  destinationHosts,
  subsets,
  meshConflicts,
  ...OWN_ANALYZERS,
]

/** The checks to run on a resource. */
export function analyzersFor({ group, kind }: Resource): readonly Analyzer[] {
  const kindName = toKindName(group, kind)
  return BY_SUBJECT.get(kindName) ?? FOR_ALL
}

const FOR_ALL = ANALYZERS.filter(({ subject }) => subject === '*')
const BY_SUBJECT: ReadonlyMap<string, readonly Analyzer[]> = new Map(
  ANALYZERS.map(({ subject }) => [
    subject,
    ANALYZERS.filter((other) => other.subject === '*' || other.subject === subject),
  ]),
)
