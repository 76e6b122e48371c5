import type { CST } from 'yaml'
import type { YamlMap, YamlNode } from '../nodes.ts'
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

/**
 * Finds `{{ … }}` inside quotes of an object of Istio's kinds, alone or in a List: the text is YAML,
 * but what it says is known only once it is rendered. Other objects may hold such text as their
 * content, e.g. a ConfigMap with templates of a dashboard.
 */
export function findQuotedTemplate(text: string, root: YamlNode): TextRange | undefined {
  if (!text.includes('{{') || !text.includes(ISTIO_GROUP)) return undefined
  for (const object of listObjects(root)) {
    const found = isIstioObject(object) ? findQuoted(text, object) : undefined
    if (found) return found
  }
  return undefined
}

const ISTIO_GROUP = 'istio.io/'

function listObjects(root: YamlNode): readonly YamlNode[] {
  const items = root.type === 'map' ? readField(root, 'items') : undefined
  return items?.type === 'list' ? [root, ...items.items] : [root]
}

function isIstioObject(node: YamlNode): node is YamlMap {
  const version = node.type === 'map' ? readField(node, 'apiVersion') : undefined
  return version?.type === 'scalar' && String(version.value).includes(ISTIO_GROUP)
}

function readField({ entries }: YamlMap, name: string): YamlNode | undefined {
  return entries.find(({ key }) => key === name)?.value
}

/** In the order of the text. Aliases are not followed: their text stands elsewhere. */
function findQuoted(text: string, object: YamlNode): TextRange | undefined {
  const stack: YamlNode[] = [object]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'list') for (const item of node.items.toReversed()) stack.push(item)
    if (node.type === 'map') {
      for (const { key, keyRange, value } of node.entries.toReversed()) {
        stack.push(value)
        if (key.includes('{{')) stack.push(toQuotedKey(text, key, keyRange))
      }
    }
    if (node.type !== 'scalar' || (node.style !== 'single' && node.style !== 'double')) continue
    const source = text.slice(node.range.start, node.range.end)
    const at = source.indexOf('{{')
    if (at === -1 || !source.includes('}}', at)) continue
    return { start: node.range.start + at, end: node.range.start + at + 2 }
  }
  return undefined
}

function toQuotedKey(text: string, value: string, range: TextRange): YamlNode {
  const style = text.startsWith("'", range.start) ? 'single' : 'double'
  return { type: 'scalar', style, value, range }
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
