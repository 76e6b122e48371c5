import { isWildcard, MESH_GATEWAY, overlaps } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import type { VirtualServiceSpec } from '@meshdraft/schema'
import { checkGatewayRouteHost, checkWildcardDomain, isIpAddress } from '../common/hosts.ts'

/** What is wrong with a name that TLS connections are matched by. */
export type SniVerdict =
  | { readonly rule: 'none' | 'VS-087' }
  | { readonly rule: 'VS-086'; readonly message: string }
  | {
      readonly rule: 'VS-088'
      /** Whether it may simply become one of the hosts. */
      readonly isNewHost: boolean
      readonly hostCount: number
      /** A host that was probably meant. */
      readonly suggestion?: string
    }

/** Judges the names that TLS routes of one VirtualService match. */
export interface SniRules {
  readonly judge: (sniHost: string) => SniVerdict
  /** Those of its hosts that a TLS route can match. */
  readonly hostsForSni: readonly string[]
}

/** Hosts that a name is compared with to suggest something; with more, nothing is suggested. */
const MOST_HOSTS_TO_COMPARE = 100

/** Reads the rules for `sniHosts` (VS-086 to VS-088). */
export function readSniRules({ hosts = [], gateways = [] }: VirtualServiceSpec): SniRules {
  // Without gateways the routes apply to the mesh, but here the webhook takes them for a gateway's.
  const isOnGateways = !gateways.includes(MESH_GATEWAY)
  const isInMesh = gateways.length === 0 || !isOnGateways
  const check = (name: string) =>
    isOnGateways ? checkGatewayRouteHost(name, true) : checkWildcardDomain(name)
  const isCovered = buildCover(hosts)
  return {
    judge(sniHost) {
      const message = check(sniHost)
      if (message !== undefined) {
        return isIpAddress(sniHost) ? { rule: 'VS-087' } : { rule: 'VS-086', message }
      }
      if (isCovered(sniHost)) return { rule: 'none' }
      const isFew = hosts.length <= MOST_HOSTS_TO_COMPARE
      const suggestion = isFew ? suggestName(sniHost, hosts) : undefined
      const isNewHost =
        isFew &&
        hosts.length > 0 &&
        !(isInMesh && (sniHost === '*' || checkWildcardDomain(sniHost) !== undefined)) &&
        !hosts.some((host) => overlaps(host, sniHost))
      return {
        rule: 'VS-088',
        isNewHost,
        hostCount: hosts.length,
        ...(suggestion === undefined || check(suggestion) !== undefined ? {} : { suggestion }),
      }
    },
    get hostsForSni() {
      return hosts.filter((host) => check(host) === undefined)
    },
  }
}

/** Yields whether one of the hosts covers a name, without going through all of them. */
function buildCover(hosts: readonly string[]): (name: string) => boolean {
  const names = new Set(hosts)
  const tails = new Set(hosts.filter(isWildcard).map((host) => host.slice(1)))
  const lengths = [...new Set([...tails].map((tail) => tail.length))]
  return (name) => {
    if (names.has(name)) return true
    const own = isWildcard(name) ? name.slice(1) : name
    return lengths.some(
      (length) => length <= own.length && tails.has(own.slice(own.length - length)),
    )
  }
}
