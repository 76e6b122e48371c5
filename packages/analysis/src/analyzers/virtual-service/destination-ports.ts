import type { HostPort, HostTarget, Resource } from '@meshdraft/model'
import type { Destination } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import { checkPort } from '../../admission/common/numbers.ts'
import type { AnalyzerContext } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { listSome } from '../../words.ts'

const MOST_SUGGESTIONS = 3
const HTTP_PROTOCOLS: ReadonlySet<string> = new Set(['GRPC', 'GRPC-WEB', 'HTTP', 'HTTP2'])

/** A destination whose host is known. */
export interface KnownDestination {
  readonly virtualService: Resource
  readonly destination: Destination
  readonly path: FieldPath
  readonly target: HostTarget
  readonly report: AnalyzerContext['report']
}

/** Reports a port that the host lacks, and a missing one where the host has several. */
export function checkDestinationPort(known: KnownDestination): void {
  const { destination, path, target, report } = known
  const { host = '', port } = destination
  const { ports } = target
  const numbers = listSome(ports.map(({ number }) => String(number)))
  if (port === undefined) {
    if (ports.length < 2) return
    const fixes = addPort(known)
    report('IST0112', [...path, 'host'], { host, numbers }, { fixes })
    return
  }
  // Without a number the webhook refuses the port itself.
  const number = port.number ?? 0
  if (number === 0 || ports.some((other) => other.number === number)) return
  const hint = ports.length === 0 ? 'It has no ports.' : `It has: ${numbers}.`
  const values = { kind: 'port', host, number, hint }
  report('IST0101', [...path, 'port', 'number'], values, { fixes: usePort(known, number) })
}

/** The only HTTP port is meant by an HTTP route; of others the user has to choose. */
function addPort({ virtualService, path, target }: KnownDestination): readonly Fix[] {
  const http = target.ports.filter(isHttp)
  const usable = target.ports.filter(isUsable)
  const isSure = path[1] === 'http' && http.length === 1
  return (isSure ? http.filter(isUsable) : usable.slice(0, MOST_SUGGESTIONS)).flatMap(
    ({ number }) => {
      const title = `Send to port ${number}`
      const added = { number }
      return fixesOf(virtualService).insert(title, [...path, 'port'], added, isSure ? {} : CHOICE)
    },
  )
}

function isUsable({ number }: HostPort): boolean {
  return checkPort(number) === undefined
}

function isHttp({ protocol }: HostPort): boolean {
  return protocol !== undefined && HTTP_PROTOCOLS.has(protocol)
}

function usePort(
  { virtualService, path, target }: KnownDestination,
  number: number,
): readonly Fix[] {
  const nearest = target.ports
    .filter(isUsable)
    .toSorted((a, b) => Math.abs(a.number - number) - Math.abs(b.number - number))
  return nearest
    .slice(0, MOST_SUGGESTIONS)
    .flatMap((port) =>
      fixesOf(virtualService).set(
        `Use port ${port.number}`,
        [...path, 'port', 'number'],
        port.number,
        CHOICE,
      ),
    )
}
