import type { PlainValue } from '@meshdraft/yaml'
import { asMap } from '@meshdraft/model'
import type { ServiceEntrySpec } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import type { FixStep } from '../../fixer.ts'
import type { ServiceEntryContext } from './service-entry-context.ts'

/** For more hosts somebody should rather think of a shorter way. */
const MOST_HOSTS = 5

/**
 * Gives each host a ServiceEntry of its own, behind the first. Not where the hosts share addresses:
 * the entries would then share them too, and clients could tell them apart no better.
 */
export function splitHosts(
  { hosts = [], addresses = [] }: ServiceEntrySpec,
  { resource, lookup, fix }: ServiceEntryContext,
): readonly Fix[] {
  const { name, namespace, value, basePath, document } = resource
  const [first, ...others] = hosts
  const isSplit = others.length < MOST_HOSTS && addresses.length === 0 && basePath.length === 0
  if (first === undefined || !isSplit) return []
  const names = others.map((_, i) => `${name}-${i + 2}`)
  if (names.some((other) => lookup.resource('ServiceEntry', namespace, other))) return []
  // From the end, so that no index moves before its turn.
  const removals = others.map((_, i): FixStep => ['remove', ['spec', 'hosts', others.length - i]])
  const [kept] = fix.steps('', removals)
  const added = others.map((host, i) => fix.create('', copyFor(value, names[i] ?? '', host))[0])
  // What is appended must not touch what is changed.
  const end = Math.max(...(kept?.edits ?? []).map(({ range }) => range.end))
  if (kept === undefined || added.includes(undefined) || end >= document.text.length) return []
  const title = 'Split into one ServiceEntry for each host'
  const documents = added.map((created, i) => {
    const text = created?.edits[0]?.newText ?? ''
    // Each is made for the end of the text as it is; behind another one no line break is missing.
    return i === 0 ? text : text.replace(/^\n/, '')
  })
  const [appended] = added[0]?.edits ?? []
  if (appended === undefined) return []
  const edits = [...kept.edits, { ...appended, newText: documents.join('') }]
  return [{ title, edits, isChoice: true, createsObject: true }]
}

function copyFor(value: PlainValue, name: string, host: string): PlainValue {
  const root = asMap(value) ?? {}
  return {
    ...root,
    metadata: { ...asMap(root['metadata']), name },
    spec: { ...asMap(root['spec']), hosts: [host] },
  }
}
