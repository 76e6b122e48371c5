import type { CatalogueKind } from '@meshdraft/schema'
import { describeField } from '@meshdraft/schema'
import { asMap } from '@meshdraft/model'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'

const TOP_LEVEL_KEYS: ReadonlySet<string> = new Set(
  'apiVersion kind metadata spec status'.split(' '),
)

/** COM-044: keys beside `spec`, which the webhook looks at when nothing else is wrong. */
export function checkTopLevelKeys(kind: CatalogueKind, context: AdmissionContext): void {
  for (const key of Object.keys(asMap(context.resource.value) ?? {})) {
    if (TOP_LEVEL_KEYS.has(key)) continue
    const fixes = moveIntoSpec(kind, key, context)
    // The API server calls the same key an unknown field.
    context.report('COM-044', [key], { key }, { at: 'key', fixes, sameAs: [{ code: 'SCH-060' }] })
  }
}

/** What is a field of `spec` has probably lost its indentation. */
function moveIntoSpec(
  kind: CatalogueKind,
  key: string,
  { resource, fix }: AdmissionContext,
): readonly Fix[] {
  if (describeField(kind, ['spec', key]) === undefined) return []
  const root = asMap(resource.value)
  const value = root?.[key]
  const spec = asMap(root?.['spec'])
  if (value === undefined || (spec !== undefined && Object.hasOwn(spec, key))) return []
  return fix.steps(
    'Move it into spec',
    [
      ['remove', [key]],
      ['set', ['spec', key], value],
    ],
    CHOICE,
  )
}
