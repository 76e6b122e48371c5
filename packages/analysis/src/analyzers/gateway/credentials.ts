import { readGateway } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { WORKLOAD_KINDS } from '../labels.ts'
import { describeBadCredential } from './bad-credential.ts'

// Names a Secret by its whole path; istioctl does not look for it, nor for ConfigMaps.
const HAS_SCHEME = /^[a-z-]+:\/\//

/**
 * As istioctl: a Secret is looked for where the first workload of the Gateway runs, or where the
 * reference says. `credentialNames` are not looked at.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0161/
 */
export const gatewayCredentials: Analyzer = {
  name: 'gateway/credentials',
  description: 'Every credentialName of a Gateway is a Secret with a valid certificate.',
  subject: 'Gateway',
  codes: ['IST0101', 'IST0161'],
  needs: ['Secret'],
  needsAny: WORKLOAD_KINDS,
  check(gateway, { lookup, report }) {
    const { selector = {}, servers = [] } = readGateway(gateway)
    const named = servers.flatMap(({ tls }, i) => {
      const { credentialName = '' } = tls ?? {}
      const path = ['spec', 'servers', i, 'tls', 'credentialName']
      return credentialName === '' || HAS_SCHEME.test(credentialName)
        ? []
        : [{ credentialName, path }]
    })
    const [workload] = named.length === 0 ? [] : lookup.workloads(selector)
    if (workload === undefined) return
    for (const { credentialName, path } of named) {
      const wanted = resolveSecret(credentialName, workload.namespace)
      const secret = lookup.resource('Secret', wanted.namespace, wanted.name)
      if (secret === undefined) {
        const { hint, fixes } = suggestSecret(gateway, wanted, path, lookup)
        report('IST0101', path, { kind: 'credential', ...wanted, hint }, { fixes })
        continue
      }
      const reason = describeBadCredential(secret, lookup.settings.now ?? Date.now())
      if (reason !== undefined) report('IST0161', path, { name: credentialName, reason })
    }
  },
}

interface SecretName {
  readonly namespace: string
  readonly name: string
}

function resolveSecret(credentialName: string, namespace: string): SecretName {
  const slash = credentialName.indexOf('/')
  return slash < 0
    ? { namespace, name: credentialName }
    : { namespace: credentialName.slice(0, slash), name: credentialName.slice(slash + 1) }
}

/** A Secret of that name beside the Gateway, else one of a similar name beside its workloads. */
function suggestSecret(
  gateway: Resource,
  { namespace, name }: SecretName,
  path: FieldPath,
  lookup: Lookup,
): { readonly hint: string; readonly fixes: readonly Fix[] } {
  const misplaced = lookup.resource('Secret', gateway.namespace, name)
  if (misplaced !== undefined) {
    const title = `Move Secret ${name} to namespace ${namespace}`
    return {
      hint: `There is one in namespace “${gateway.namespace}”, but the workloads of the Gateway run elsewhere.`,
      fixes:
        describeBadCredential(misplaced, lookup.settings.now ?? Date.now()) === undefined
          ? fixesOf(misplaced).set(title, ['metadata', 'namespace'], namespace, CHOICE)
          : [],
    }
  }
  const similar = suggestName(
    name,
    lookup.resources('Secret', namespace).map((secret) => secret.name),
  )
  return similar === undefined
    ? { hint: '', fixes: [] }
    : {
        hint: `Did you mean “${similar}”?`,
        fixes: fixesOf(gateway).set(`Use Secret ${similar}`, path, similar, CHOICE),
      }
}
