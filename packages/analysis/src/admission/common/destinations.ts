import type { FieldPath } from '@meshdraft/yaml'
import type { Destination } from '@meshdraft/schema'
import { checkWildcardDomain, isDnsLabel } from './hosts.ts'
import { checkPort } from './numbers.ts'
import { quote } from './quote.ts'

/** What is wrong with a destination. */
export interface DestinationBreach {
  /** From the destination, e.g. `['port', 'number']`. */
  readonly path: FieldPath
  readonly message: string
}

/** COM-036, COM-037: a usable host, and subset and port where they are set. */
export function findDestinationBreaches(
  destination: Destination | undefined,
): readonly DestinationBreach[] {
  if (destination === undefined) return []
  const { host = '', subset = '', port } = destination
  const breaches: DestinationBreach[] = []
  const message =
    host === '*'
      ? 'The host “*” is no destination; name the service that receives the traffic.'
      : checkWildcardDomain(host)
  if (message !== undefined) breaches.push({ path: ['host'], message })
  if (subset !== '' && !isDnsLabel(subset)) {
    breaches.push({
      path: ['subset'],
      message: `Subset ${quote(subset)} is not a DNS label: use up to 63 letters, digits and inner hyphens.`,
    })
  }
  if (port !== undefined) {
    const number = checkPort(port.number ?? 0)
    if (number !== undefined) {
      breaches.push(
        port.number === undefined
          ? { path: ['port'], message: 'The port of the destination lacks its number.' }
          : { path: ['port', 'number'], message: number },
      )
    }
  }
  return breaches
}

/**
 * COM-038, COM-039: the weights of one route, one for each destination (absent: 0).
 *
 * @returns with the position of a negative weight, or without one where all are 0.
 */
export function findWeightBreaches(
  weights: readonly (number | undefined)[],
): readonly { readonly index?: number; readonly message: string }[] {
  const breaches: { readonly index?: number; readonly message: string }[] = []
  let sum = 0
  for (const [index, weight = 0] of weights.entries()) {
    sum += weight
    if (weight < 0) breaches.push({ index, message: `Weight ${quote(weight)} is negative.` })
  }
  if (weights.length > 1 && sum === 0) {
    breaches.push({ message: 'All weights are 0, so the traffic has nowhere to go.' })
  }
  return breaches
}
