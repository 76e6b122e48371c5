import type { TextEdit } from '../text.ts'

/** Why an edit cannot be made. The app may act on it; `message` is for people. */
export type EditFailureReason =
  /** Nothing stands at the path, or on the way to it. */
  | 'no-such-path'
  /** The key to insert is there already. */
  | 'exists'
  | 'not-a-list'
  | 'not-a-map'
  /** Shared through an anchor, alias or merge key, tagged, or written in a way only a person should touch. */
  | 'locked'
  | 'template'
  /** The text has errors that leave its structure in doubt. */
  | 'broken'
  /** A list index past the end, or a value that YAML cannot hold (NaN, too deep). */
  | 'out-of-range'

/** The edits that make a change, offsets in the document's text, or the reason there are none. */
export type EditPlan =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: EditFailureReason; readonly message: string }

export type EditFailure = Extract<EditPlan, { ok: false }>

export function succeed(...edits: TextEdit[]): EditPlan {
  return {
    ok: true,
    edits: edits.filter(({ range, newText }) => newText !== '' || range.end > range.start),
  }
}

export function fail(reason: EditFailureReason, message: string): EditFailure {
  return { ok: false, reason, message }
}

export function replace(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText }
}
