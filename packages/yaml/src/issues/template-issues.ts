import type { CST } from 'yaml'
import type { TextRange } from '../text.ts'

const TEMPLATE = /\{\{|\{%/

/**
 * Finds template syntax in a text that is not YAML: `"{{ include "name" . }}"` breaks its quotes.
 * Comments and text blocks may hold it without being templates.
 */
export function findTemplateSyntax(
  text: string,
  tokens: readonly CST.Token[],
): TextRange | undefined {
  if (!TEMPLATE.test(text)) return undefined
  const blocks = listBlocks(tokens)
  let block = 0
  let at = 0
  // Each match that is none skips the whole comment or block: a look at every one is quadratic.
  for (;;) {
    const found = text.slice(at).search(TEMPLATE)
    if (found === -1) return undefined
    const start = at + found
    while ((blocks[block]?.end ?? Infinity) <= start) block += 1
    const isInBlock = (blocks[block]?.start ?? Infinity) <= start
    const lineStart = text.lastIndexOf('\n', start - 1) + 1
    const isComment = /(?:^|\s)#/.test(text.slice(lineStart, start))
    if (!isInBlock && !isComment) return { start, end: start + 2 }
    const lineEnd = text.indexOf('\n', start)
    at = isInBlock ? (blocks[block]?.end ?? text.length) : lineEnd === -1 ? text.length : lineEnd
  }
}

function listBlocks(tokens: readonly CST.Token[]): TextRange[] {
  const blocks: TextRange[] = []
  const stack: CST.Token[] = [...tokens]
  for (let token = stack.pop(); token; token = stack.pop()) {
    if (token.type === 'document' && token.value) stack.push(token.value)
    if (token.type === 'block-scalar') {
      const header = token.props.reduce(
        (sum, prop) => sum + ('source' in prop ? prop.source.length : 0),
        0,
      )
      const end = token.offset + header + token.source.length
      blocks.push({ start: token.offset, end })
    }
    if (!('items' in token)) continue
    for (const { key, value } of token.items) {
      if (key) stack.push(key)
      if (value) stack.push(value)
    }
  }
  return blocks.toSorted((a, b) => a.start - b.start)
}
