import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPMatchRequest, StringMatch } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkMatchedHeaderName, isJwtClaim } from '../common/headers.ts'
import { checkDnsLabel } from '../common/hosts.ts'
import { findLabelBreaches } from '../common/labels.ts'
import { toDnsLabel } from '../common/names.ts'
import { checkPort } from '../common/numbers.ts'
import { quote } from '../common/quote.ts'
import { checkRegex, checkStringMatch } from '../common/strings.ts'
import { checkGatewayRefs } from './check-gateway-refs.ts'

const GATEWAY_CODES = { error: 'VS-031', warning: 'VS-031', isWarningLost: true }

/** Whether claims of tokens may be matched, and what to do where they may not. */
export interface ClaimRule {
  readonly areRefused: boolean
  readonly offerFixes: () => readonly Fix[]
}

/**
 * Checks the conditions on a request: VS-004 and VS-023 to VS-032.
 *
 * @param path - of the match.
 */
export function checkHttpMatch(
  match: HTTPMatchRequest,
  path: FieldPath,
  claims: ClaimRule,
  context: AdmissionContext,
): void {
  checkMatchedHeaders(match, path, claims, context)
  const { fix, report } = context
  const { uri, queryParams, port = 0, sourceLabels, sourceNamespace = '' } = match
  // The uri alone may have an empty prefix.
  const uriBreach = uri?.regex === undefined ? undefined : checkRegex(uri.regex)
  if (uriBreach !== undefined) report('VS-026', [...path, 'uri', 'regex'], { message: uriBreach })
  for (const field of ['scheme', 'method', 'authority'] as const) {
    if (match[field] === undefined) continue
    reportStringMatch('VS-027', match[field], [...path, field], context)
  }
  for (const [name, value] of Object.entries(queryParams ?? {})) {
    reportStringMatch('VS-028', value, [...path, 'queryParams', name], context)
  }
  const portBreach = port === 0 ? undefined : checkPort(port)
  if (portBreach !== undefined) report('VS-029', [...path, 'port'], { message: portBreach })
  for (const { key, message } of findLabelBreaches(sourceLabels)) {
    const at = findLabelBreaches({ [key]: '' }).length > 0 ? 'key' : 'value'
    report('VS-030', [...path, 'sourceLabels', key], { message }, { at })
  }
  if (match.gateways !== undefined) {
    checkGatewayRefs(match.gateways, [...path, 'gateways'], GATEWAY_CODES, context)
  }
  if (sourceNamespace !== '' && checkDnsLabel(sourceNamespace) !== undefined) {
    const field = [...path, 'sourceNamespace']
    const name = toDnsLabel(sourceNamespace)
    const fixes = name === undefined ? [] : fix.set(`Change to ${name}`, field, name, CHOICE)
    report('VS-032', field, { name: quote(sourceNamespace) }, { fixes })
  }
}

function checkMatchedHeaders(
  match: HTTPMatchRequest,
  path: FieldPath,
  claims: ClaimRule,
  context: AdmissionContext,
): void {
  const { report } = context
  for (const field of ['headers', 'withoutHeaders'] as const) {
    for (const [name, value] of Object.entries(match[field] ?? {})) {
      const entry = [...path, field, name]
      if (claims.areRefused && isJwtClaim(name)) {
        const fixes = claims.offerFixes()
        report('VS-004', entry, { name: quote(name) }, { at: 'key', fixes })
      }
      const message = checkMatchedHeaderName(name)
      if (message !== undefined) report('VS-023', entry, { message }, { at: 'key' })
      // Istio reads `*` in withoutHeaders as “any value”.
      const isAny = field === 'withoutHeaders' && value.regex === '*'
      if (!isAny) reportStringMatch(HEADER_MATCH_CODES[field], value, entry, context, 'presence')
    }
  }
}

const HEADER_MATCH_CODES = { headers: 'VS-024', withoutHeaders: 'VS-025' } as const

/** @param instead - `presence` where a match without any member asks that the name is there. */
function reportStringMatch(
  code: string,
  value: StringMatch | undefined,
  path: FieldPath,
  { fix, report }: AdmissionContext,
  instead?: 'presence',
): void {
  const breach = checkStringMatch(value)
  if (breach === undefined) return
  const { member, message } = breach
  const isPresence = member === 'prefix' && instead === 'presence'
  const fixes = isPresence ? fix.set('Ask only that the header is there', path, {}) : []
  report(code, [...path, member], { message }, { fixes })
}
