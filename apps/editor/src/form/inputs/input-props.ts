import type { Severity } from '@meshdraft/analysis'
import type { FieldDescriptor, FieldType } from '@meshdraft/schema'
import type { PlainValue } from '@meshdraft/yaml'

/** What a bare control gets. It knows no kind and no path. */
export interface InputProps {
  readonly id?: string | undefined
  /** Name for screen readers where no visible label points at `id`. */
  readonly label?: string | undefined
  readonly descriptor: FieldDescriptor
  readonly fieldType: FieldType
  /** As the document has it; empty when not set. */
  readonly value: string
  readonly isEditable: boolean
  /** Why it is not. */
  readonly reason?: string | undefined
  /** Draws the edge of a problem; the sentence stands below and is bound by `describedBy`. */
  readonly severity?: Severity | undefined
  readonly describedBy?: string | undefined
  /** What it was when the workspace was opened, if that differs. */
  readonly was?: string | undefined
  readonly onTakeBack?: (() => void) | undefined
  /** Writes a value; yields why it cannot be written. */
  readonly onChange: (value: PlainValue, session?: string) => string | undefined
  /** Removes the value. */
  readonly onClear: () => string | undefined
  /** Leads to what the value names; absent where it names nothing. */
  readonly onGoTo?: (() => void) | undefined
  /** No room for more than the value: what it was is said by a tooltip. */
  readonly isNarrow?: boolean
  /** Smaller and narrow, for rows inside a purpose-made control. */
  readonly isDense?: boolean
}

/** What an empty control says: the value that holds then, else an example. */
export function toPlaceholder({ default: byDefault, example }: FieldDescriptor): string {
  if (byDefault !== undefined) return byDefault
  return example === undefined ? '' : `e.g. ${unquote(example)}`
}

function unquote(example: string): string {
  return /^"[^"]*"$/u.test(example) ? example.slice(1, -1) : example
}
