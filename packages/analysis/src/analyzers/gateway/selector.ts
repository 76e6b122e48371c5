import { readGateway } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { reportUnmatched } from '../report-unmatched.ts'

/**
 * As istioctl, which looks for the workloads of a Gateway in every namespace. Pods have to be among
 * the files, for the gateway is usually installed by other means than what it serves; where there
 * are Pods, what other workloads run counts too.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0101/
 */
export const gatewaySelector: Analyzer = {
  name: 'gateway/selector',
  description: 'Every Gateway selects a workload.',
  subject: 'Gateway',
  codes: ['IST0101'],
  needs: ['Pod'],
  check(gateway, context) {
    const { selector = {} } = readGateway(gateway)
    if (context.lookup.workloads(selector).length > 0) return
    reportUnmatched({ resource: gateway, path: ['spec', 'selector'], labels: selector, context })
  },
}
