/** Finds the fragment of a link to a design in pasted text; `undefined` when the text is no link. */
export function findFragment(text: string): string | undefined {
  const trimmed = text.trim()
  if (/\s/.test(trimmed)) return undefined
  return /^(?:https?:\/\/[^#]*)?(#?v\d{1,4}\..*)$/s.exec(trimmed)?.[1]
}
