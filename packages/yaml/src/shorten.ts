const MOST_OF_VALUE = 120
const MOST_OF_TEXT = 1000

/**
 * Shortens what a message or a title quotes from a document: words, and texts in quotes, of more than
 * 120 characters; and the whole where it has more than `most`.
 */
export function shortenValues(text: string, most = MOST_OF_TEXT): string {
  if (text.length <= MOST_OF_VALUE) return text
  return cut(text, most).replaceAll(/“[^“”]*”|"[^"]*"|\S+/g, (part) => {
    if (part.length <= MOST_OF_VALUE + 2) return part
    const [first = ''] = part
    const isQuoted = (first === '“' && part.endsWith('”')) || (first === '"' && part.endsWith('"'))
    if (!isQuoted) return cut(part, MOST_OF_VALUE)
    return `${first}${cut(part.slice(1, -1), MOST_OF_VALUE)}${part.at(-1) ?? ''}`
  })
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text
  // No half of a character at the end.
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
