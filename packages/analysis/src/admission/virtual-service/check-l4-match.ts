import type { FieldPath } from '@meshdraft/yaml'
import type { L4MatchAttributes, TLSMatchAttributes } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import type { FindingExtra } from '../../analyzer.ts'
import { findGatewayRefBreaches } from '../common/gateway-refs.ts'
import { checkSubnet } from '../common/hosts.ts'
import { findLabelBreaches } from '../common/labels.ts'
import { checkPort } from '../common/numbers.ts'

type L4Match = Pick<
  L4MatchAttributes | TLSMatchAttributes,
  'destinationSubnets' | 'port' | 'sourceLabels' | 'gateways'
>

/** Codes for the conditions of a match, and what becomes of a gateway named in the old form. */
export interface L4MatchCodes {
  readonly subnet: string
  readonly port: string
  readonly labels: string
  readonly gateways: string
  readonly legacyGateway: Pick<FindingExtra, 'severity' | 'aliasesOnly'>
}

/**
 * Checks the conditions that TLS and TCP routes share (COM-002, COM-009, COM-016, COM-028).
 *
 * @param path - of the match.
 */
export function checkL4Match(
  match: L4Match,
  path: FieldPath,
  codes: L4MatchCodes,
  { fix, report, isExhaustive }: AdmissionContext,
): void {
  for (const [i, subnet] of (match.destinationSubnets ?? []).entries()) {
    const message = checkSubnet(subnet)
    if (message !== undefined) report(codes.subnet, [...path, 'destinationSubnets', i], { message })
  }
  const { port = 0 } = match
  const message = port === 0 ? undefined : checkPort(port)
  if (message !== undefined) report(codes.port, [...path, 'port'], { message })
  for (const { key, message: breach } of findLabelBreaches(match.sourceLabels)) {
    report(codes.labels, [...path, 'sourceLabels', key], { message: breach })
  }
  for (const breach of findBreaches(match.gateways, isExhaustive)) {
    const field = [...path, 'gateways', breach.index]
    const { replacement } = breach
    const fixes =
      replacement === undefined ? [] : fix.set(`Change to ${replacement}`, field, replacement)
    const extra = breach.severity === 'warning' ? codes.legacyGateway : {}
    report(codes.gateways, field, { message: breach.message }, { ...extra, fixes })
  }
}

/** The webhook looks at no gateway behind the first without a slash. */
function findBreaches(gateways: readonly string[] | undefined, isExhaustive: boolean) {
  return isExhaustive
    ? (gateways ?? []).flatMap((gateway, index) =>
        findGatewayRefBreaches([gateway]).map((breach) => ({ ...breach, index })),
      )
    : findGatewayRefBreaches(gateways)
}
