import type { FieldPath } from '@meshdraft/yaml'
import type { ConsistentHashLB } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import type { FixStep } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { findPrimeNear, isPrime, MAGLEV_LIMIT } from './maglev-size.ts'
import { warn } from './policy-context.ts'
import type { PolicyContext } from './policy-context.ts'
import { sameAsMissing } from './required.ts'

const MAGLEV_DEFAULT = 65_537

/** Checks consistent hashing (DR-024 to DR-031). */
export function checkConsistentHash(
  settings: ConsistentHashLB | undefined,
  path: FieldPath,
  context: PolicyContext,
): void {
  if (settings === undefined) return
  checkCookie(settings, [...path, 'httpCookie'], context)
  checkMinimumRingSize(settings, path, context)
  if (settings.maglev !== undefined) {
    checkTableSize(settings.maglev.tableSize ?? 0, [...path, 'maglev', 'tableSize'], context)
  }
}

function checkCookie(
  { httpCookie }: ConsistentHashLB,
  path: FieldPath,
  { fix, report }: AdmissionContext,
): void {
  if (httpCookie === undefined) return
  if ((httpCookie.name ?? '') === '') {
    report('DR-024', [...path, 'name'], {}, sameAsMissing(httpCookie.name, path))
  }
  const seen = new Set<string>()
  for (const [i, attribute] of (httpCookie.attributes ?? []).entries()) {
    const { name = '' } = attribute
    const item = [...path, 'attributes', i]
    if (name === '') {
      report('DR-025', [...item, 'name'], {}, sameAsMissing(attribute.name, item))
    } else if (seen.has(name)) {
      const fixes = fix.remove('Remove this attribute', item)
      report('DR-026', [...item, 'name'], { name }, { fixes })
    }
    seen.add(name)
  }
}

function checkMinimumRingSize(
  settings: ConsistentHashLB,
  path: FieldPath,
  context: PolicyContext,
): void {
  const { minimumRingSize = 0, ringHash, maglev } = settings
  if (minimumRingSize === 0) return
  const field = [...path, 'minimumRingSize']
  const isTwice = ringHash !== undefined || maglev !== undefined
  const removal = context.fix.remove('Remove minimumRingSize', field)
  const fixes = isTwice ? removal : moveRingSize(minimumRingSize, path, context)
  warn('DR-027', field, { at: 'key', fixes }, context)
  if (!isTwice) return
  const other = ringHash === undefined ? 'maglev' : 'ringHash'
  context.report('DR-028', field, { other }, { at: 'key', fixes: removal })
}

function moveRingSize(size: number, path: FieldPath, { fix }: PolicyContext): readonly Fix[] {
  // Larger numbers have lost digits on the way here.
  if (!Number.isSafeInteger(size)) return []
  const steps: readonly FixStep[] = [
    ['set', [...path, 'ringHash', 'minimumRingSize'], size],
    ['remove', [...path, 'minimumRingSize']],
  ]
  return fix.steps('Move to ringHash.minimumRingSize', steps)
}

function checkTableSize(size: number, path: FieldPath, { fix, report }: AdmissionContext): void {
  const standard = fix.set(`Set to ${MAGLEV_DEFAULT}`, path, MAGLEV_DEFAULT)
  if (size === 0) {
    report('DR-029', path, {}, { fixes: standard })
  }
  if (size >= MAGLEV_LIMIT) {
    report('DR-030', path, { size }, { fixes: standard })
    // Whether so large a number is prime would take long to tell and changes nothing.
    return
  }
  if (isPrime(size)) return
  const prime = findPrimeNear(size)
  const fixes = fix.set(`Change to ${prime}`, path, prime)
  report('DR-031', path, { size }, { fixes, sameAs: [{ code: 'DR-029' }] })
}
