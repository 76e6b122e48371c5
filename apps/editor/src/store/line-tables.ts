import { buildLineTable } from '@meshdraft/yaml'
import type { LineTable } from '@meshdraft/yaml'

/** The shown file before and after an edit. */
const KEPT = 2

let kept: readonly { readonly text: string; readonly lines: LineTable }[] = []

/** Yields the line table of a text; the last two are kept, so every surface shares one. */
export function readLineTable(text: string): LineTable {
  // Texts of the store are the same string everywhere: comparing them costs nothing.
  const present = kept.find((entry) => entry.text === text)
  if (present) return present.lines
  const lines = buildLineTable(text)
  kept = [{ text, lines }, ...kept.slice(0, KEPT - 1)]
  return lines
}
