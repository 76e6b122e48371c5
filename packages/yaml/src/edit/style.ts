import type { YamlDocument } from '../document.ts'
import type { YamlList, YamlMap, YamlNode } from '../nodes.ts'
import { DEFAULT_STYLE } from '../write/style-defaults.ts'
import type { WriteStyle } from '../write/value.ts'
import { columnOf, detectEol } from './lines.ts'

interface Habits {
  readonly steps: Map<number, number>
  readonly listSteps: Map<number, number>
  single: number
  double: number
}

/**
 * Reads how new text is to be written beside `container`: first as its own fields are, then as the
 * maps around it are, then as most of the document is.
 *
 * @param around - containers from the root to `container`.
 */
export function detectStyle(
  document: YamlDocument,
  around: readonly (YamlMap | YamlList)[],
): WriteStyle {
  const { text, root } = document
  const all = createHabits()
  if (root) countHabits(text, root, all)
  const nearest = around.toReversed().map((container) => {
    const habits = createHabits()
    countOwn(text, container, habits)
    return habits
  })
  const ordered = [...nearest, all]
  const container = around.at(-1)
  const quotes = container ? describeQuotes(container, text) : undefined
  const isJson = isJsonRoot(text, root)
  return {
    eol: detectEol(text),
    step: pick(ordered.map(({ steps }) => steps)) ?? DEFAULT_STYLE.step,
    listStep: pick(ordered.map(({ listSteps }) => listSteps)) ?? DEFAULT_STYLE.listStep,
    dashGap: container?.type === 'list' ? detectDashGap(text, container) : 1,
    quote: quotes ?? (all.single > all.double ? 'single' : 'double'),
    isQuoted: quotes !== undefined,
    isJson,
    hasTextBlocks: true,
    jsonStep: /\n([ \t]+)\S/.exec(text)?.[1] ?? DEFAULT_STYLE.jsonStep,
    colon: detectColon(text, around, root),
  }
}

/** The quotes that every text in `container` has; `undefined` if some has none or another kind. */
function describeQuotes(
  container: YamlMap | YamlList,
  text: string,
): 'single' | 'double' | undefined {
  const nodes =
    container.type === 'list' ? container.items : container.entries.map(({ value }) => value)
  const styles = new Set<string>()
  let count = 0
  for (const node of nodes) {
    if (node.type !== 'scalar' || typeof node.value !== 'string') continue
    if (text.slice(node.range.start, node.range.end).includes('\n')) continue
    styles.add(node.style)
    count += 1
  }
  const [style] = styles
  if (styles.size !== 1 || count < (container.type === 'list' ? 1 : 2)) return undefined
  return style === 'single' || style === 'double' ? style : undefined
}

function isJsonRoot(text: string, root: YamlNode | undefined): boolean {
  if (!root || root.type === 'scalar' || root.type === 'alias' || !root.isFlow) return false
  if (!/^\uFEFF?\s*[[{]/.test(text)) return false
  if (root.type === 'list')
    return root.items.every((item) => item.type !== 'scalar' || isJsonScalar(text, item))
  return root.entries.every(({ keyRange }) => text[keyRange.start] === '"')
}

function isJsonScalar(text: string, node: YamlNode): boolean {
  return /^(?:".*"|true|false|null|-?[0-9][-+.0-9eE]*)$/s.test(
    text.slice(node.range.start, node.range.end),
  )
}

function detectColon(
  text: string,
  around: readonly (YamlMap | YamlList)[],
  root: YamlNode | undefined,
): string {
  const maps = around.toReversed()
  if (root && root.type === 'map' && !maps.includes(root)) maps.push(root)
  for (const map of maps) {
    if (map.type !== 'map' || !map.isFlow) continue
    for (const { keyRange, value } of map.entries) {
      const between = text.slice(keyRange.end, value.range.start)
      if (/^:[ \t]*$/.test(between) && (between !== ':' || text[keyRange.start] === '"'))
        return between
    }
  }
  return DEFAULT_STYLE.colon
}

function detectDashGap(text: string, list: YamlList): number {
  if (list.isFlow) return 1
  const gap = /^-( +)[^ #\r\n]/.exec(text.slice(list.range.start, list.range.start + 32))
  return gap?.[1]?.length ?? 1
}

function createHabits(): Habits {
  return { steps: new Map(), listSteps: new Map(), single: 0, double: 0 }
}

function countHabits(text: string, root: YamlNode, habits: Habits): void {
  const stack: YamlNode[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'scalar') {
      if (node.style === 'single') habits.single += 1
      if (node.style === 'double') habits.double += 1
    } else if (node.type !== 'alias') {
      countOwn(text, node, habits)
      stack.push(...(node.type === 'list' ? node.items : node.entries.map(({ value }) => value)))
    }
  }
}

function countOwn(text: string, node: YamlMap | YamlList, habits: Habits): void {
  if (node.type !== 'map' || node.isFlow) return
  for (const { keyRange, value } of node.entries) {
    if (value.type === 'scalar' || value.type === 'alias' || value.isFlow) continue
    const growth = columnOf(text, value.range.start) - columnOf(text, keyRange.start)
    if (value.type === 'map' && growth > 0) increase(habits.steps, growth)
    if (value.type === 'list' && growth >= 0) increase(habits.listSteps, growth)
  }
}

function increase(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The most frequent number of the first table that has one. */
function pick(tables: readonly Map<number, number>[]): number | undefined {
  for (const table of tables) {
    const [best] = [...table].sort((a, b) => b[1] - a[1])
    if (best) return best[0]
  }
  return undefined
}
