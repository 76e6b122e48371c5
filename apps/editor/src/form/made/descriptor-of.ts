import { describeMessage } from '@meshdraft/schema'
import type { FieldDescriptor, MessageName } from '@meshdraft/schema'

/**
 * Yields the descriptor of a field that a purpose-made control draws.
 *
 * @throws RangeError if the catalogue has no such field: the control is out of step with it.
 */
export function descriptorOf(message: MessageName, name: string): FieldDescriptor {
  const field = describeMessage(message)?.fields.find((other) => other.name === name)
  if (!field) throw new RangeError(`The catalogue has no ${message}.${name}.`)
  return field
}
