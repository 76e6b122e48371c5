import type { DestinationRuleSpec, Subset } from '@meshdraft/schema'
import { isEqualValue } from '@meshdraft/model'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDnsLabel, isDnsLabel } from '../common/hosts.ts'
import { findLabelBreaches } from '../common/labels.ts'
import { toDnsLabel } from '../common/names.ts'
import { checkTrafficPolicy } from './check-traffic-policy.ts'
import { renameSubset } from './rename-subset.ts'
import { sameAsMissing } from './required.ts'

const LONGEST_LABEL = 63

/** Each looks through the routes of the host. */
const MOST_RENAMES = 20

type SubsetPath = readonly ['spec', 'subsets', number]

/** Names of subsets: of the file and of fixes, so that two fixes never give the same one. */
interface Names {
  readonly taken: Set<string>
  /** The number that the last copy of a name got. */
  readonly lastNumbers: Map<string, number>
  readonly renames: string[]
}

/** Checks names, labels and policies of subsets (DR-003 to DR-005, and the rules of policies). */
export function checkSubsets(spec: DestinationRuleSpec, context: AdmissionContext): void {
  const subsets = spec.subsets ?? []
  const firstByName = new Map<string, Subset>()
  const names: Names = {
    taken: new Set(subsets.map(({ name }) => name ?? '')),
    lastNumbers: new Map(),
    renames: [],
  }
  for (const [i, subset] of subsets.entries()) {
    const path: SubsetPath = ['spec', 'subsets', i]
    const { name = '' } = subset
    const first = firstByName.get(name)
    if (first !== undefined && name !== '') {
      reportDuplicate(name, names, isEqualValue(first, subset), path, context)
    }
    firstByName.set(name, first ?? subset)
    checkName(subset, names, spec, path, context)
    for (const { key, message } of findLabelBreaches(subset.labels ?? {})) {
      context.report('DR-005', [...path, 'labels', key], { breach: message })
    }
    if (subset.trafficPolicy === undefined) continue
    const policyContext = { ...context, keepsWarnings: false }
    checkTrafficPolicy(subset.trafficPolicy, [...path, 'trafficPolicy'], policyContext)
  }
}

function reportDuplicate(
  name: string,
  names: Names,
  isCopy: boolean,
  path: SubsetPath,
  { fix, report }: AdmissionContext,
): void {
  const field = [...path, 'name']
  const free = !isCopy && isDnsLabel(name) ? takeFreeName(name, names) : undefined
  const rename = free === undefined ? [] : fix.set(`Rename to ${free}`, field, free, CHOICE)
  const fixes = isCopy ? fix.remove('Remove this copy', path) : rename
  report('DR-003', field, { name }, { fixes })
}

function takeFreeName(name: string, { taken, lastNumbers }: Names): string | undefined {
  const stem = name.slice(0, LONGEST_LABEL - 4)
  let number = lastNumbers.get(stem) ?? 1
  // Of that many duplicates somebody has to think about the names anyway.
  while (number < 999) {
    number += 1
    lastNumbers.set(stem, number)
    const free = `${stem}-${number}`
    if (taken.has(free)) continue
    taken.add(free)
    return free
  }
  return undefined
}

function checkName(
  subset: Subset,
  names: Names,
  spec: DestinationRuleSpec,
  path: SubsetPath,
  context: AdmissionContext,
): void {
  const { name = '' } = subset
  const breach = checkDnsLabel(name)
  if (breach === undefined) return
  const fixes = fixName(name, names, spec, path, context)
  context.report(
    'DR-004',
    [...path, 'name'],
    { breach },
    { fixes, ...sameAsMissing(subset.name, path) },
  )
}

function fixName(
  name: string,
  { taken, renames }: Names,
  { host = '' }: DestinationRuleSpec,
  [, , index]: SubsetPath,
  context: AdmissionContext,
): readonly Fix[] {
  const label = toDnsLabel(name)
  if (label === undefined || taken.has(label) || renames.length >= MOST_RENAMES) return []
  taken.add(label)
  renames.push(label)
  return renameSubset({ from: name, to: label, index, host }, context)
}
