import type { YamlIssue } from '../document.ts'
import { detectEol } from '../edit/lines.ts'
import { removeAt } from '../edit/remove-value.ts'
import { isEqualValue } from '../edit/new-value.ts'
import type { YamlEntry, YamlMap, YamlNode } from '../nodes.ts'
import { toPlainValue } from '../plain.ts'
import { readCorePlain, readKubernetesPlain, toJsonKey } from '../scalars.ts'
import { findContinuedItem } from './continued-item.ts'
import { createIssue } from './text-issues.ts'

// A text of thousands of equal keys is one mistake; each fix reads the whole map again.
const MAX_DUPLICATES = 20
const MAX_LAID_OUT = 5_000_000
const MAX_READINGS = 200
const MAX_CONTINUED = 20

interface Budget {
  continued: number
  duplicates: number
  readings: number
}

/**
 * Finds equal keys, scalars that Kubernetes reads otherwise than YAML 1.2 does, and dashes inside a
 * text.
 */
export function findTreeIssues(text: string, root: YamlNode): YamlIssue[] {
  const issues: YamlIssue[] = []
  const budget: Budget = {
    continued: MAX_CONTINUED,
    duplicates: MAX_DUPLICATES,
    readings: MAX_READINGS,
  }
  const stack: YamlNode[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'scalar') {
      if (node.style === 'plain' && typeof node.value !== 'string' && node.value !== null) {
        if (node.tag === undefined) checkReading(text, node, issues, budget)
      } else if (budget.continued > 0) {
        const continued = findContinuedItem(text, node)
        if (continued) issues.push(continued)
        if (continued) budget.continued -= 1
      }
    } else if (node.type === 'list') for (const item of node.items) stack.push(item)
    else if (node.type === 'map') {
      checkKeys(text, node, issues, budget)
      for (const { value } of node.entries) stack.push(value)
    }
  }
  return issues
}

function checkReading(
  text: string,
  node: YamlNode & { type: 'scalar' },
  issues: YamlIssue[],
  budget: Budget,
): void {
  const source = text.slice(node.range.start, node.range.end)
  const core = readCorePlain(source)
  // Beyond 64 bits one of the two reads an inexact number, of the same size.
  const isSame = core === node.value || (typeof core === 'bigint' && Number(core) === node.value)
  if (isSame || budget.readings === 0) return
  budget.readings -= 1
  const value = String(node.value)
  issues.push(
    createIssue({
      code: 'YML-KUBERNETES-READING',
      severity: 'warning',
      range: node.range,
      message: `Kubernetes reads ${source} as ${value}, not as ${describe(core)}; write ${value}, or quote it to mean the text.`,
      fixes: [
        { title: `Write ${value}`, edits: [{ range: node.range, newText: value }] },
        { title: `Quote "${source}"`, edits: [{ range: node.range, newText: `"${source}"` }] },
      ],
    }),
  )
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `the text "${value}"` : String(value)
}

function checkKeys(text: string, map: YamlMap, issues: YamlIssue[], budget: Budget): void {
  const seen = new Map<string, number>()
  for (const [index, entry] of map.entries.entries()) {
    const { key, keyRange, isMerge } = entry
    if (keyRange.end - keyRange.start !== key.length) checkKeyReading(text, entry, issues, budget)
    if (isMerge) continue
    const first = seen.get(key)
    const earlier = first === undefined ? undefined : map.entries[first]
    if (first === undefined || !earlier) seen.set(key, index)
    else if (budget.duplicates > 0) {
      budget.duplicates -= 1
      issues.push(describeDuplicate(text, map, first, index))
    }
  }
}

function checkKeyReading(
  text: string,
  { key, keyRange }: YamlEntry,
  issues: YamlIssue[],
  budget: Budget,
): void {
  const source = text.slice(keyRange.start, keyRange.end)
  const reading = readKubernetesPlain(source)
  if (!reading.ok || toJsonKey(reading.value) !== key || typeof reading.value === 'string') return
  const core = readCorePlain(source)
  if (String(core) === key || budget.readings === 0) return
  budget.readings -= 1
  issues.push(
    createIssue({
      code: 'YML-KUBERNETES-READING',
      severity: 'warning',
      range: keyRange,
      message: `Kubernetes reads the key ${source} as "${key}"; quote it to mean "${source}".`,
      fixes: [{ title: `Quote "${source}"`, edits: [{ range: keyRange, newText: `"${source}"` }] }],
    }),
  )
}

function describeDuplicate(text: string, map: YamlMap, first: number, index: number): YamlIssue {
  const earlier = map.entries[first]
  const later = map.entries[index]
  if (!earlier || !later) throw new RangeError('Both entries are there.')
  if (startsResource(text, map, index)) {
    const at = { start: later.keyRange.start, end: later.keyRange.start }
    return createIssue({
      code: 'YML-DUPLICATE-KEY',
      range: later.keyRange,
      message: `The key "${later.key}" stands here a second time, as if another resource started; put a line --- before it.`,
      fixes: [
        {
          title: 'Start a new document here',
          edits: [{ range: at, newText: `---${detectEol(text)}` }],
        },
      ],
      related: [{ range: earlier.keyRange, message: `The first "${earlier.key}" is here.` }],
    })
  }
  const isSame = isEqualValue(toPlainValue(earlier.value), toPlainValue(later.value))
  // Removing looks at the line of each entry, and entries may share a long one.
  const isSmall = (map.range.end - map.range.start) * map.entries.length < MAX_LAID_OUT
  const plan = isSame && isSmall ? removeAt(text, { container: map, index: first }, []) : undefined
  return createIssue({
    code: 'YML-DUPLICATE-KEY',
    range: later.keyRange,
    message: isSame
      ? `The key "${later.key}" stands here a second time with the same value; remove one of the two.`
      : `The key "${later.key}" stands here a second time with another value, and strict readers refuse the document; remove or rename one.`,
    fixes: plan?.ok ? [{ title: `Remove the first "${later.key}"`, edits: plan.edits }] : [],
    related: [{ range: earlier.keyRange, message: `The first "${earlier.key}" is here.` }],
  })
}

/** Two resources in one document: `apiVersion` comes again at the start of a line, and `kind` too. */
function startsResource(text: string, map: YamlMap, index: number): boolean {
  const later = map.entries[index]
  if (later?.key !== 'apiVersion' || map.isFlow) return false
  const isAtLineStart = text[later.keyRange.start - 1] === '\n'
  // Both parts have to be whole, or the line would leave one of them without its kind or name.
  const [before, behind] = [map.entries.slice(0, index), map.entries.slice(index)].map(
    (part) => new Set(part.map(({ key }) => key)),
  )
  return (
    isAtLineStart &&
    before?.has('kind') === true &&
    behind?.has('kind') === true &&
    before.has('metadata') === behind.has('metadata')
  )
}
