import type { Destination } from '@meshdraft/schema'
import type { Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { keepHarmless } from '../../harmless-fixes.ts'
import { decodeResource } from '@meshdraft/model'

interface Weighted {
  readonly weight?: number
  readonly destination?: Destination
}

/** Weights that are no percentages, destinations that get nothing, mirrors of what is served anyway. */
export const weights: Analyzer = {
  name: 'virtual-service/weights',
  description: 'Weights of a rule total 100, and each destination gets a part of the traffic.',
  subject: 'VirtualService',
  codes: ['MD-043'],
  needs: [],
  check(virtualService, { lookup, report }) {
    // A quoted weight counts for what it says: that it is quoted is another finding.
    const { spec } = decodeResource('VirtualService', virtualService)
    for (const protocol of ['http', 'tls', 'tcp'] as const) {
      for (const [i, { route = [] }] of (spec[protocol] ?? []).entries()) {
        if (route.length < 2) continue
        const path = ['spec', protocol, i, 'route']
        const total = route.reduce((sum, { weight = 0 }) => sum + weight, 0)
        if (total > 0 && total !== 100) {
          const fixes = keepHarmless(
            virtualService,
            lookup,
            scale(route, total, path, virtualService),
          )
          report('MD-043', path, { kind: 'total', total }, { at: 'key', fixes })
        }
        for (const [j, { weight = 0, destination }] of route.entries()) {
          if (weight !== 0 || total === 0) continue
          const fixes = keepHarmless(
            virtualService,
            lookup,
            fixesOf(virtualService).remove('Remove it', [...path, j], CHOICE),
          )
          const place = [...path, j, ...(route[j]?.weight === undefined ? [] : ['weight'])]
          report('MD-043', place, { kind: 'nothing', name: describe(destination) }, { fixes })
        }
      }
    }
    for (const [i, { route = [], mirror, mirrors = [] }] of (spec.http ?? []).entries()) {
      if (mirror === undefined && mirrors.length === 0) continue
      const served = new Set(route.map(({ destination }) => describe(destination)))
      const places: readonly (readonly [Destination | undefined, FieldPath])[] = [
        [mirror, ['spec', 'http', i, 'mirror']],
        ...mirrors.map(({ destination }, j): readonly [Destination | undefined, FieldPath] => [
          destination,
          ['spec', 'http', i, 'mirrors', j, 'destination'],
        ]),
      ]
      for (const [destination, path] of places) {
        const name = describe(destination)
        if (destination === undefined || !served.has(name)) continue
        report('MD-043', path, { kind: 'mirror', name }, { at: 'key' })
      }
    }
  },
}

function describe(destination: Destination | undefined): string {
  const { host = '', subset = '', port } = destination ?? {}
  return [host, subset, port?.number ?? ''].filter((part) => part !== '').join(' ')
}

/** The same shares, rounded to whole numbers that total 100: the largest remainders are rounded up. */
function scale(
  route: readonly Weighted[],
  total: number,
  path: FieldPath,
  virtualService: Resource,
): readonly Fix[] {
  if (route.length > 100 || route.some(({ weight = 0 }) => weight < 0)) return []
  const exact = route.map(({ weight = 0 }) => (weight * 100) / total)
  const shares = exact.map(Math.floor)
  let rest = 100 - shares.reduce((sum, share) => sum + share, 0)
  const order = exact
    .map((share, i) => ({ i, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder)
  for (const { i } of order) {
    if (rest <= 0) break
    shares[i] = (shares[i] ?? 0) + 1
    rest -= 1
  }
  // A small share that rounds to nothing would lose its traffic.
  if (shares.some((share, i) => share === 0 && (route[i]?.weight ?? 0) > 0)) return []
  return fixesOf(virtualService).steps(
    `Scale to ${shares.join(' / ')}`,
    shares.map((share, i) => ['set', [...path, i, 'weight'], share] as const),
    CHOICE,
  )
}
