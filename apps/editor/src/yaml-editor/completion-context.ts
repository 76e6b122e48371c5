import { parseDocument } from '@meshdraft/yaml'
import type { FieldPath, YamlDocument, YamlNode } from '@meshdraft/yaml'
import { describeType } from '@meshdraft/schema'
import { readResource, toResourcePath } from '../commands/resource-of-path.ts'
import type { ResourceContext } from '../commands/resource-of-path.ts'
import { readLineContext } from './line-context.ts'
import type { LineContext } from './line-context.ts'

/** What may be written at a caret. Ranges are offsets in the document's own text. */
export type CompletionContext = KeyContext | ValueContext

interface ContextBase {
  /** A list stands here that has no item yet: what is inserted needs `- ` in front. */
  readonly needsDash: boolean
  readonly line: LineContext
  readonly resource: ResourceContext
  /** As if the word being written were not there, but something in its place. */
  readonly document: YamlDocument
}

/** A key of the map at `path`. */
export interface KeyContext extends ContextBase {
  readonly type: 'key'
  readonly path: FieldPath
  /** The other keys of the map. */
  readonly presentKeys: readonly string[]
}

/** The value at `path`. */
export interface ValueContext extends ContextBase {
  readonly type: 'value'
  readonly path: FieldPath
  /** Other items of the list, where the value is one. */
  readonly siblings: readonly string[]
}

// No manifest holds it, and it is a plain scalar whatever follows.
const STAND_IN = 'meshdraft\u{E000}'

/**
 * Finds out what may be written at `offset` of a document, also while the text is incomplete: the
 * word at the caret is replaced by a stand-in that makes its line whole, and looked for in the result.
 *
 * @returns `undefined` where nothing is to be offered.
 */
export function readCompletionContext(text: string, offset: number): CompletionContext | undefined {
  const line = readLineContext(text, offset)
  if (!line) return undefined
  const document = parseDocument(writeStandIn(text, line))
  const found = document.root && findStandIn(document.root)
  if (!found) return undefined
  const resource = readResource(document, found.path)
  const base = { line, resource, document }
  const { siblings } = found
  if (found.type === 'value') {
    return { ...base, type: 'value', needsDash: false, path: found.path, siblings }
  }
  const isItemless = found.keys.length === 0 && isList(resource, found.path)
  const path = isItemless ? [...found.path, 0] : found.path
  return takesKeys(resource, path)
    ? { ...base, type: 'key', needsDash: isItemless, path, presentKeys: found.keys }
    : { ...base, type: 'value', needsDash: isItemless, path, siblings }
}

function writeStandIn(text: string, line: LineContext): string {
  const { token, type, hasColon, isFlow, needsSpace } = line
  const space = needsSpace ? ' ' : ''
  // A word becomes a key: the schema tells afterwards whether a scalar was expected instead.
  const colon = type === 'value' || hasColon || isFlow ? '' : ':'
  return `${text.slice(0, token.start)}${space}${STAND_IN}${colon}${text.slice(token.end)}`
}

type Found =
  | { readonly type: 'value'; readonly path: FieldPath; readonly siblings: readonly string[] }
  | {
      readonly type: 'key'
      /** Of the map. */
      readonly path: FieldPath
      readonly keys: readonly string[]
      /** For a map that is an item: the other items. */
      readonly siblings: readonly string[]
    }

// The limits of the parser bound the depth.
function findStandIn(
  node: YamlNode,
  path: FieldPath = [],
  siblings: readonly string[] = [],
): Found | undefined {
  switch (node.type) {
    case 'scalar':
      return node.value === STAND_IN ? { type: 'value', path, siblings } : undefined
    case 'alias':
      return undefined
    case 'list': {
      const scalars = node.items.flatMap((item) =>
        item.type === 'scalar' && typeof item.value === 'string' && item.value !== STAND_IN
          ? [item.value]
          : [],
      )
      for (const [i, item] of node.items.entries()) {
        const found = findStandIn(item, [...path, i], scalars)
        if (found) return found
      }
      return undefined
    }
    case 'map': {
      if (node.entries.some(({ key }) => key === STAND_IN)) {
        const keys = node.entries.map(({ key }) => key).filter((key) => key !== STAND_IN)
        return { type: 'key', path, keys, siblings }
      }
      for (const { key, value } of node.entries) {
        const found = findStandIn(value, [...path, key])
        if (found) return found
      }
      return undefined
    }
  }
}

function isList({ catalogueKind, base }: ResourceContext, path: FieldPath): boolean {
  if (!catalogueKind) return false
  return describeType(catalogueKind, path.slice(base.length))?.type === 'list'
}

/** Whether a map may stand at `path`; where the catalogue is silent, it may. */
function takesKeys(resource: ResourceContext, path: FieldPath): boolean {
  const { catalogueKind } = resource
  const own = toResourcePath(resource, path)
  if (!catalogueKind || own.length === 0) return true
  const fieldType = describeType(catalogueKind, own)
  return fieldType === undefined || /^(?:message|map|list|any)$/.test(fieldType.type)
}
