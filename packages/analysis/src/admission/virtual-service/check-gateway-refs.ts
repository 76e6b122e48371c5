import type { FieldPath } from '@meshdraft/yaml'
import { isFoundOnlyAs } from '../../analyzers/virtual-service/gateway-of.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { findGatewayRefBreaches } from '../common/gateway-refs.ts'

/** Codes for what may be wrong with names of gateways. */
export interface GatewayRefCodes {
  readonly error: string
  /** For the old dotted form, where the webhook warns of it. */
  readonly warning: string
  /** The webhook makes the warning and loses it: it becomes a hint of our own. */
  readonly isWarningLost?: boolean
}

/**
 * Reports names of gateways that Istio refuses or warns of (COM-028).
 *
 * @param path - of the list.
 */
export function checkGatewayRefs(
  gateways: readonly string[] | undefined,
  path: FieldPath,
  { error, warning, isWarningLost = false }: GatewayRefCodes,
  { fix, lookup, report, resource, isExhaustive }: AdmissionContext,
): void {
  const all = (gateways ?? []).flatMap((gateway, index) =>
    findGatewayRefBreaches([gateway]).map((breach) => ({ ...breach, index })),
  )
  // The webhook goes on behind the old form once it is gone, which may uncover more of one code.
  const lastError =
    error === warning ? (all.findLast(({ severity }) => severity === 'error')?.index ?? -1) : -1
  for (const breach of isExhaustive ? all : findGatewayRefBreaches(gateways)) {
    const { index, severity, message, replacement } = breach
    const item = [...path, index]
    const fixes =
      replacement === undefined ||
      index < lastError ||
      isFoundOnlyAs(gateways?.[index] ?? '', replacement, resource.namespace, lookup)
        ? []
        : fix.set(`Write ${replacement}`, item, replacement)
    if (severity === 'error') report(error, item, { message }, { fixes })
    else if (isWarningLost) report(warning, item, { message }, { fixes, ...LOST_WARNING })
    else report(warning, item, { message }, { fixes })
  }
}

/** For a warning that the webhook makes and loses, under a code that other tools report. */
const LOST_WARNING = { severity: 'info', aliasesOnly: [] } as const
