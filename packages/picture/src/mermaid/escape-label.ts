import { cleanText } from '../clean-text.ts'

// Letters and digits of all scripts, and signs that mean nothing to Mermaid within quotes.
const SAFE = /[\p{L}\p{N} .,:/@*+=_?!~…%'·–-]/u
// Mermaid writes its own placeholders with these letters.
const PLACEHOLDERS = new Set(['ﬂ'])
const LONGEST = 160

/**
 * Yields text for a quoted label of Mermaid. Whatever is not a letter, a digit or a harmless sign is
 * written as a numbered entity (`#34;`), so nothing closes the quotes, starts a directive, Markdown,
 * a formula or a tag. Labels are never empty, because Mermaid has no empty ones.
 */
export function escapeLabel(text: string): string {
  const characters = Array.from(cleanText(text).trim())
  const shown =
    characters.length <= LONGEST
      ? characters
      : [...characters.slice(0, LONGEST / 2), '…', ...characters.slice(-LONGEST / 2)]
  const escaped = shown
    .map((character, i) => (isSafe(character, shown[i - 1]) ? character : toEntity(character)))
    .join('')
    // The word ends a subgraph; versions differ in where they look for it.
    .replaceAll(/\bend\b/gi, (word) => word.replace(/n/i, toEntity))
  // Mermaid takes `style …:…#…;` for a statement and drops its last semicolon.
  const isLikeStyle = /style|classDef/i.test(escaped)
  return (isLikeStyle ? escaped.replaceAll(':', '#58;') : escaped) || '#8211;'
}

function isSafe(character: string, before: string | undefined): boolean {
  if (!SAFE.test(character) || PLACEHOLDERS.has(character)) return false
  // `%%` starts a comment or a directive, wherever it stands.
  return character !== '%' || before !== '%'
}

function toEntity(character: string): string {
  return `#${character.codePointAt(0) ?? 0xfffd};`
}

/** Yields a title for the front matter, as a double-quoted scalar of YAML. */
export function quoteTitle(text: string): string {
  const escaped = Array.from(cleanText(text).trim(), (character) =>
    SAFE.test(character) && character !== '%' ? character : toUnicodeEscape(character),
  )
  return `"${escaped.join('')}"`
}

function toUnicodeEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0xfffd
  const digits = code > 0xffff ? 8 : 4
  return `\\${digits === 8 ? 'U' : 'u'}${code.toString(16).padStart(digits, '0')}`
}
