import { valueAt } from '@meshdraft/model'
import type { ServiceEntrySpec } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import type { Fixer, FixTraits } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'

export type Resolution = NonNullable<ServiceEntrySpec['resolution']>

/** What the rules of a ServiceEntry see besides its `spec`. */
export interface ServiceEntryContext extends AdmissionContext {
  /** Sets another resolution; no fix where that would break other rules. */
  readonly setResolution: (resolution: Resolution, traits?: FixTraits) => readonly Fix[]
}

type Rules = (spec: ServiceEntrySpec, context: ServiceEntryContext) => void

const NO_FIXES: Fixer = {
  set: () => [],
  insert: () => [],
  remove: () => [],
  prune: () => [],
  rename: () => [],
  move: () => [],
  steps: () => [],
  create: () => [],
}

/** Adds to a context what tries the rules on a changed `spec`. */
export function withResolutions(
  spec: ServiceEntrySpec,
  context: AdmissionContext,
  rules: Rules,
): ServiceEntryContext {
  const before = once(() => countBreaches(spec, context, rules))
  // Many endpoints may ask for the same change.
  const known = new Map<string, readonly Fix[]>()
  return {
    ...context,
    setResolution(resolution, traits) {
      const id = `${resolution} ${traits?.isChoice ?? false}`
      const fixes = known.get(id) ?? build(resolution, traits)
      known.set(id, fixes)
      return fixes
    },
  }

  function build(resolution: Resolution, traits?: FixTraits): readonly Fix[] {
    // The schema refuses even an empty list there.
    const hasEndpoints = valueAt(context.resource.value, ['spec', 'endpoints']) !== undefined
    if (resolution === 'NONE' && hasEndpoints) return []
    const after = countBreaches({ ...spec, resolution }, context, rules)
    for (const [code, count] of after) {
      if (count > (before().get(code) ?? 0)) return []
    }
    const title = `Set resolution to ${resolution}`
    return context.fix.set(title, ['spec', 'resolution'], resolution, traits)
  }
}

function once<T extends object>(compute: () => T): () => T {
  let value: T | undefined
  return () => (value ??= compute())
}

function countBreaches(
  spec: ServiceEntrySpec,
  context: AdmissionContext,
  rules: Rules,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  rules(spec, {
    ...context,
    isExhaustive: true,
    fix: NO_FIXES,
    setResolution: () => [],
    report(code) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
    },
  })
  return counts
}
