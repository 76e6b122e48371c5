import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'

const LABEL = 'istio.io/rev'

/** Create one for each kind of Istio's: other objects carry the label for other ends. */
export const revisionLabels: readonly Analyzer[] = [
  'DestinationRule',
  'Gateway',
  'ServiceEntry',
  'Sidecar',
  'VirtualService',
  'WorkloadEntry',
  'WorkloadGroup',
].map((subject) => ({
  name: `revision-label/${subject}`,
  description: `Every control plane reads each ${subject}.`,
  subject,
  codes: ['MD-035'],
  needs: [],
  check(resource, { report }) {
    const revision = resource.labels[LABEL]
    if (revision === undefined) return
    const path = ['metadata', 'labels', LABEL]
    const fixes = fixesOf(resource).prune('Remove the label', path, CHOICE)
    report('MD-035', path, { revision }, { fixes })
  },
}))
