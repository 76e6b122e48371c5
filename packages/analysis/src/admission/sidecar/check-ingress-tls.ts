import type { IstioIngressListener, ServerTLSSettings } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { isHttpProtocol, isTlsProtocol } from '../common/names.ts'
import { quote } from '../common/quote.ts'
import { checkServerTls } from '../gateway/check-server-tls.ts'
import { hasText, modeOf } from '../gateway/server-tls.ts'
import { changeMode, readFiles } from './fix-ingress-tls.ts'

/** Fields that only Gateways can use, with what removes them. */
const NOT_FOR_SIDECARS = [
  ['SC-014', 'subjectAltNames'],
  ['SC-015', 'httpsRedirect'],
  ['SC-016', 'credentialName'],
  ['SC-017', 'credentialNames'],
  ['SC-018', 'tlsCertificates'],
] as const

/** Checks `tls` of an ingress listener: less is possible than on a Gateway. */
export function checkIngressTls(
  listener: IstioIngressListener,
  path: FieldPath,
  context: AdmissionContext,
): void {
  const { tls, port: { protocol = '' } = {} } = listener
  if (tls === undefined) return
  const field = [...path, 'tls']
  for (const [code, name] of NOT_FOR_SIDECARS) {
    if (!isUsed(tls[name])) continue
    const fixes = readFiles(name, tls, field, context)
    context.report(code, [...field, name], {}, { fixes, at: 'key' })
  }
  const mode = modeOf(tls)
  if (mode === 'ISTIO_MUTUAL' || mode === 'AUTO_PASSTHROUGH') {
    const fixes = changeMode(tls, field, context)
    context.report('SC-019', [...field, 'mode'], { mode }, { fixes })
  }
  if (!isTlsProtocol(protocol)) {
    const values = protocol === '' ? { kind: 'missing' } : { protocol: quote(protocol) }
    const fixes = useTlsProtocol(listener, path, context)
    context.report('SC-020', field, values, { fixes })
  }
  const place = { canTerminate: isTlsProtocol(protocol), canUseSecrets: false }
  checkServerTls(tls, field, context, place)
}

function isUsed(value: ServerTLSSettings[(typeof NOT_FOR_SIDECARS)[number][1]]): boolean {
  return typeof value === 'boolean' ? value : hasText(value)
}

function useTlsProtocol(
  { port: { protocol = '' } = {}, connectionPool }: IstioIngressListener,
  path: FieldPath,
  { fix }: AdmissionContext,
): readonly Fix[] {
  // HTTP settings of the pool would no longer apply (SC-023).
  if (connectionPool?.http !== undefined) return []
  const field = [...path, 'port', 'protocol']
  const isHttp = isHttpProtocol(protocol)
  const encrypted = isHttp || protocol === '' ? 'HTTPS' : 'TLS'
  return fix.set(`Change protocol to ${encrypted}`, field, encrypted, isHttp ? {} : CHOICE)
}
