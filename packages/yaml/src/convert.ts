import { isAlias, isCollection, isMap, isScalar } from 'yaml'
import type { Node, Pair, Scalar } from 'yaml'
import { readBase64Text } from './base64.ts'
import type { YamlIssue } from './document.ts'
import type { ScalarStyle, ScalarValue, YamlEntry, YamlNode } from './nodes.ts'
import { addAlias, createExtent, enterNode, leaveNode } from './extent.ts'
import type { Extent, NodeExtent } from './extent.ts'
import { readKubernetesPlain, toJsonKey } from './scalars.ts'
import type { LimitBreak } from './scan.ts'
import type { TextRange } from './text.ts'

/** Receives what is noticed while reading nodes. */
export type ReportIssue = (
  issue: Pick<YamlIssue, 'code' | 'range' | 'message'> & Partial<YamlIssue>,
) => void

interface Anchored {
  readonly node: YamlNode
  readonly extent: NodeExtent
}

interface Conversion {
  readonly text: string
  readonly report: ReportIssue
  readonly anchors: Map<string, Anchored>
  /** Anchors whose node is being read: an alias to one of these would contain itself. */
  readonly open: Set<string>
  readonly extent: Extent
}

/**
 * Turns the library's nodes into our own, with Kubernetes' reading of each scalar. Nodes of the
 * library do not leave this file. Depth is bounded by the scan before (`LIMITS.depth`).
 *
 * @returns the limit that the document breaks once its aliases are written out, if it does.
 */
export function convertNode(text: string, node: Node, report: ReportIssue): YamlNode | LimitBreak {
  const extent = createExtent()
  const root = convert(node, { text, report, anchors: new Map(), open: new Set(), extent })
  return extent.limit ?? root
}

function convert(node: Node, conversion: Conversion): YamlNode {
  if (isAlias(node)) return convertAlias(node.source, toRange(node), conversion)
  const anchor = 'anchor' in node ? node.anchor : undefined
  const before = enterNode(conversion.extent)
  if (anchor !== undefined) conversion.open.add(anchor)
  const result = isScalar(node)
    ? convertScalar(node, conversion)
    : convertCollection(node, conversion)
  const extent = leaveNode(conversion.extent, before)
  if (anchor !== undefined) {
    conversion.open.delete(anchor)
    conversion.anchors.set(anchor, { node: result, extent })
  }
  return result
}

function convertAlias(name: string, range: TextRange, conversion: Conversion): YamlNode {
  const alias = { type: 'alias', name, range } as const
  if (conversion.open.has(name)) {
    conversion.report({
      code: 'YML-ALIAS-CYCLE',
      severity: 'error',
      range,
      message: `Alias *${name} stands inside the value it names, so it would never end; write the value out.`,
    })
    return alias
  }
  const anchored = conversion.anchors.get(name)
  if (anchored) {
    addAlias(conversion.extent, name, range, anchored.extent)
    return { ...alias, target: anchored.node }
  }
  reportUnknownAnchor(name, range, conversion)
  return alias
}

// Names that people write for hosts and exports: a lone star, or one before a dot or a slash.
const WILDCARD = /^(?:$|[./-]|:\d)/

function reportUnknownAnchor(name: string, range: TextRange, conversion: Conversion): void {
  const source = `*${name}`
  const fixes = [{ title: `Quote "${source}"`, edits: [{ range, newText: `"${source}"` }] }]
  if (WILDCARD.test(name)) {
    conversion.report({
      code: 'YML-UNQUOTED-WILDCARD',
      severity: 'error',
      range,
      message: `${source} starts an alias in YAML; quote it to mean the text "${source}".`,
      fixes,
    })
    return
  }
  const known = [...conversion.anchors.keys()].slice(0, 10).map((anchor) => `&${anchor}`)
  const defined = known.length > 0 ? ` Defined before it: ${known.join(', ')}.` : ''
  conversion.report({
    code: 'YML-UNKNOWN-ANCHOR',
    severity: 'error',
    range,
    message: `No anchor &${name} stands before the alias ${source}; define it or quote the text.${defined}`,
    fixes,
  })
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

function convertScalar(node: Scalar, conversion: Conversion): YamlNode {
  const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain'
  const range = toScalarRange(node, style, conversion.text)
  let source = typeof node.value === 'string' ? node.value : (node.source ?? '')
  if (isBlockStyle(style) && endsWithoutBreak(conversion.text, range.end)) {
    // Chomping keeps a final line break; the last line of a file may have none.
    source = source.replace(/\n$/, '')
  }
  const value = readScalar(source, style, range, node, conversion)
  return { type: 'scalar', style, value, range, ...describeProps(node) }
}

function isBlockStyle(style: ScalarStyle): boolean {
  return style === 'literal' || style === 'folded'
}

function endsWithoutBreak(text: string, end: number): boolean {
  return end === text.length
}

function readScalar(
  source: string,
  style: ScalarStyle,
  range: TextRange,
  node: Scalar,
  conversion: Conversion,
): ScalarValue {
  if (node.tag !== undefined && node.tag !== '!') {
    return readTagged(source, node.tag, range, conversion)
  }
  if (style === 'double') checkSurrogates(range, conversion)
  if (style !== 'plain' || node.tag === '!') return source
  const reading = readKubernetesPlain(source)
  if (!reading.ok) {
    conversion.report({
      code: 'YML-NUMBER-RANGE',
      severity: 'error',
      range,
      message:
        reading.reason === 'too-large'
          ? `${source} is out of the range of numbers; write a smaller number, or quote it to mean the text.`
          : `${source} is a number that JSON and so Kubernetes cannot hold; quote it to mean the text.`,
      fixes: [{ title: `Quote "${source}"`, edits: [{ range, newText: `"${source}"` }] }],
    })
  }
  return reading.value
}

const CORE_TAG = 'tag:yaml.org,2002:'

function readTagged(
  source: string,
  tag: string,
  range: TextRange,
  conversion: Conversion,
): ScalarValue {
  const name = tag.startsWith(CORE_TAG) ? tag.slice(CORE_TAG.length) : undefined
  if (name === 'str' || name === 'timestamp') return source
  if (name === 'binary') return readBinary(source, range, conversion)
  const reading = readKubernetesPlain(source).value
  if (name === 'null' && reading === null) return null
  if (name === 'bool' && typeof reading === 'boolean') return reading
  if (name === 'int' && (typeof reading === 'bigint' || Number.isInteger(reading))) return reading
  if (name === 'float' && typeof reading === 'number') return reading
  if (name === 'float' && typeof reading === 'bigint') return Number(reading)
  const isCore = name === 'null' || name === 'bool' || name === 'int' || name === 'float'
  conversion.report({
    code: 'YML-TAG',
    severity: isCore ? 'error' : 'warning',
    range: isCore ? range : (findTag(conversion.text, range.start) ?? range),
    message: isCore
      ? `"${shorten(source)}" is not a value of !!${name}; change the value or remove the tag.`
      : `Kubernetes does not know the tag ${toShortTag(tag)} and reads the value as text; remove the tag.`,
  })
  return source
}

const LONGEST_TAG = 200
const TAG_BEFORE = /![^\s,[\]{}]*(?=\s+(?:&\S+\s+)?$)/

/** Finds the tag before the value that starts at `start`; not one so long or so far that it is a trick. */
function findTag(text: string, start: number): TextRange | undefined {
  const from = Math.max(0, start - LONGEST_TAG)
  const match = TAG_BEFORE.exec(text.slice(from, start))
  return match
    ? { start: from + match.index, end: from + match.index + match[0].length }
    : undefined
}

function readBinary(source: string, range: TextRange, conversion: Conversion): string {
  const text = readBase64Text(source)
  if (text !== undefined) return text
  conversion.report({
    code: 'YML-BINARY',
    severity: 'error',
    range,
    message: `"${shorten(source)}" is not base64, which !!binary asks for; encode the value or remove the tag.`,
  })
  return source
}

function convertCollection(node: Node, conversion: Conversion): YamlNode {
  if (!isCollection(node)) throw new TypeError('A node is a scalar, an alias or a collection.')
  const isFlow = node.flow === true
  const props = describeProps(node)
  reportCollectionTag(node.tag, toRange(node), conversion)
  if (isMap(node)) {
    const entries = node.items.map((pair) =>
      convertPair(pair as Pair<Node, Node | null>, conversion),
    )
    const last = entries.at(-1)
    const end = isFlow || !last ? node.range?.[1] : last.value.range.end
    return {
      type: 'map',
      isFlow,
      entries,
      range: { start: node.range?.[0] ?? 0, end: end ?? 0 },
      ...props,
    }
  }
  const items = node.items.map((item) => convert(item as Node, conversion))
  const last = items.at(-1)
  const end = isFlow || !last ? node.range?.[1] : last.range.end
  return {
    type: 'list',
    isFlow,
    items,
    range: { start: node.range?.[0] ?? 0, end: end ?? 0 },
    ...props,
  }
}

function reportCollectionTag(
  tag: string | undefined,
  range: TextRange,
  conversion: Conversion,
): void {
  if (tag === undefined || tag === '!' || tag === `${CORE_TAG}map` || tag === `${CORE_TAG}seq`)
    return
  conversion.report({
    code: 'YML-TAG',
    severity: 'warning',
    range: findTag(conversion.text, range.start) ?? {
      start: range.start,
      end: Math.min(range.end, range.start + 1),
    },
    message: `Kubernetes does not know the tag ${toShortTag(tag)} and ignores it; remove the tag.`,
  })
}

function convertPair(pair: Pair<Node, Node | null>, conversion: Conversion): YamlEntry {
  const keyNode = convert(pair.key, conversion)
  const keyRange = keyNode.range
  const key = readKey(keyNode, conversion)
  const value: YamlNode = pair.value
    ? convert(pair.value, conversion)
    : {
        type: 'scalar',
        style: 'plain',
        value: null,
        range: { start: keyRange.end, end: keyRange.end },
      }
  const isMerge = key === '<<' && keyNode.type === 'scalar' && keyNode.style === 'plain'
  const isShared = keyNode.type === 'alias' || keyNode.anchor !== undefined
  return {
    key,
    keyRange,
    ...(isShared ? { keyNode } : {}),
    ...(isMerge ? { isMerge } : {}),
    value,
  }
}

function readKey(node: YamlNode, conversion: Conversion): string {
  const scalar = node.type === 'alias' ? node.target : node
  const key = scalar?.type === 'scalar' ? toJsonKey(scalar.value) : undefined
  if (key !== undefined) return key
  const source = conversion.text.slice(node.range.start, node.range.end)
  conversion.report({
    code: 'YML-SYNTAX',
    severity: 'error',
    range: node.range,
    message:
      scalar?.type === 'scalar'
        ? `The key "${shorten(source)}" reads as null, and Kubernetes takes only text keys; quote it.`
        : `The key "${shorten(source)}" is a map or a list, and Kubernetes takes only text keys; quote it.`,
    fixes:
      scalar?.type === 'scalar' && source !== ''
        ? [{ title: `Quote "${source}"`, edits: [{ range: node.range, newText: `"${source}"` }] }]
        : [],
  })
  return source
}

function describeProps(node: Node): { anchor?: string; tag?: string } {
  const props: { anchor?: string; tag?: string } = {}
  if ('anchor' in node && node.anchor !== undefined) props.anchor = node.anchor
  if ('tag' in node && node.tag !== undefined) props.tag = toShortTag(node.tag)
  return props
}

function toShortTag(tag: string): string {
  return tag.startsWith(CORE_TAG) ? `!!${tag.slice(CORE_TAG.length)}` : tag
}

function shorten(source: string): string {
  return source.length > 80 ? `${source.slice(0, 79)}…` : source
}

function toRange(node: Node): TextRange {
  const [start = 0, end = start] = node.range ?? []
  return { start, end }
}

function toScalarRange(node: Scalar, style: ScalarStyle, text: string): TextRange {
  const { start, end } = toRange(node)
  if (isBlockStyle(style)) return { start, end: trimBlockScalar(text, start, end) }
  if (start !== end || style !== 'plain') return { start, end }
  // The library puts a missing value behind the spaces; an edit inserts before them.
  let at = start
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at -= 1
  return { start: at, end: at }
}

/** End of the last line of a block scalar that holds content, without its line end. */
export function trimBlockScalar(text: string, start: number, end: number): number {
  const header = text.indexOf('\n', start)
  const headerEnd = header === -1 || header > end ? end : header
  const body = text.slice(headerEnd, end)
  const indent = /\n( *)[^ \r\n]/.exec(body)?.[1]?.length ?? 0
  let at = end
  for (;;) {
    const lineEnd = text[at - 1] === '\n' ? at - 1 : at
    const contentEnd = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
    const lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1
    if (lineStart <= headerEnd) return text[headerEnd - 1] === '\r' ? headerEnd - 1 : headerEnd
    const line = text.slice(lineStart, contentEnd)
    if (line.length > indent || /[^ ]/.test(line)) return contentEnd
    at = lineStart
  }
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U[0-9a-fA-F]{8}|.)/gs

/** Half of a surrogate pair is no character: UTF-8 cannot hold it, and Kubernetes refuses it. */
function checkSurrogates(range: TextRange, conversion: Conversion): void {
  const source = conversion.text.slice(range.start, range.end)
  if (!/\\u[dD][89a-fA-F]/.test(source)) return
  const escapes = [...source.matchAll(ESCAPE)]
  let high: RegExpMatchArray | undefined
  const lone: RegExpMatchArray[] = []
  for (const escape of escapes) {
    const unit = escape[1] === undefined ? -1 : Number.parseInt(escape[1], 16)
    const isLow = unit >= 0xdc00 && unit <= 0xdfff
    const isPair = high !== undefined && isLow && (high.index ?? 0) + 6 === escape.index
    if (high && !isPair) lone.push(high)
    if (isLow && !isPair) lone.push(escape)
    high = unit >= 0xd800 && unit <= 0xdbff ? escape : undefined
  }
  if (high) lone.push(high)
  for (const escape of lone) {
    const start = range.start + (escape.index ?? 0)
    conversion.report({
      code: 'YML-ESCAPE',
      range: { start, end: start + escape[0].length },
      message: `${escape[0]} is half of a character; write the whole character, or remove it.`,
    })
  }
}
