import { suggestName, CATALOGUE_KINDS } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'

/** The group whose objects the webhook of this layer gets. */
const GROUP = 'networking.istio.io'

/** Every kind of the group; the catalogue has those of traffic. */
const KINDS: readonly string[] = [...CATALOGUE_KINDS, 'EnvoyFilter', 'ProxyConfig']

/** Annotations for which the webhook rejects an object whatever it holds; the first counts. */
const REJECTED_ANNOTATIONS: readonly (readonly [annotation: string, code: string])[] = [
  ['istio.io/dry-run', 'COM-041'],
  ['internal.istio.io/webhook-always-reject', 'COM-042'],
  ['internal.istio.io/parents', 'COM-043'],
  ['internal.istio.io/parent-namespace', 'COM-043'],
]

/** COM-045: a kind that the group does not have. */
export function checkKind({ resource, report, fix }: AdmissionContext): void {
  if (resource.group !== GROUP || KINDS.includes(resource.kind)) return
  const nearest = suggestName(resource.kind, KINDS)
  const hint = nearest === undefined ? `It has ${KINDS.join(', ')}.` : `Is “${nearest}” meant?`
  const fixes =
    nearest === undefined ? [] : fix.set(`Change to ${nearest}`, ['kind'], nearest, CHOICE)
  report('COM-045', ['kind'], { kindName: resource.kind, hint }, { fixes })
}

/**
 * COM-041 to COM-043: checks what the webhook looks at in every object besides its `spec`.
 *
 * @returns whether the webhook goes on to the rules of the kind.
 */
export function checkMetadata({ resource, report, fix, isExhaustive }: AdmissionContext): boolean {
  let goesOn = true
  for (const [annotation, code] of REJECTED_ANNOTATIONS) {
    if (!Object.hasOwn(resource.annotations, annotation)) continue
    const path = ['metadata', 'annotations', annotation]
    const fixes = fix.remove('Remove the annotation', path)
    report(code, path, { annotation }, { at: 'key', fixes })
    goesOn = false
    if (!isExhaustive) break
  }
  return goesOn
}
