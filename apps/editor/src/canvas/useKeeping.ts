import { useState } from 'react'

/** What was built last, and from what. */
export interface Kept<Input, Value> {
  readonly input: Input
  readonly value: Value
}

/**
 * Builds a value anew when its input changes, from the input and from what was built before: so that
 * parts which did not change can be handed back as they were.
 *
 * @param input - compared field by field.
 */
export function useKeeping<Input extends object, Value>(
  input: Input,
  build: (input: Input, before: Kept<Input, Value> | undefined) => Value,
): Value {
  const [kept, setKept] = useState<Kept<Input, Value>>()
  if (kept && isSame(kept.input, input)) return kept.value
  const value = build(input, kept)
  setKept({ input, value })
  return value
}

function isSame(a: object, b: object): boolean {
  const before = new Map<string, unknown>(Object.entries(a))
  return Object.entries(b).every(([key, value]) => Object.is(before.get(key), value))
}
