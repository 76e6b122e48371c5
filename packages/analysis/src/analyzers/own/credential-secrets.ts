import { asStringMap, readGateway, valueAt } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { ServerTLSSettings } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'

/** Secrets are read where the gateway's Pods run, not where the Gateway object lives. */
export const credentialSecrets: Analyzer = {
  name: 'gateway/credential-secrets',
  description: 'Credentials of a Gateway lie in the namespace of its workload.',
  subject: 'Gateway',
  codes: ['MD-033'],
  needs: ['Secret'],
  check(gateway, context) {
    const namespaces = listNamespaces(gateway, context.lookup)
    if (namespaces.length === 0) return
    for (const [i, { tls }] of (readGateway(gateway).servers ?? []).entries()) {
      if (tls === undefined) continue
      for (const { name, path } of listCredentials(tls, ['spec', 'servers', i, 'tls'])) {
        checkCredential(name, path, namespaces, gateway, tls, context)
      }
    }
  },
}

/** Namespaces of the workloads that the selector finds. */
function listNamespaces(gateway: Resource, lookup: Lookup): readonly string[] {
  const selector = asStringMap(valueAt(gateway.value, ['spec', 'selector']))
  if (Object.keys(selector).length === 0) return []
  return [...new Set(lookup.workloads(selector).map(({ namespace }) => namespace))]
}

function listCredentials(
  { credentialName = '', credentialNames = [] }: ServerTLSSettings,
  path: FieldPath,
) {
  return [
    { name: credentialName, path: [...path, 'credentialName'] },
    ...credentialNames.map((name, i) => ({ name, path: [...path, 'credentialNames', i] })),
  ].filter(({ name }) => name !== '' && !name.includes('://'))
}

function checkCredential(
  name: string,
  path: FieldPath,
  namespaces: readonly string[],
  gateway: Resource,
  { mode, caCertificates = '' }: ServerTLSSettings,
  { lookup, report }: AnalyzerContext,
): void {
  const has = (namespace: string, secret: string) =>
    lookup.resource('Secret', namespace, secret) !== undefined
  const missing = namespaces.find((namespace) => !has(namespace, name))
  if (name.includes('/')) {
    report('MD-033', path, { kind: 'qualified', name }, { sameAs: [{ code: 'IST0101' }] })
    return
  }
  const isElsewhere = !namespaces.includes(gateway.namespace) && has(gateway.namespace, name)
  if (missing !== undefined && isElsewhere) {
    const values = { kind: 'elsewhere', name, namespace: gateway.namespace, workload: missing }
    report('MD-033', path, values, { sameAs: [{ code: 'IST0101' }] })
    return
  }
  if (missing !== undefined) {
    // istioctl looks at credentialName only.
    if (path.includes('credentialNames')) {
      report('MD-033', path, { kind: 'missing', name, workload: missing })
    }
    return
  }
  if (mode !== 'MUTUAL' && mode !== 'OPTIONAL_MUTUAL') return
  const isWhole = namespaces.every(
    (namespace) => has(namespace, `${name}-cacert`) || hasAuthority(namespace, name, lookup),
  )
  if (!isWhole && caCertificates === '') report('MD-033', path, { kind: 'authority', name })
}

/** Whether the Secret itself brings the certificates of its clients' authority. */
function hasAuthority(namespace: string, name: string, lookup: Lookup): boolean {
  const secret = lookup.resource('Secret', namespace, name)
  if (secret === undefined) return false
  return ['data', 'stringData'].some((field) => {
    const keys = asStringMap(valueAt(secret.value, [field]))
    return Object.hasOwn(keys, 'ca.crt') || Object.hasOwn(keys, 'cacert')
  })
}
