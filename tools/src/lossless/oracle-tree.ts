import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE, getScalarValue, parseEvents } from 'js-yaml'
import type { Event, ScalarEvent } from 'js-yaml'

/** A node as js-yaml sees it: the second opinion on where things stand in a text. */
export type OracleNode = OracleScalar | OracleCollection | OracleAlias

export interface OracleScalar {
  readonly type: 'scalar'
  readonly style: 'plain' | 'quoted' | 'block'
  readonly value: string
  /** Range of the whole token, quotes and block header included; `undefined` if it is missing. */
  readonly range: OracleRange | undefined
}

export interface OracleCollection {
  readonly type: 'map' | 'list'
  readonly isFlow: boolean
  readonly range: OracleRange
  readonly items: OracleItem[]
}

export interface OracleItem {
  /** The key's token, in maps. */
  readonly key: OracleNode | undefined
  readonly value: OracleNode
}

export interface OracleAlias {
  readonly type: 'alias'
  readonly range: OracleRange
}

export interface OracleRange {
  readonly start: number
  readonly end: number
}

/** Reads the tree of a text with one document, or `undefined` if js-yaml refuses or finds others. */
export function readOracleTree(text: string): OracleNode | undefined {
  let events: Event[]
  try {
    events = parseEvents(text, {})
  } catch {
    return undefined
  }
  if (events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length !== 1) return undefined
  const reader = { text, events, at: 1 }
  const root = readNode(reader)
  return events[reader.at]?.type === EVENT_ID.POP ? root : undefined
}

interface Reader {
  readonly text: string
  readonly events: readonly Event[]
  at: number
}

function readNode(reader: Reader): OracleNode | undefined {
  const event = reader.events[reader.at]
  reader.at += 1
  if (!event) return undefined
  if (event.type === EVENT_ID.SCALAR) return readScalar(reader.text, event)
  if (event.type === EVENT_ID.ALIAS) {
    return { type: 'alias', range: { start: event.anchorStart - 1, end: event.anchorEnd } }
  }
  if (event.type !== EVENT_ID.SEQUENCE && event.type !== EVENT_ID.MAPPING) return undefined
  const isMap = event.type === EVENT_ID.MAPPING
  const isFlow = event.style === COLLECTION_STYLE.FLOW
  const items: OracleItem[] = []
  while (reader.events[reader.at]?.type !== EVENT_ID.POP) {
    const key = isMap ? readNode(reader) : undefined
    const value = readNode(reader)
    if (!value) return undefined
    items.push({ key, value })
  }
  reader.at += 1
  const end = findEnd(reader.text, event.start, items, isFlow)
  return { type: isMap ? 'map' : 'list', isFlow, range: { start: event.start, end }, items }
}

function readScalar(text: string, event: ScalarEvent): OracleScalar {
  const value = event.valueStart < 0 ? '' : getScalarValue(text, event)
  const { valueStart: start, valueEnd: end } = event
  if (start < 0) return { type: 'scalar', style: 'plain', value, range: undefined }
  if (event.style === SCALAR_STYLE.PLAIN) {
    return { type: 'scalar', style: 'plain', value, range: { start, end } }
  }
  if (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED) {
    return { type: 'scalar', style: 'quoted', value, range: { start: start - 1, end: end + 1 } }
  }
  return { type: 'scalar', style: 'block', value, range: { start: findHeader(text, start), end } }
}

/** The `|` or `>` on the line before the text of a block scalar. */
function findHeader(text: string, bodyStart: number): number {
  const lineEnd = text[bodyStart - 1] === '\n' ? bodyStart - 1 : bodyStart
  const lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1
  const line = text.slice(lineStart, lineEnd)
  const header = /^(?:.*[\s:])?([|>][-+0-9]*)[ \t]*(?:#.*)?\r?$/.exec(line)
  return header ? lineStart + line.lastIndexOf(header[1] ?? '|') : bodyStart
}

function endOf(node: OracleNode | undefined): number {
  return node?.range?.end ?? -1
}

function findEnd(
  text: string,
  start: number,
  items: readonly OracleItem[],
  isFlow: boolean,
): number {
  const last = items.at(-1)
  const inner = Math.max(start + 1, endOf(last?.key), endOf(last?.value))
  if (!isFlow) return inner
  let at = inner
  for (;;) {
    const char = text[at]
    if (char === ']' || char === '}' || char === undefined) return at + 1
    if (char === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      const lineEnd = text.indexOf('\n', at)
      at = lineEnd === -1 ? text.length : lineEnd
    } else at += 1
  }
}

/** Yields the comments of a text in order, each with its offset. */
export function readComments(
  text: string,
  root: OracleNode,
): { readonly offset: number; readonly comment: string }[] {
  const tokens: OracleRange[] = []
  collectTokens(text, root, tokens)
  tokens.sort((a, b) => a.start - b.start)
  tokens.push({ start: text.length, end: text.length })
  const comments: { offset: number; comment: string }[] = []
  let at = 0
  for (const token of tokens) {
    const gap = text.slice(at, token.start)
    for (const match of gap.matchAll(/(?<=^|\s)#[^\r\n]*/g)) {
      const isInside = at + match.index > 0 && match.index === 0 && !/\s/.test(text[at - 1] ?? ' ')
      if (!isInside) comments.push({ offset: at + match.index, comment: match[0] })
    }
    at = Math.max(at, token.end)
  }
  return comments
}

function collectTokens(text: string, node: OracleNode, tokens: OracleRange[]): void {
  if (node.type === 'alias') tokens.push(node.range)
  else if (node.type === 'scalar') {
    if (!node.range) return
    if (node.style !== 'block') tokens.push(node.range)
    else {
      // A comment behind the header is a comment; the lines below it are text.
      const header = /^[|>][-+0-9]*/.exec(text.slice(node.range.start))?.[0].length ?? 1
      const body = text.indexOf('\n', node.range.start)
      tokens.push({ start: node.range.start, end: node.range.start + header })
      if (body !== -1 && body < node.range.end) tokens.push({ start: body, end: node.range.end })
    }
  } else {
    for (const { key, value } of node.items) {
      if (key) collectTokens(text, key, tokens)
      collectTokens(text, value, tokens)
    }
  }
}
