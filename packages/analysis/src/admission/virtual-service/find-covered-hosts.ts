import { isWildcard } from '@meshdraft/model'

/** A host that another one of the same list covers. */
export interface CoveredHost {
  readonly index: number
  readonly host: string
  /** The other host; equal to `host` where one stands twice. */
  readonly cover: string
}

/**
 * Finds the hosts that are covered by another host of the list, as Istio matches hosts: by their
 * text, without label boundaries. Of equal hosts the later ones are covered.
 */
export function findCoveredHosts(hosts: readonly string[]): readonly CoveredHost[] {
  const names = new Map<string, number>()
  const tails = new Map<string, number>()
  for (const [i, host] of hosts.entries()) {
    const [first, key] = isWildcard(host) ? [tails, host.slice(1)] : [names, host]
    if (!first.has(key)) first.set(key, i)
  }
  const lengths = [...new Set([...tails.keys()].map((tail) => tail.length))].sort((a, b) => a - b)
  return hosts.flatMap((host, index) => {
    const cover = findCover(host, index)
    return cover === undefined ? [] : [{ index, host, cover }]
  })

  function findCover(host: string, index: number): string | undefined {
    const tail = isWildcard(host) ? host.slice(1) : host
    for (const length of lengths) {
      if (length > tail.length) break
      const suffix = tail.slice(tail.length - length)
      const at = tails.get(suffix)
      if (at === undefined || at === index) continue
      return hosts[at]
    }
    const at = isWildcard(host) ? undefined : names.get(host)
    return at === undefined || at === index ? undefined : host
  }
}
