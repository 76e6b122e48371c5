import { escapeHidden } from './hidden-characters.ts'

const MOST_OF_VALUE = 80
const MOST_OF_TEXT = 1000

/**
 * Makes a message or a title fit to show: of what it quotes from a document, words and texts in
 * quotes keep 80 characters, the whole keeps `most`, and characters that one does not see are
 * spelled out.
 */
export function shortenValues(text: string, most = MOST_OF_TEXT): string {
  const shown = cut(text, most)
  if (shown.length <= MOST_OF_VALUE) return escapeHidden(shown)
  const short = shown.replaceAll(/“[^“”]*”|"[^"]*"|\S+/g, (part) => {
    if (part.length <= MOST_OF_VALUE + 2) return part
    const [first = ''] = part
    const isQuoted = (first === '“' && part.endsWith('”')) || (first === '"' && part.endsWith('"'))
    if (!isQuoted) return cut(part, MOST_OF_VALUE)
    return `${first}${cut(part.slice(1, -1), MOST_OF_VALUE)}${part.at(-1) ?? ''}`
  })
  // Last, so that no escape is cut in half.
  return escapeHidden(short)
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text
  // No half of a character at the end.
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
