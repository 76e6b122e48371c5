import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { toProtoName } from '@meshdraft/schema'

/**
 * Turns a path in the spelling of the reference into the one that is written: fields may stand under
 * their proto names (`export_to`), which Istio's decoder takes too. Where both are written the one
 * of the reference counts; steps that are not there stay as they are.
 *
 * @param value - of the resource that the path starts at.
 */
export function toWrittenPath(value: PlainValue | undefined, path: FieldPath): FieldPath {
  let at: unknown = value
  let written: (string | number)[] | undefined
  for (const [i, step] of path.entries()) {
    if (typeof at !== 'object' || at === null) break
    let name = step
    if (typeof step === 'string' && !Object.hasOwn(at, step)) {
      const protoName = toProtoName(step)
      if (!Object.hasOwn(at, protoName)) break
      name = protoName
      written ??= [...path]
      written[i] = protoName
    }
    at = Reflect.get(at, name)
  }
  return written ?? path
}

/**
 * Whether no step of a path is written under its proto name: analyzers read none of these, so that
 * an edit below one would change nothing for them.
 */
export function isAsRead(value: PlainValue | undefined, path: FieldPath): boolean {
  return toWrittenPath(value, path) === path
}
