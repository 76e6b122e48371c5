import { readVirtualService, resolveGatewayRef } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { VirtualServiceSpec } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { fixesOf } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { isDnsLabel } from '../common/hosts.ts'
import { toDnsLabel } from '../common/names.ts'
import { quote } from '../common/quote.ts'

const NAME_PATH: FieldPath = ['metadata', 'name']

/** A Gateway may not be named as freely as other objects: no dots, at most 63 characters. */
export function checkGatewayName(context: AdmissionContext): void {
  const { name } = context.resource
  if (name === '' || isDnsLabel(name)) return
  context.report('GW-001', NAME_PATH, { name: quote(name) }, { fixes: renameGateway(context) })
}

/** Renames the Gateway where it stands and where VirtualServices name it; all of it, or nothing. */
function renameGateway({ resource, lookup, fix }: AdmissionContext): readonly Fix[] {
  const { namespace, name } = resource
  const newName = toDnsLabel(name)
  if (newName === undefined || lookup.resource('Gateway', namespace, newName)) return []
  // Of two definitions of one object, one renamed would be another that serves the same hosts.
  if (lookup.duplicates('Gateway', namespace, name).length > 1) return []
  const title = `Rename to ${newName}`
  const fixes = [fix.set(title, NAME_PATH, newName)]
  for (const virtualService of findReferring(resource, lookup)) {
    const steps = listGatewayRefs(readVirtualService(virtualService)).flatMap(([path, ref]) => {
      const renamed = renameRef(ref, virtualService, resource, newName)
      return renamed === undefined ? [] : [['set', path, renamed] as const]
    })
    if (steps.length > 0) fixes.push(fixesOf(virtualService).steps(title, steps))
  }
  if (fixes.some((made) => made.length === 0)) return []
  return [{ title, edits: fixes.flat().flatMap(({ edits }) => edits) }]
}

/**
 * VirtualServices that name the Gateway: with its namespace, or by its name alone, which is read as
 * the old form `name.namespace` and so leads to another Gateway, or nowhere.
 */
function findReferring(
  { namespace, name }: Resource,
  lookup: AdmissionContext['lookup'],
): readonly Resource[] {
  const byName = resolveGatewayRef(name, namespace)
  const isAnother = lookup.resource('Gateway', byName.namespace, byName.name) !== undefined
  const found = [
    ...lookup.virtualServicesOfGateway(namespace, name),
    ...(isAnother ? [] : lookup.virtualServicesOfGateway(byName.namespace, byName.name)),
  ]
  const names = new Map(found.map((resource) => [resource.key, resource]))
  // An edit needs the present text, which only this lookup follows.
  return [...names.values()].flatMap(
    (resource) => lookup.resource('VirtualService', resource.namespace, resource.name) ?? [],
  )
}

function renameRef(
  ref: string,
  virtualService: Resource,
  { namespace, name }: Resource,
  newName: string,
): string | undefined {
  const isOwn = virtualService.namespace === namespace
  if (ref === `${namespace}/${name}`) return `${namespace}/${newName}`
  if (isOwn && ref === `./${name}`) return newName
  return isOwn && ref === name ? newName : undefined
}

function listGatewayRefs(spec: VirtualServiceSpec): readonly (readonly [FieldPath, string])[] {
  const lists: [FieldPath, readonly string[]][] = [[['spec', 'gateways'], spec.gateways ?? []]]
  for (const protocol of ['http', 'tls', 'tcp'] as const) {
    for (const [i, { match = [] }] of (spec[protocol] ?? []).entries()) {
      for (const [j, { gateways = [] }] of match.entries()) {
        lists.push([['spec', protocol, i, 'match', j, 'gateways'], gateways])
      }
    }
  }
  return lists.flatMap(([path, refs]) => refs.map((ref, i) => [[...path, i], ref] as const))
}
