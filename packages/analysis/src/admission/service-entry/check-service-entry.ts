import type { ServiceEntrySpec } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionCheck } from '../admission-context.ts'
import { findSelectorBreach } from '../common/labels.ts'
import { checkAddresses } from './check-addresses.ts'
import { checkDynamicDns } from './check-dynamic-dns.ts'
import { checkEndpoints } from './check-endpoints.ts'
import { checkExportTo } from './check-export-to.ts'
import { checkHosts, checkSeveralHosts } from './check-hosts.ts'
import { checkPorts } from './check-ports.ts'
import { withResolutions } from './service-entry-context.ts'
import type { ServiceEntryContext } from './service-entry-context.ts'

/** Checks a ServiceEntry as the webhook does. */
export const checkServiceEntry: AdmissionCheck<ServiceEntrySpec> = (spec, context) => {
  checkRules(spec, withResolutions(spec, context, checkRules))
}

function checkRules(spec: ServiceEntrySpec, context: ServiceEntryContext): void {
  const goesOn = checkSelector(spec, context)
  if (!goesOn && !context.isExhaustive) return
  checkHosts(spec, context)
  checkAddresses(spec, context)
  checkPorts(spec, context)
  if (spec.resolution === 'DYNAMIC_DNS') checkDynamicDns(spec, context)
  else checkEndpoints(spec, context)
  checkSeveralHosts(spec, context)
  checkExportTo(spec, context)
}

/** SE-001 to SE-003, SE-019. */
function checkSelector(
  { workloadSelector, endpoints = [], resolution = 'NONE' }: ServiceEntrySpec,
  { report, fix, isExhaustive, setResolution }: ServiceEntryContext,
): boolean {
  if (workloadSelector === undefined) return true
  const path = ['spec', 'workloadSelector']
  const { labels = {} } = workloadSelector
  const breach = findSelectorBreach(labels)
  if (breach !== undefined) {
    const { key, message } = breach
    const at = key === '' || key.includes('*') ? 'key' : 'value'
    report('SE-001', [...path, 'labels', key], { message }, { at })
    if (!isExhaustive) return false
  }
  if (Object.keys(labels).length === 0) {
    const fixes = fix.remove('Remove workloadSelector', path, CHOICE)
    report('SE-002', path, {}, { at: 'key', fixes })
  }
  if (endpoints.length > 0) {
    const sameAs = [path, ['spec', 'endpoints']].map((other) => ({ code: 'CEL-08', path: other }))
    report('SE-003', ['spec', 'endpoints'], {}, { at: 'key', sameAs })
  }
  if (resolution === 'NONE') {
    report('SE-019', path, {}, { at: 'key', fixes: setResolution('STATIC', CHOICE) })
  }
  return breach === undefined
}
