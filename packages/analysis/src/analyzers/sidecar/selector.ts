import { readSidecar } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { WORKLOAD_KINDS } from '../labels.ts'
import { reportUnmatched } from '../report-unmatched.ts'

/**
 * As istioctl, which looks for the workloads of a Sidecar in its own namespace; where the files hold
 * no Pods, what Deployments and the like would run counts.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0101/
 */
export const sidecarSelector: Analyzer = {
  name: 'sidecar/selector',
  description: 'Every workload selector of a Sidecar selects a workload.',
  subject: 'Sidecar',
  codes: ['IST0101'],
  needs: [],
  needsAny: WORKLOAD_KINDS,
  check(sidecar, context) {
    const labels = readSidecar(sidecar).workloadSelector?.labels ?? {}
    const { namespace } = sidecar
    if (Object.keys(labels).length === 0) return
    if (context.lookup.workloads(labels, namespace).length > 0) return
    reportUnmatched({
      resource: sidecar,
      path: ['spec', 'workloadSelector', 'labels'],
      labels,
      namespace,
      context,
    })
  },
}
