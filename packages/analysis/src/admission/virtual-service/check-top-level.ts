import type { VirtualServiceSpec } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionCheck, AdmissionContext } from '../admission-context.ts'
import { findExportToBreaches } from '../common/export-to.ts'
import { isJwtClaim } from '../common/headers.ts'
import { quote } from '../common/quote.ts'
import { checkGatewayRefs } from './check-gateway-refs.ts'
import { checkHosts } from './check-hosts.ts'
import { appliesToMesh } from './mesh-binding.ts'

/** Checks what stands beside the routes: VS-001 to VS-003, VS-005 to VS-009, VS-097 to VS-099. */
export const checkTopLevel: AdmissionCheck<VirtualServiceSpec> = (spec, context) => {
  const { http = [], tcp = [], tls = [], gateways } = spec
  checkDelegate(spec, context)
  checkGatewayRefs(gateways, ['spec', 'gateways'], { error: 'VS-097', warning: 'VS-098' }, context)
  checkHosts(spec, context)
  if (http.length + tcp.length + tls.length === 0) {
    context.report('VS-009', ['spec'], {}, { at: 'key' })
  }
  checkExportTo(spec, context)
}

/** A VirtualService without hosts is there for others to delegate to. */
function checkDelegate(spec: VirtualServiceSpec, { fix, report }: AdmissionContext): void {
  const { hosts = [], gateways = [], tls = [], tcp = [] } = spec
  if (hosts.length > 0) return
  if (gateways.length > 0) {
    const path = ['spec', 'gateways']
    // Without gateways it counts as part of the mesh, where claims cannot be matched.
    const fixes =
      !appliesToMesh(spec) && matchesClaims(spec) ? [] : fix.remove('Remove gateways', path, CHOICE)
    report('VS-001', path, {}, { at: 'key', fixes })
  }
  if (tls.length > 0) report('VS-002', ['spec', 'tls'], {}, { at: 'key' })
  if (tcp.length > 0) report('VS-003', ['spec', 'tcp'], {}, { at: 'key' })
}

/** Whether a match looks at a claim of a token. */
export function matchesClaims({ http = [] }: VirtualServiceSpec): boolean {
  return http.some(({ match = [] }) =>
    match.some(({ headers = {}, withoutHeaders = {} }) =>
      [...Object.keys(headers), ...Object.keys(withoutHeaders)].some(isJwtClaim),
    ),
  )
}

function checkExportTo(
  { exportTo = [] }: VirtualServiceSpec,
  { fix, report, resource }: AdmissionContext,
): void {
  const { namespace } = resource
  const path = ['spec', 'exportTo']
  const firstByName = new Map<string, number>()
  for (const [i, entry] of exportTo.entries()) {
    const name = entry === '.' ? namespace : entry
    if (!firstByName.has(name)) firstByName.set(name, i)
  }
  for (const { index, message } of findExportToBreaches(exportTo, namespace)) {
    const entry = exportTo[index] ?? ''
    const isListedBefore = firstByName.get(entry === '.' ? namespace : entry) !== index
    const fixes = isListedBefore
      ? fix.remove(`Remove ${quote(entry)}`, [...path, index])
      : exportTo.includes('*')
        ? fix.set('Keep only “*”', path, ['*'], CHOICE)
        : []
    report('VS-099', [...path, index], { message }, { fixes })
  }
}
