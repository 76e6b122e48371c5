/** An element as written. */
export interface XmlElement {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

const NAME = /[A-Za-z][A-Za-z0-9-]*/y
const ATTRIBUTE = / ([A-Za-z][A-Za-z0-9-]*)="([^"<]*)"/y
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d+));/g
const VALUES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const
// What XML 1.0 calls a Char, without what no picture of ours needs.
const CHARACTERS = /^[\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u

/**
 * Reads XML more strictly than XML itself: elements, attributes in double quotes, text, the five
 * entities and decimal references. Comments, CDATA, processing instructions, declarations and names
 * with a prefix are refused.
 *
 * @throws SyntaxError at the first thing that is something else.
 */
export function readXml(text: string): XmlElement {
  if (!CHARACTERS.test(text)) throw new SyntaxError('A character is not allowed in XML.')
  let at = 0
  const fail = (what: string): never => {
    throw new SyntaxError(`${what} at ${at}: ${text.slice(at, at + 40)}`)
  }
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text) ?? undefined
    if (found) at = pattern.lastIndex
    return found
  }
  const readElement = (): XmlElement => {
    at += 1
    const tag = take(NAME)?.[0] ?? fail('No name')
    const attributes = new Map<string, string>()
    for (let found = take(ATTRIBUTE); found; found = take(ATTRIBUTE)) {
      const [, name = '', value = ''] = found
      if (attributes.has(name)) fail('An attribute twice')
      attributes.set(name, decode(value))
    }
    if (take(/\/>/y)) return { tag, attributes, children: [] }
    if (!take(/>/y)) fail('No end of a tag')
    const children: (XmlElement | string)[] = []
    for (;;) {
      const words = take(/[^<]+/y)?.[0]
      if (words !== undefined) children.push(decode(words))
      if (take(/<\/([A-Za-z-]+)>/y)?.[1] === tag) return { tag, attributes, children }
      if (!/^<[A-Za-z]/.test(text.slice(at, at + 2))) fail('No element')
      children.push(readElement())
    }
  }
  if (text[0] !== '<') fail('No element')
  const root = readElement()
  if (text.slice(at).trim() !== '') fail('Something after the end')
  return root
}

function decode(text: string): string {
  if (text.replaceAll(REFERENCE, '').includes('&')) throw new SyntaxError(`A bare &: ${text}`)
  return text.replaceAll(REFERENCE, (_, name: keyof typeof VALUES | undefined, code: string) =>
    name === undefined ? String.fromCodePoint(Number(code)) : VALUES[name],
  )
}

/** Yields an element and all in it. */
export function listElements(root: XmlElement): readonly XmlElement[] {
  return [
    root,
    ...root.children.flatMap((child) => (typeof child === 'string' ? [] : listElements(child))),
  ]
}

/** Yields the words of all elements with a tag, in order. */
export function listWords(root: XmlElement, tag: string): readonly string[] {
  return listElements(root)
    .filter((element) => element.tag === tag)
    .map(({ children }) => children.filter((child) => typeof child === 'string').join(''))
}
