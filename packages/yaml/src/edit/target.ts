import type { YamlDocument, YamlIssueCode } from '../document.ts'
import type { FieldPath, YamlAlias, YamlEntry, YamlList, YamlMap, YamlNode } from '../nodes.ts'
import { toIndex } from '../locate.ts'
import { fail } from './plan.ts'
import type { EditFailure } from './plan.ts'

/** Where a path leads: the containers passed on the way, from the root, and what stands there. */
export interface Target {
  readonly parents: readonly Place[]
  /** The node at the end of the steps that could be taken. */
  readonly node: YamlNode
  /** Steps that lead nowhere yet; empty if the path is there. */
  readonly missing: FieldPath
}

/** One step from a container to its child. */
export interface Place {
  readonly container: YamlMap | YamlList
  readonly index: number
}

/** Issues behind which the structure of the text is a guess. */
const BREAKING: ReadonlySet<YamlIssueCode> = new Set<YamlIssueCode>([
  'YML-SYNTAX',
  'YML-TAB',
  'YML-MERGE-CONFLICT',
  'YML-UNCLOSED',
  'YML-NOT-YAML',
  'YML-CR',
  'YML-NUL',
  'YML-TOO-LARGE',
])

/** Says why nothing in the document can be edited; `undefined` if it can. */
export function refuseEdits(document: YamlDocument): EditFailure | undefined {
  if (document.form === 'template') {
    return fail('template', 'The document is a template and is kept as it is; edit it in YAML.')
  }
  const issue = document.issues.find(
    ({ code, severity }) => severity === 'error' && BREAKING.has(code),
  )
  if (issue) {
    return fail(
      'broken',
      `The document has an error, so it can only be edited in YAML: ${issue.message}`,
    )
  }
  if (document.form === 'refused') {
    return fail('broken', 'The document breaks a limit, so it can only be edited in YAML.')
  }
  return undefined
}

/** Follows `path` as far as it leads, and refuses what is shared or tagged. */
export function resolveTarget(
  root: YamlNode,
  path: FieldPath,
): { readonly ok: true; readonly target: Target } | EditFailure {
  const aliases = collectAliases(root)
  const parents: Place[] = []
  let node = root
  for (const [depth, step] of path.entries()) {
    const lock = refuseNode(node, aliases, describeStep(path[depth - 1]), depth === 0)
    if (lock) return lock
    if (node.type === 'scalar' || node.type === 'alias') {
      const target = { parents, node, missing: path.slice(depth) }
      return { ok: true, target }
    }
    const index = node.type === 'list' ? toIndex(step) : findOwn(node, String(step))
    if (index === 'merged') {
      return fail('locked', `${describeStep(step)} comes from a merge key (<<); edit it in YAML.`)
    }
    const child = childAt(node, index)
    if (!child) return { ok: true, target: { parents, node, missing: path.slice(depth) } }
    parents.push({ container: node, index })
    node = child
  }
  const lock = refuseNode(node, aliases, describeStep(path.at(-1)), path.length === 0)
  return lock ?? { ok: true, target: { parents, node, missing: [] } }
}

export function describeStep(step: string | number | undefined): string {
  if (step === undefined) return 'The document'
  return typeof step === 'number' ? `Item ${step}` : `"${step}"`
}

export function childAt(container: YamlMap | YamlList, index: number): YamlNode | undefined {
  return container.type === 'list' ? container.items[index] : container.entries[index]?.value
}

export function countOf(container: YamlMap | YamlList): number {
  return container.type === 'list' ? container.items.length : container.entries.length
}

function findOwn(map: YamlMap, key: string): number | 'merged' {
  const index = map.entries.findLastIndex((entry) => entry.key === key && !entry.isMerge)
  if (index !== -1) return index
  const isMerged = map.entries.some((entry) => entry.isMerge && mergesKey(entry, key))
  return isMerged ? 'merged' : -1
}

function mergesKey({ value }: YamlEntry, key: string): boolean {
  const sources = value.type === 'list' ? value.items : [value]
  return sources.some((source) => {
    const map = source.type === 'alias' ? source.target : source
    return map?.type === 'map' && map.entries.some((entry) => entry.key === key || entry.isMerge)
  })
}

function refuseNode(
  node: YamlNode,
  aliases: ReadonlySet<string>,
  name: string,
  isRoot: boolean,
): EditFailure | undefined {
  if (node.type === 'alias' && node.target) {
    return fail(
      'locked',
      `${name} is the alias *${node.name}, whose value other fields share; edit it in YAML.`,
    )
  }
  if (node.anchor !== undefined && aliases.has(node.anchor)) {
    return fail('locked', `${name} is shared through the anchor &${node.anchor}; edit it in YAML.`)
  }
  const isPlainTag =
    node.tag === undefined || (isRoot && (node.tag === '!!map' || node.tag === '!!seq'))
  if (!isPlainTag) return fail('locked', `${name} has the tag ${node.tag}; edit it in YAML.`)
  return undefined
}

// Trees never change, and many edits may be planned for one: its aliases are looked for once.
const aliasesByRoot = new WeakMap<YamlNode, readonly YamlAlias[]>()

function listAliases(root: YamlNode): readonly YamlAlias[] {
  const known = aliasesByRoot.get(root)
  if (known !== undefined) return known
  const aliases: YamlAlias[] = []
  visitNodes(root, (node) => {
    if (node.type === 'alias') aliases.push(node)
  })
  aliasesByRoot.set(root, aliases)
  return aliases
}

function collectAliases(root: YamlNode): ReadonlySet<string> {
  return new Set(listAliases(root).map(({ name }) => name))
}

/** Claims that an alias elsewhere in `root` stands for something in `node`, or for its key. */
export function definesSharedAnchor(root: YamlNode, node: YamlNode, entry?: YamlEntry): boolean {
  const aliases = listAliases(root)
  if (aliases.length === 0) return false
  const inside = new Set<YamlNode>()
  visitNodes(node, (part) => inside.add(part))
  if (entry?.keyNode) inside.add(entry.keyNode)
  return aliases.some((alias) => alias.target && !inside.has(alias) && inside.has(alias.target))
}

export function refuseShared(step: string | number | undefined): EditFailure {
  return fail(
    'locked',
    `${describeStep(step)} holds an anchor that other fields use; edit it in YAML.`,
  )
}

/** Visits `root`, all below it, and the keys that are aliases or have anchors; follows no alias. */
function visitNodes(root: YamlNode, visit: (node: YamlNode) => void): void {
  const stack: YamlNode[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node)
    if (node.type === 'list') for (const item of node.items) stack.push(item)
    if (node.type !== 'map') continue
    for (const { keyNode, value } of node.entries) {
      if (keyNode) visit(keyNode)
      stack.push(value)
    }
  }
}
