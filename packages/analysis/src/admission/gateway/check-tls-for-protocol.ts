import type { Server } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { FixStep } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { isHttpProtocol, isTlsProtocol } from '../common/names.ts'
import { hasText, isPassthrough, toSecretName, TLS_CREDENTIAL_FIELDS } from './server-tls.ts'

/** Whether a server has `tls` where its protocol needs it, and none where it does not. */
export function checkTlsForProtocol(
  server: Server,
  path: FieldPath,
  context: AdmissionContext,
): void {
  const { tls, port: { protocol = '' } = {} } = server
  const field = [...path, 'tls']
  if (isTlsProtocol(protocol)) {
    if (tls !== undefined) return
    const fixes = addTls(field, context)
    context.report('GW-018', field, { protocol }, { fixes })
    return
  }
  if (tls === undefined) return
  if (!isHttpProtocol(protocol)) {
    const fixes = useTlsProtocol(server, path, context)
    context.report('GW-020', field, { protocol }, { fixes })
    return
  }
  const hasFiles =
    hasText(tls.caCertificates) || hasText(tls.privateKey) || hasText(tls.serverCertificate)
  if (isPassthrough(tls) && !hasFiles) return
  const fixes = [...stayPlain(server, path, context), ...useHttps(server, path, context)]
  context.report('GW-019', field, { protocol }, { fixes })
}

function addTls(field: FieldPath, { fix, resource, lookup }: AdmissionContext): readonly Fix[] {
  const secret = toSecretName(resource)
  // Where the Secrets are known, a name that is only proposed would be missed among them.
  const settings = { mode: 'SIMPLE', credentialName: secret }
  return [
    ...(lookup.hasKind('Secret')
      ? []
      : fix.set(`End TLS with Secret ${secret}`, field, settings, CHOICE)),
    ...fix.set('Pass TLS through', field, { mode: 'PASSTHROUGH' }, CHOICE),
  ]
}

function useTlsProtocol(
  { port: { protocol = '' } = {} }: Server,
  path: FieldPath,
  { fix }: AdmissionContext,
): readonly Fix[] {
  const field = [...path, 'port', 'protocol']
  // Over TLS the Gateway sees no more than bytes, so of TCP nothing is lost.
  const isTcp = protocol.toUpperCase() === 'TCP'
  return fix.set('Change protocol to TLS', field, 'TLS', isTcp ? {} : CHOICE)
}

/** Keeps the redirect, if there is one, and nothing that ends TLS. */
function stayPlain({ tls = {} }: Server, path: FieldPath, { fix }: AdmissionContext) {
  const field = [...path, 'tls']
  if (tls.httpsRedirect !== true) return fix.remove('Remove tls', field, CHOICE)
  const surplus = (['mode', ...TLS_CREDENTIAL_FIELDS] as const).filter(
    (key) => tls[key] !== undefined,
  )
  return fix.steps(
    'Keep only the redirect',
    surplus.map((key): FixStep => ['remove', [...field, key]]),
    CHOICE,
  )
}

function useHttps({ tls = {} }: Server, path: FieldPath, { fix }: AdmissionContext) {
  // Certificates without a mode would not be used by HTTPS either.
  if (isPassthrough(tls)) return []
  const steps: FixStep[] = [['set', [...path, 'port', 'protocol'], 'HTTPS']]
  if (tls.httpsRedirect !== undefined) steps.push(['remove', [...path, 'tls', 'httpsRedirect']])
  return fix.steps('Change protocol to HTTPS', steps, CHOICE)
}
