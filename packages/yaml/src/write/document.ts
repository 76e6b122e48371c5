import type { PlainValue } from '../nodes.ts'
import { DEFAULT_STYLE } from './style-defaults.ts'
import { isWritable, writeBlock, writeFlow } from './value.ts'
import type { WriteStyle } from './value.ts'

/** How a new document is written; all fields have defaults. */
export interface SerialiseOptions {
  /** Line end, LF by default. */
  readonly eol?: '\n' | '\r\n'
  /** Columns a map is indented by, 2 by default. */
  readonly step?: number
  /** Columns a list is indented by under its key, 0 by default as kubectl writes. */
  readonly listStep?: number
  /** Quotes for texts that need them, double by default. */
  readonly quote?: 'single' | 'double'
  /** JSON on several lines instead of YAML. */
  readonly isJson?: boolean
}

/**
 * Yields the text of a new document, ending with a line end and without a `---` line.
 *
 * Kubernetes and YAML 1.2 read the same value from it; keys keep their order.
 *
 * @throws RangeError if a number is not finite or the value is nested deeper than the limit.
 */
export function serialiseDocument(value: PlainValue, options: SerialiseOptions = {}): string {
  if (!isWritable(value)) throw new RangeError('The value cannot be written as YAML.')
  const style: WriteStyle = { ...DEFAULT_STYLE, ...options }
  if (style.isJson) return writeFlow(value, style, '') + style.eol
  return writeBlock(value, 0, style).join(style.eol) + style.eol
}
