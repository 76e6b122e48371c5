import { LIMITS } from './limits.ts'
import type { LimitBreak } from './scan.ts'
import type { TextRange } from './text.ts'

/** How large and how deep a node is with the aliases in it written out. */
export interface NodeExtent {
  readonly values: number
  readonly height: number
}

/** The same of a document while it is read, in the order of its text. */
export interface Extent {
  /** Values read so far, the aliases written out. */
  values: number
  /** Those of them that aliases stand for. */
  aliased: number
  depth: number
  /** Greatest depth since the node that was entered last. */
  reach: number
  /** The first limit broken; what comes behind is not counted any more. */
  limit: LimitBreak | undefined
}

export function createExtent(): Extent {
  return { values: 0, aliased: 0, depth: 0, reach: 0, limit: undefined }
}

/** Counts a node and goes down into it; `leaveNode` takes what is yielded. */
export function enterNode(extent: Extent): { readonly values: number; readonly reach: number } {
  const before = { values: extent.values, reach: extent.reach }
  extent.values += 1
  extent.depth += 1
  extent.reach = extent.depth
  return before
}

/** Goes up again and yields the extent of the node that is left. */
export function leaveNode(
  extent: Extent,
  before: { readonly values: number; readonly reach: number },
): NodeExtent {
  extent.depth -= 1
  const height = extent.reach - extent.depth
  extent.reach = Math.max(before.reach, extent.reach)
  return { values: extent.values - before.values, height }
}

/**
 * Counts an alias as what it stands for. Takes constant time however much that is: levels of
 * aliases of aliases say billions of values in a hundred bytes.
 */
export function addAlias(extent: Extent, name: string, range: TextRange, target: NodeExtent): void {
  if (extent.limit) return
  extent.values += target.values
  extent.aliased += target.values
  extent.reach = Math.max(extent.reach, extent.depth + target.height)
  if (extent.aliased > LIMITS.aliasedValues) {
    extent.limit = {
      code: 'YML-TOO-MANY-ALIASES',
      range,
      message: `With *${name}, the aliases of this document stand for more than ${LIMITS.aliasedValues.toLocaleString('en')} values; write out those you need.`,
    }
    // A scalar in the deepest collection is one level more.
  } else if (extent.reach > LIMITS.depth + 1) {
    extent.limit = {
      code: 'YML-TOO-DEEP',
      range,
      message: `With what *${name} stands for, collections are nested deeper than ${LIMITS.depth} levels; flatten the document.`,
    }
  }
}
