import type { CST } from 'yaml'
import type { TextRange } from '../text.ts'

/**
 * Finds template syntax in a text that is not YAML: `"{{ include "name" . }}"` breaks its quotes.
 * Comments and text blocks may hold it without being templates.
 */
export function findTemplateSyntax(
  text: string,
  tokens: readonly CST.Token[],
): TextRange | undefined {
  const blocks = listBlocks(tokens)
  for (const match of text.matchAll(/\{\{|\{%/g)) {
    const start = match.index
    const lineStart = text.lastIndexOf('\n', start - 1) + 1
    const isComment = /(?:^|\s)#/.test(text.slice(lineStart, start))
    if (isComment || blocks.some((block) => block.start <= start && start < block.end)) continue
    return { start, end: start + 2 }
  }
  return undefined
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
  return blocks
}
