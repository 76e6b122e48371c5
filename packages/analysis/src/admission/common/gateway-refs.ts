import { checkFqdn, isDnsLabel } from './hosts.ts'
import { quote } from './quote.ts'

/** A reference to a Gateway that is wrong, or of the old form. */
export interface GatewayRefBreach {
  readonly index: number
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What was meant, for the old form `name.namespace`. */
  readonly replacement?: string
}

/**
 * COM-028: `name` or `namespace/name`; `mesh` is a name. Behind the first entry without a slash the
 * webhook looks at none.
 */
export function findGatewayRefBreaches(
  gateways: readonly string[] | undefined,
): readonly GatewayRefBreach[] {
  const breaches: GatewayRefBreach[] = []
  for (const [index, entry] of (gateways ?? []).entries()) {
    const slash = entry.indexOf('/')
    if (slash < 0) {
      breaches.push(...checkPlainRef(entry, index))
      break
    }
    const parts = [entry.slice(0, slash), entry.slice(slash + 1)]
    if (!parts.every(isDnsLabel)) {
      const message = parts.includes('')
        ? `Gateway ${quote(entry)} needs a namespace before the slash and a name behind it.`
        : `Gateway ${quote(entry)} does not have the form “namespace/name”.`
      breaches.push({ index, severity: 'error', message })
    }
  }
  return breaches
}

function checkPlainRef(entry: string, index: number): readonly GatewayRefBreach[] {
  const breaches: GatewayRefBreach[] = []
  if (entry.includes('.')) {
    const [name = '', namespace = ''] = entry.split('.', 2)
    const isKnown = isDnsLabel(name) && isDnsLabel(namespace)
    const replacement = isKnown ? `${namespace}/${name}` : 'namespace/name'
    breaches.push({
      index,
      severity: 'warning',
      message: `Gateway ${quote(entry)} is written in the old form; write ${quote(replacement)}.`,
      ...(isKnown ? { replacement } : {}),
    })
  }
  if (checkFqdn(entry) !== undefined) {
    const message =
      entry === ''
        ? 'The name of a gateway must not be empty.'
        : `Gateway ${quote(entry)} is not a name; write “name” or “namespace/name”.`
    breaches.push({ index, severity: 'error', message })
  }
  return breaches
}
