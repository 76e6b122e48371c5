import { LIMITS } from './limits.ts'
import type { ScalarStyle, YamlEntry, YamlNode, YamlScalar } from './nodes.ts'
import { readKubernetesPlain, toJsonKey } from './scalars.ts'

/**
 * Reads the YAML that most manifests are written in, about ten times as fast as the library: block
 * maps and lists with simple keys, scalars on one line, literal blocks, flow collections on one line.
 *
 * Lines may end with CRLF. Whatever it does not know for certain (escapes, anchors, tags, tabs, text over several lines, any
 * mistake) makes it yield `undefined`, and the library reads the text instead. Where it does yield
 * a tree, the tree is the library's and the text has no error: a property test holds it to that.
 */
export function readSimple(text: string): YamlNode | undefined {
  if (text.length > LIMITS.fileBytes || UNUSUAL.test(text)) return undefined
  const reader: Reader = { text, at: 0, line: 0, indent: 0, end: 0, next: 0, depth: 0, nodes: 0 }
  if (!openDocument(reader)) return undefined
  const root = readBlock(reader, reader.indent)
  return root && reader.at >= text.length ? root : undefined
}

const MAX_DEPTH = LIMITS.depth - 10
const MAX_KEYS = LIMITS.keysPerMap
const MAX_SCALAR = LIMITS.scalarLength / 2
const UNUSUAL = /[\0\t\uFEFF]|\r(?!\n)/

/** The current line. `at` is the offset of its content; the end of the text if there is none. */
interface Reader {
  readonly text: string
  at: number
  /** Start of the line. */
  line: number
  /** Column of `at`. */
  indent: number
  /** End of the line, before its line end. */
  end: number
  /** Start of the next line; behind the end of the text if there is none. */
  next: number
  depth: number
  /** What `LIMITS.nodesPerDocument` counts, so far. */
  nodes: number
}

const SPACE = 32
const HASH = 35
const DASH = 45
const COLON = 58

/** Moves to the next line with content at or behind `from`, which starts a line. */
function toContent(reader: Reader, from: number): void {
  const { text } = reader
  let line = from
  for (;;) {
    let at = line
    while (text.charCodeAt(at) === SPACE) at += 1
    const code = text.charCodeAt(at)
    if (at >= text.length) {
      reader.at = text.length
      reader.indent = -1
      return
    }
    if (code === 10 || code === 13) {
      line = at + (code === 10 ? 1 : 2)
      continue
    }
    const lineEnd = text.indexOf('\n', at)
    const next = lineEnd === -1 ? text.length + 1 : lineEnd + 1
    if (code !== HASH) {
      reader.at = at
      reader.line = line
      reader.indent = at - line
      reader.end = text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1
      reader.next = next
      return
    }
    line = next
  }
}

/** Skips comments and one marker line; false if there is no content, or a directive. */
function openDocument(reader: Reader): boolean {
  toContent(reader, 0)
  if (reader.indent === 0 && reader.text.startsWith('---', reader.at)) {
    if (reader.end !== reader.at + 3) return false
    toContent(reader, reader.next)
  }
  return reader.at < reader.text.length && !isMarker(reader)
}

function isMarker({ text, at, indent }: Reader): boolean {
  return indent === 0 && (text.startsWith('---', at) || text.startsWith('...', at))
}

function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DASH) return false
  const next = text.charCodeAt(at + 1)
  return next === SPACE || next === 10 || next === 13 || at + 1 >= text.length
}

/** Reads the map or list whose first key or dash is at the reader; leaves it at the next line. */
function readBlock(reader: Reader, indent: number): YamlNode | undefined {
  if (reader.depth >= MAX_DEPTH) return undefined
  reader.depth += 1
  const node = isDash(reader.text, reader.at) ? readList(reader, indent) : readMap(reader, indent)
  reader.depth -= 1
  return node
}

/** Counts nodes; false when there are too many, and the library is to say so. */
function count(reader: Reader, nodes: number): boolean {
  reader.nodes += nodes
  return reader.nodes <= LIMITS.nodesPerDocument
}

function readList(reader: Reader, indent: number): YamlNode | undefined {
  const { text } = reader
  const items: YamlNode[] = []
  const start = reader.at
  let last = start
  while (reader.indent === indent && isDash(text, reader.at) && !isMarker(reader)) {
    const item = count(reader, 1) ? readItem(reader, indent) : undefined
    if (!item || reader.indent > indent) return undefined
    items.push(item)
    last = item.range.end
  }
  return { type: 'list', isFlow: false, items, range: { start, end: last } }
}

function readItem(reader: Reader, indent: number): YamlNode | undefined {
  const { text } = reader
  const behind = reader.at + 1
  const at = skipSpaces(text, behind)
  if (at >= reader.end || text.charCodeAt(at) === HASH) {
    toContent(reader, reader.next)
    return reader.indent > indent ? readBlock(reader, reader.indent) : createNull(behind)
  }
  if (isDash(text, at) || findKeyEnd(text, at) !== -1) {
    reader.at = at
    reader.indent = at - reader.line
    return readBlock(reader, reader.indent)
  }
  return readValue(reader, at, indent)
}

function readMap(reader: Reader, indent: number): YamlNode | undefined {
  const { text } = reader
  const entries: YamlEntry[] = []
  const start = reader.at
  let last = start
  while (reader.indent === indent && reader.at < text.length) {
    const keyEnd = findKeyEnd(text, reader.at)
    if (keyEnd === -1 || isMarker(reader) || entries.length >= MAX_KEYS) return undefined
    const keyRange = { start: reader.at, end: keyEnd }
    const key = count(reader, 2) ? readKey(text, keyRange.start, keyEnd) : undefined
    const value = key === undefined ? undefined : readField(reader, keyEnd + 1, indent)
    if (key === undefined || !value || reader.indent > indent) return undefined
    entries.push({ key, keyRange, value })
    last = value.range.end
    // A list may end at a map's own indentation, a map may not go on behind a dash.
    if (reader.indent === indent && isDash(text, reader.at)) break
  }
  return { type: 'map', isFlow: false, entries, range: { start, end: last } }
}

/** The value behind a colon: on the line, or a block below it. */
function readField(reader: Reader, behind: number, indent: number): YamlNode | undefined {
  const { text } = reader
  const at = skipSpaces(text, behind)
  if (at < reader.end && text.charCodeAt(at) !== HASH) return readValue(reader, at, indent)
  toContent(reader, reader.next)
  if (reader.indent > indent) return readBlock(reader, reader.indent)
  const isListBelow = reader.indent === indent && isDash(text, reader.at) && !isMarker(reader)
  return isListBelow ? readBlock(reader, indent) : createNull(behind)
}

function createNull(at: number): YamlScalar {
  return { type: 'scalar', style: 'plain', value: null, range: { start: at, end: at } }
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === SPACE) at += 1
  return at
}

const PLAIN_KEY = /[A-Za-z0-9_][-A-Za-z0-9_./]*/y
const MAX_KEY_LENGTH = 1000

/** End of the key at `at` if one is there, in front of its colon; -1 if not. */
function findKeyEnd(text: string, at: number): number {
  const code = text.charCodeAt(at)
  let end: number
  if (code === 34 || code === 39) end = findQuoteEnd(text, at)
  else {
    PLAIN_KEY.lastIndex = at
    end = PLAIN_KEY.test(text) ? PLAIN_KEY.lastIndex : -1
  }
  if (end === -1 || text.charCodeAt(end) !== COLON || end - at > MAX_KEY_LENGTH) return -1
  const next = text.charCodeAt(end + 1)
  const isEnd = next === SPACE || next === 10 || next === 13 || end + 1 >= text.length
  return isEnd ? end : -1
}

function readKey(text: string, start: number, end: number): string | undefined {
  const code = text.charCodeAt(start)
  if (code === 34 || code === 39) return unquote(text, start, end)
  const reading = readKubernetesPlain(text.slice(start, end))
  return reading.ok ? toJsonKey(reading.value) : undefined
}

/** End of the quoted scalar at `at` if it is closed on its line and has no escapes; else -1. */
function findQuoteEnd(text: string, at: number): number {
  const quote = text[at] ?? '"'
  let end = text.indexOf(quote, at + 1)
  if (quote === "'") {
    while (end !== -1 && text[end + 1] === "'") end = text.indexOf("'", end + 2)
  }
  if (end === -1) return -1
  const inside = text.slice(at + 1, end)
  return inside.includes('\n') || (quote === '"' && inside.includes('\\')) ? -1 : end + 1
}

function unquote(text: string, start: number, end: number): string {
  const inside = text.slice(start + 1, end - 1)
  return text[start] === "'" ? inside.replaceAll("''", "'") : inside
}

/** Reads the scalar or flow collection at `at`, and moves to the next line with content. */
function readValue(reader: Reader, at: number, indent: number): YamlNode | undefined {
  const { text } = reader
  // The library counts the longest scalars in its own way.
  if (reader.end - at > MAX_SCALAR || !count(reader, 1)) return undefined
  const code = text.charCodeAt(at)
  if (code === 124) return readLiteral(reader, at, indent)
  let node: YamlNode | undefined
  if (code === 34 || code === 39) {
    const end = findQuoteEnd(text, at)
    node = end === -1 ? undefined : createQuoted(text, at, end)
  } else if (code === 91 || code === 123) node = readFlow(reader, at, reader.depth)
  else node = readPlain(reader, at)
  if (!node || !isEndOfLine(reader, node.range.end)) return undefined
  toContent(reader, reader.next)
  return node
}

/** Nothing but spaces, and a comment behind one, is left on the line. */
function isEndOfLine({ text, end }: Reader, from: number): boolean {
  const at = skipSpaces(text, from)
  return at >= end || (at > from && text.charCodeAt(at) === HASH)
}

function createQuoted(text: string, start: number, end: number): YamlScalar {
  const style: ScalarStyle = text[start] === "'" ? 'single' : 'double'
  return { type: 'scalar', style, value: unquote(text, start, end), range: { start, end } }
}

const PLAIN_START = /[^\s,[\]{}#&*!|>'"%@`?:-]|[-?:](?=[^\s])/y

function readPlain({ text, end: lineEnd }: Reader, start: number): YamlScalar | undefined {
  PLAIN_START.lastIndex = start
  if (!PLAIN_START.test(text)) return undefined
  // Searched in the line alone: to the end of the text for each scalar would be quadratic.
  const line = text.slice(start, lineEnd)
  const comment = line.indexOf(' #')
  let end = comment === -1 ? lineEnd : start + comment
  while (text.charCodeAt(end - 1) === SPACE) end -= 1
  const source = text.slice(start, end)
  if (source.includes(': ') || source.endsWith(':') || /\{[{%]/.test(source)) return undefined
  const reading = readKubernetesPlain(source)
  if (!reading.ok) return undefined
  return {
    type: 'scalar',
    style: 'plain',
    value: reading.value,
    range: { start, end: start + source.length },
  }
}

/** A literal block: `|` or `|-`, its lines indented alike or more, blank lines empty. */
function readLiteral(reader: Reader, start: number, indent: number): YamlNode | undefined {
  const { text } = reader
  const isStripped = text.charCodeAt(start + 1) === DASH
  if (start + (isStripped ? 2 : 1) !== reader.end) return undefined
  const lines: string[] = []
  let column = -1
  let line = reader.next
  let end = -1
  let behind = line
  let blank = 0
  while (line < text.length) {
    const at = skipSpaces(text, line)
    const lineEnd = text.indexOf('\n', at)
    // The last line without its line end reads differently: leave it to the library.
    if (lineEnd === -1 || lineEnd - start > MAX_SCALAR) return undefined
    const contentEnd = text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd
    if (contentEnd <= at) {
      if (at !== line) return undefined
      blank += 1
    } else {
      if (column === -1) column = at - line
      if (column <= indent) return undefined
      if (at - line < column) break
      while (blank > 0) {
        lines.push('')
        blank -= 1
      }
      lines.push(text.slice(line + column, contentEnd))
      end = contentEnd
      behind = lineEnd + 1
    }
    line = lineEnd + 1
  }
  if (end === -1) return undefined
  toContent(reader, behind)
  // A comment or content between the block and its parent's column is rare and subtle.
  const next = skipBlankLines(text, behind)
  if (next < text.length && skipSpaces(text, next) - next > indent) return undefined
  const value = lines.join('\n') + (isStripped ? '' : '\n')
  return { type: 'scalar', style: 'literal', value, range: { start, end } }
}

function skipBlankLines(text: string, from: number): number {
  let line = from
  for (;;) {
    const at = skipSpaces(text, line)
    const code = text.charCodeAt(at)
    if (code !== 10 && code !== 13) return line
    line = at + (code === 10 ? 1 : 2)
  }
}

/** A flow collection on one line, with simple scalars. */
function readFlow(reader: Reader, start: number, depth: number): YamlNode | undefined {
  if (depth >= MAX_DEPTH) return undefined
  const { text } = reader
  const isMap = text[start] === '{'
  const close = isMap ? '}' : ']'
  const items: YamlNode[] = []
  const entries: YamlEntry[] = []
  let at = skipSpaces(text, start + 1)
  while (text[at] !== close) {
    let key: string | undefined
    const keyStart = at
    let keyEnd = at
    if (isMap) {
      keyEnd = findKeyEnd(text, at)
      key = keyEnd === -1 ? undefined : readKey(text, at, keyEnd)
      if (key === undefined || text.charCodeAt(keyEnd + 1) !== SPACE) return undefined
      at = skipSpaces(text, keyEnd + 1)
    }
    const isCounted = count(reader, isMap ? 3 : 1)
    const item = isCounted ? readFlowItem(reader, at, depth) : undefined
    if (!item || item.range.end > reader.end) return undefined
    if (key === undefined) items.push(item)
    else entries.push({ key, keyRange: { start: keyStart, end: keyEnd }, value: item })
    at = skipSpaces(text, item.range.end)
    if (text[at] === ',') at = skipSpaces(text, at + 1)
    else if (text[at] !== close) return undefined
  }
  if (entries.length > MAX_KEYS) return undefined
  const range = { start, end: at + 1 }
  return isMap
    ? { type: 'map', isFlow: true, entries, range }
    : { type: 'list', isFlow: true, items, range }
}

const FLOW_PLAIN = /[A-Za-z0-9_][-A-Za-z0-9_./]*(?= *[,\]}])/y

function readFlowItem(reader: Reader, at: number, depth: number): YamlNode | undefined {
  const { text } = reader
  const code = text.charCodeAt(at)
  if (code === 91 || code === 123) return readFlow(reader, at, depth + 1)
  if (code === 34 || code === 39) {
    const end = findQuoteEnd(text, at)
    return end === -1 ? undefined : createQuoted(text, at, end)
  }
  FLOW_PLAIN.lastIndex = at
  if (!FLOW_PLAIN.test(text)) return undefined
  const end = FLOW_PLAIN.lastIndex
  const reading = readKubernetesPlain(text.slice(at, end))
  return reading.ok
    ? { type: 'scalar', style: 'plain', value: reading.value, range: { start: at, end } }
    : undefined
}
