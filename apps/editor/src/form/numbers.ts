import type { NumberType } from '@meshdraft/schema'

/** A number typed by hand, or why the text is none that fits. */
export type NumberReading =
  | { readonly ok: true; readonly value: number | bigint }
  | { readonly ok: false; readonly message: string }

/** Reads `text` as a number within the bounds of `type`; surrounding space does not count. */
export function readNumber(text: string, type: NumberType): NumberReading {
  const trimmed = text.trim()
  if (type.isInteger && !/^[+-]?\d+$/u.test(trimmed)) {
    return { ok: false, message: `“${trimmed}” is not a whole number.` }
  }
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(trimmed)) {
    return { ok: false, message: `“${trimmed}” is not a number.` }
  }
  const value = Number(trimmed)
  const bounds = describeBounds(type)
  const isTooSmall = type.minimum !== undefined && value < type.minimum
  const isTooLarge = type.maximum !== undefined && value > type.maximum
  if (isTooSmall || isTooLarge) return { ok: false, message: `${trimmed} is not ${bounds}.` }
  const isExact = !type.isInteger || Number.isSafeInteger(value)
  return { ok: true, value: isExact ? value : BigInt(trimmed) }
}

/** Says the bounds of a number, e.g. `from 0 to 100`; empty when there are none. */
export function describeBounds({ minimum, maximum }: NumberType): string {
  if (minimum !== undefined && maximum !== undefined) return `from ${minimum} to ${maximum}`
  if (minimum !== undefined) return `${minimum} or more`
  return maximum === undefined ? '' : `${maximum} or less`
}

/** Yields `text` changed by `by`, kept within the bounds; a text that is no number counts as 0. */
export function stepNumber(text: string, by: number, { minimum, maximum }: NumberType): string {
  const now = Number(text.trim())
  const stepped = (Number.isFinite(now) ? now : 0) + by
  // Ten digits are enough to take 0.1 + 0.2 back to 0.3.
  const rounded = Number(stepped.toPrecision(10))
  return String(Math.min(maximum ?? Infinity, Math.max(minimum ?? -Infinity, rounded)))
}
