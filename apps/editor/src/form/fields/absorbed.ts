import type { MessageName } from '@meshdraft/schema'
import type { FormNode } from '../form-node.ts'
import { getChild } from '../form-node.ts'

/** Fields that another field's control shows beside its own value, by message and field. */
const ABSORBED: ReadonlyMap<string, string> = new Map([['HTTPRoute.mirror', 'mirrorPercentage']])

/** Finds the field that the control of `name` shows too. */
export function findAbsorbed(message: MessageName, name: string): string | undefined {
  return ABSORBED.get(`${message}.${name}`)
}

/** Whether the control of another field that is set shows `name`. */
export function isAbsorbed(
  message: MessageName,
  name: string,
  node: FormNode | undefined,
): boolean {
  return [...ABSORBED].some(([holder, absorbed]) => {
    if (absorbed !== name || !holder.startsWith(`${message}.`)) return false
    const value = getChild(node, holder.slice(message.length + 1))
    return value?.type === 'map' && !value.lock
  })
}
