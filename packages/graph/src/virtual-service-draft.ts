import type { Lookup, Resource } from '@meshdraft/model'
import type { FragmentDraft } from './draft.ts'

/** What the parts of one VirtualService are drawn from. */
export interface VirtualServiceDraft {
  readonly resource: Resource
  readonly lookup: Lookup
  readonly draft: FragmentDraft
  readonly nodeId: string
  /** `NAMESPACE/NAME` in the ids of its parts. */
  readonly name: string
  /** Hosts with short names resolved; empty for a delegate. */
  readonly hosts: readonly string[]
  readonly gateways: readonly string[]
}
