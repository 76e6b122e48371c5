import type { YamlDocument } from '../document.ts'
import type { FieldPath, PlainValue } from '../nodes.ts'
import { isBlockValue, isWritable, writeBlock, writeFlow } from '../write/value.ts'
import { detectEol, endOfLine } from './lines.ts'
import { fail, replace, succeed } from './plan.ts'
import type { EditFailure, EditPlan } from './plan.ts'
import { DEFAULT_STYLE } from '../write/style-defaults.ts'

/** Yields `value` in the maps and lists that `path` names; `undefined` if an index is not 0. */
export function nest(path: FieldPath, value: PlainValue): PlainValue | undefined {
  let nested = value
  for (const step of path.toReversed()) {
    if (typeof step === 'number') {
      if (step !== 0) return undefined
      nested = [nested]
    } else nested = createField(step, nested)
  }
  return nested
}

function createField(key: string, value: PlainValue): PlainValue {
  // Object.create is typed `any`; without a prototype, `__proto__` is a field like any other.
  const object = Object.create(null) as Record<string, PlainValue>
  object[key] = value
  return object
}

export function refuseIndex(path: FieldPath): EditFailure {
  const index = path.find((step) => typeof step === 'number' && step !== 0)
  return fail('out-of-range', `A new list starts at index 0, not at ${index ?? 'this one'}.`)
}

export function refuseValue(value: PlainValue): EditFailure | undefined {
  if (!isWritable(value)) {
    return fail(
      'out-of-range',
      'The value holds a number that is not finite, or is nested too deep.',
    )
  }
  return refuseCharacters(value)
}

/** Refuses a path whose keys hold what no manifest can carry. */
export function refuseKeys(path: FieldPath): EditFailure | undefined {
  return refuseCharacters(path.filter((step) => typeof step === 'string'))
}

/** Refuses text that no manifest can carry, in values and keys. */
function refuseCharacters(value: PlainValue): EditFailure | undefined {
  if (typeof value === 'string') {
    if (value.includes('\0')) {
      return fail(
        'out-of-range',
        'The text holds a NUL character, which Kubernetes refuses; remove it.',
      )
    }
    // In a pattern with the flag u, only half a pair matches.
    if (/[\uD800-\uDFFF]/u.test(value)) {
      return fail(
        'out-of-range',
        'The text holds half of a character (a lone surrogate), which no file can hold; remove it.',
      )
    }
    return undefined
  }
  if (value === null || typeof value !== 'object') return undefined
  for (const [key, child] of Object.entries(value)) {
    const refusal = refuseCharacters(key) ?? refuseCharacters(child)
    if (refusal) return refusal
  }
  return undefined
}

/** Writes the value of a document that has none, below its marker and comments. */
export function writeEmptyDocument(
  document: YamlDocument,
  value: PlainValue | undefined,
): EditPlan {
  const { text } = document
  if (value === undefined) return refuseIndex([])
  const style = { ...DEFAULT_STYLE, eol: detectEol(text) }
  const isBlock = isBlockValue(value)
  const written = isBlock
    ? writeBlock(value, 0, style).join(style.eol)
    : writeFlow(value, style, undefined, typeof value === 'object')
  const ending = findDocumentEnd(text)
  const start = ending === 0 || text[ending - 1] === '\n' ? '' : style.eol
  return succeed(replace(ending, ending, start + written + style.eol))
}

/** Where content goes in an empty document: its end, or before a line `...`. */
function findDocumentEnd(text: string): number {
  const marker = /(?:^|\n)\.\.\.(?=\s|$)/.exec(text)
  if (!marker) return text.length
  return marker.index === 0 && !text.startsWith('\n')
    ? 0
    : Math.min(marker.index + 1, endOfLine(text, text.length))
}

/** Compares as JSON does: key order does not matter. */
export function isEqualValue(a: PlainValue, b: PlainValue): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
    return (typeof a === 'bigint' || typeof b === 'bigint') && isSameInteger(a, b)
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const fields = Object.entries(a)
  const others = new Map<string, PlainValue>(Object.entries(b))
  if (fields.length !== others.size) return false
  return fields.every(([key, field]) => {
    const other = others.get(key)
    return other !== undefined && isEqualValue(field, other)
  })
}

function isSameInteger(a: PlainValue, b: PlainValue): boolean {
  const isNumber = (value: PlainValue) => typeof value === 'number' || typeof value === 'bigint'
  return isNumber(a) && isNumber(b) && String(a) === String(b)
}
