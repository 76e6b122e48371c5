import type {
  CatalogueKind,
  KindDescriptor,
  MessageDescriptor,
  MessageName,
} from './descriptors.ts'
import type { Message } from './dsl.ts'
import { GROUP, KINDS } from './kinds.ts'

/** Names of the seven kinds, in the order in which the editor lists them. */
export const CATALOGUE_KINDS: readonly CatalogueKind[] = Object.values(KINDS).map(
  ({ descriptor }) => descriptor.kind,
)

const kindNames: ReadonlySet<string> = new Set(CATALOGUE_KINDS)

/** Whether `kind` names one of the seven kinds, whatever the API group. */
export function isKindName(kind: string): kind is CatalogueKind {
  return kindNames.has(kind)
}

/**
 * Whether a resource is one of the seven kinds: the group must be `networking.istio.io`. The
 * version is not looked at, as Istio's webhook does (SCH-006); `validate` names one not served.
 */
export function isCatalogueKind(apiVersion: string, kind: string): boolean {
  return apiVersion.startsWith(`${GROUP}/`) && isKindName(kind)
}

/** The catalogue kind of a resource, or undefined for any other resource. */
export function toCatalogueKind(apiVersion: string, kind: string): CatalogueKind | undefined {
  return apiVersion.startsWith(`${GROUP}/`) && isKindName(kind) ? kind : undefined
}

export function describeKind(kind: CatalogueKind): KindDescriptor {
  return KINDS[kind].descriptor
}

/** All messages that `roots` use, the roots included, each once; users come first. */
export function collectMessages(roots: readonly Message[]): ReadonlyMap<MessageName, Message> {
  const found = new Map(roots.map((root) => [root.name, root]))
  // A Map iterates over entries that are added meanwhile.
  for (const [, { uses }] of found) {
    for (const used of uses) {
      const known = found.get(used.name)
      if (known && known !== used) throw new RangeError(`Two messages are named ${used.name}`)
      found.set(used.name, used)
    }
  }
  return found
}

/** Every message of the catalogue by name, the objects themselves and ObjectMeta included. */
export const messagesByName: ReadonlyMap<MessageName, Message> = collectMessages(
  Object.values(KINDS).map(({ root }) => root),
)

/** Describes a message by its name, e.g. `HTTPRoute`; undefined if there is none. */
export function describeMessage(name: MessageName): MessageDescriptor | undefined {
  return messagesByName.get(name)?.descriptor
}
