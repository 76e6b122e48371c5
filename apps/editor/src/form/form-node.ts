import type { ScalarStyle, ScalarValue, YamlEntry, YamlNode } from '@meshdraft/yaml'

/**
 * A value of the document as the form shows it: no offsets, so that a value whose text did not
 * change keeps its identity from one parse to the next and its fields need not render again.
 */
export type FormNode = FormScalar | FormMap | FormList | FormAlias

/** Why the form does not write a value: other places of the document share it. */
export type YamlLock = 'anchor' | 'alias'

interface FormNodeBase {
  /** The value as written. */
  readonly source: string
  /** Set when the value carries an anchor, or is an alias. */
  readonly lock?: YamlLock
  /** Whether the text alone says what the value is: no alias inside. */
  readonly isSelfContained: boolean
}

export interface FormScalar extends FormNodeBase {
  readonly type: 'scalar'
  readonly value: ScalarValue
  readonly style: ScalarStyle
}

export interface FormMap extends FormNodeBase {
  readonly type: 'map'
  /** In the order of the text, each key once; of equal keys the last one counts. */
  readonly byKey: ReadonlyMap<string, FormNode>
  /** What is merged in by `<<`, as written, e.g. `*defaults`. */
  readonly merged: readonly string[]
}

export interface FormList extends FormNodeBase {
  readonly type: 'list'
  readonly items: readonly FormNode[]
}

/** `*name`. Only a scalar target is read; anything bigger is shown as written. */
export interface FormAlias extends FormNodeBase {
  readonly type: 'alias'
  readonly name: string
  readonly target: YamlNode['type'] | undefined
  readonly value: ScalarValue
  readonly lock: 'alias'
}

/**
 * Builds what the form shows for `node`.
 *
 * @param text - the document's text, to which the ranges of `node` refer.
 * @param previous - the result for the same path of an earlier text; equal parts are reused.
 */
export function buildFormNode(node: YamlNode, text: string, previous?: FormNode): FormNode {
  const source = text.slice(node.range.start, node.range.end)
  const lock: YamlLock | undefined = node.anchor === undefined ? undefined : 'anchor'
  if (
    previous?.isSelfContained === true &&
    previous.type === node.type &&
    previous.lock === lock &&
    previous.source === source
  ) {
    return previous
  }
  const base = { source, ...(lock ? { lock } : {}) } as const
  switch (node.type) {
    case 'scalar':
      return {
        ...base,
        type: 'scalar',
        value: node.value,
        style: node.style,
        isSelfContained: true,
      }
    case 'alias': {
      const target = node.target
      const value = target?.type === 'scalar' ? target.value : null
      return {
        type: 'alias',
        source,
        lock: 'alias',
        isSelfContained: false,
        name: node.name,
        target: target?.type,
        value,
      }
    }
    case 'list': {
      const before = previous?.type === 'list' ? previous.items : []
      const items = shareItems(node.items, text, before)
      return { ...base, type: 'list', items, isSelfContained: items.every(isSelfContained) }
    }
    case 'map': {
      const before = previous?.type === 'map' ? previous.byKey : undefined
      const byKey = new Map<string, FormNode>()
      for (const { key, value, isMerge } of node.entries) {
        if (isMerge !== true) byKey.set(key, buildFormNode(value, text, before?.get(key)))
      }
      const merged = node.entries.filter(isMergeEntry).map(({ value }) => sliceOf(value, text))
      const isAlone = merged.length === 0 && [...byKey.values()].every(isSelfContained)
      return { ...base, type: 'map', byKey, merged, isSelfContained: isAlone }
    }
  }
}

/** Items after one that was added or removed are found again by counting from the end. */
function shareItems(
  items: readonly YamlNode[],
  text: string,
  before: readonly FormNode[],
): readonly FormNode[] {
  const shift = before.length - items.length
  return items.map((item, index) => {
    const source = sliceOf(item, text)
    const same = before[index]?.source === source ? before[index] : before[index + shift]
    return buildFormNode(item, text, same ?? before[index])
  })
}

function sliceOf(node: YamlNode, text: string): string {
  return text.slice(node.range.start, node.range.end)
}

function isMergeEntry({ isMerge }: YamlEntry): boolean {
  return isMerge === true
}

function isSelfContained(node: FormNode): boolean {
  return node.isSelfContained
}

/** Yields the value below `node` at one step of a path. */
export function getChild(node: FormNode | undefined, step: string | number): FormNode | undefined {
  if (node?.type === 'map') return node.byKey.get(String(step))
  if (node?.type === 'list') return typeof step === 'number' ? node.items[step] : undefined
  return undefined
}

/** Yields the value at a path below `node`. */
export function getDescendant(
  node: FormNode | undefined,
  path: readonly (string | number)[],
): FormNode | undefined {
  let found = node
  for (const step of path) found = getChild(found, step)
  return found
}

/** Yields a scalar as a person would type it; `undefined` for lists and maps. */
export function toScalarText(node: FormNode | undefined): string | undefined {
  if (node?.type !== 'scalar' && node?.type !== 'alias') return undefined
  if (node.type === 'alias' && node.target !== 'scalar') return undefined
  if (node.value === null) return ''
  // 0x1F and 1e3 are shown as written, 010 too: what the file says, not how it is read.
  if (typeof node.value !== 'string' && node.type === 'scalar') return node.source
  return String(node.value)
}

/** Whether nothing is written: no node, or a key without a value. */
export function isBlank(node: FormNode | undefined): boolean {
  return node === undefined || (node.type === 'scalar' && node.value === null)
}

/** Yields the entries of a map, none for other values. */
export function listEntries(node: FormNode | undefined): readonly (readonly [string, FormNode])[] {
  return node?.type === 'map' ? [...node.byKey] : []
}

/** Yields the items of a list, none for other values. */
export function listItems(node: FormNode | undefined): readonly FormNode[] {
  return node?.type === 'list' ? node.items : []
}
