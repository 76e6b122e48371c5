import { readSidecar } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'

/** @see https://istio.io/latest/docs/reference/config/analysis/ist0002/ */
export const sidecarDeprecatedFields: Analyzer = {
  name: 'sidecar/deprecated-fields',
  description: 'No Sidecar uses a deprecated field.',
  subject: 'Sidecar',
  codes: ['IST0002'],
  needs: [],
  check(sidecar, { report }) {
    if (readSidecar(sidecar).outboundTrafficPolicy?.egressProxy === undefined) return
    const path = ['spec', 'outboundTrafficPolicy', 'egressProxy']
    // No fix: istiod still sends unknown traffic through the proxy, and without it lets it out.
    report('IST0002', path, { kind: 'egressProxy' }, { at: 'key' })
  },
}
