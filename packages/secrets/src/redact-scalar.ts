import type { TextEdit, YamlScalar } from '@meshdraft/yaml'

/**
 * Plans the edit that leaves `replacement` as the value of a scalar. Quotes, the header of a block,
 * its indentation and its line end stay.
 *
 * @returns nothing where the scalar has no text.
 */
export function redactScalar(
  text: string,
  { style, range }: YamlScalar,
  replacement: string,
): TextEdit | undefined {
  const { start, end } = range
  if (start === end) return undefined
  switch (style) {
    case 'plain':
      return { range, newText: replacement }
    case 'single':
    case 'double': {
      const quote = text.charAt(start)
      const isClosed = end - start >= 2 && text.charAt(end - 1) === quote
      const inner = { start: start + 1, end: isClosed ? end - 1 : end }
      return inner.start === inner.end ? undefined : { range: inner, newText: replacement }
    }
    case 'literal':
    case 'folded': {
      // A comment may stand behind the header, so the content starts with the next line.
      const lineEnd = text.slice(start, end).search(/\r|\n/)
      if (lineEnd === -1) return undefined
      const content = text.slice(start + lineEnd, end)
      const body = content.trim()
      if (body === '') return undefined
      const bodyStart = start + lineEnd + content.indexOf(body)
      return { range: { start: bodyStart, end: bodyStart + body.length }, newText: replacement }
    }
  }
}
