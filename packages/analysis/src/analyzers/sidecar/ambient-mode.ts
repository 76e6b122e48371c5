import { readSidecar } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { findAmbientWorkload, isAmbientNamespace } from './ambient.ts'

/**
 * As istioctl: in ambient mode there are no sidecars.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0167/
 */
export const sidecarAmbientMode: Analyzer = {
  name: 'sidecar/ambient-mode',
  description: 'Every Sidecar is for workloads with sidecars.',
  subject: 'Sidecar',
  codes: ['IST0167'],
  needs: [],
  check(sidecar, { lookup, report }) {
    const { namespace } = sidecar
    const labels = readSidecar(sidecar).workloadSelector?.labels ?? {}
    if (Object.keys(labels).length === 0) {
      if (!isAmbientNamespace(namespace, lookup)) return
      report('IST0167', ['metadata', 'name'], { kind: 'namespace', name: namespace })
      return
    }
    const ambient = findAmbientWorkload(lookup.workloads(labels, namespace))
    if (ambient === undefined) return
    const path = ['spec', 'workloadSelector', 'labels']
    report('IST0167', path, { kind: 'workload', name: ambient.name })
  },
}
