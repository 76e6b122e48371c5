import type { SidecarSpec } from '@meshdraft/schema'
import type { AdmissionCheck, AdmissionContext } from '../admission-context.ts'
import { findSelectorBreach } from '../common/labels.ts'
import { checkConnectionPool } from '../destination-rule/check-connection-pool.ts'
import { checkEgress } from './check-egress.ts'
import { checkIngress } from './check-ingress.ts'
import { checkOutboundTrafficPolicy } from './check-outbound-traffic-policy.ts'

/** Checks a Sidecar as the webhook does. */
export const checkSidecar: AdmissionCheck<SidecarSpec> = (spec, context) => {
  const goesOn = checkSelector(spec, context) && checkContent(spec, context)
  if (!goesOn && !context.isExhaustive) return
  checkIngress(spec.ingress ?? [], context)
  checkConnectionPool(spec.inboundConnectionPool, ['spec', 'inboundConnectionPool'], context)
  checkEgress(spec.egress ?? [], context)
  checkOutboundTrafficPolicy(spec.outboundTrafficPolicy, context)
}

function checkSelector(
  { workloadSelector }: SidecarSpec,
  { report, fix }: AdmissionContext,
): boolean {
  if (workloadSelector === undefined) return true
  const path = ['spec', 'workloadSelector']
  const { labels = {} } = workloadSelector
  const breach = findSelectorBreach(labels)
  if (breach !== undefined) {
    const { key, message } = breach
    const at = key === '' || key.includes('*') ? 'key' : 'value'
    report('SC-001', [...path, 'labels', key], { message }, { at })
    return false
  }
  if (Object.keys(labels).length === 0) {
    report('SC-002', path, {}, { at: 'key', fixes: fix.remove('Remove workloadSelector', path) })
  }
  return true
}

function checkContent(spec: SidecarSpec, context: AdmissionContext): boolean {
  const { egress = [], ingress = [], outboundTrafficPolicy, inboundConnectionPool } = spec
  const isEmpty =
    egress.length === 0 &&
    ingress.length === 0 &&
    outboundTrafficPolicy === undefined &&
    inboundConnectionPool === undefined
  if (!isEmpty) return true
  const { rootNamespace } = context.lookup.settings
  const hosts = ['./*', `${rootNamespace}/*`]
  const fixes = context.fix.set(
    `Import the own namespace and ${rootNamespace}`,
    ['spec', 'egress'],
    [{ hosts }],
    { isChoice: true },
  )
  context.report('SC-003', ['spec'], {}, { fixes, at: 'key' })
  return false
}
