import type { BadgeTint } from '../ui/LetterBadge.tsx'

/** How a kind is written where there is little room: the letters that Kiali uses. */
export interface KindLetters {
  readonly letters: string
  readonly tint: BadgeTint
}

const KNOWN: ReadonlyMap<string, KindLetters> = new Map(
  Object.entries<KindLetters>({
    Gateway: { letters: 'G', tint: 'teal' },
    VirtualService: { letters: 'VS', tint: 'violet' },
    DestinationRule: { letters: 'DR', tint: 'magenta' },
    ServiceEntry: { letters: 'SE', tint: 'brown' },
    Sidecar: { letters: 'SC', tint: 'grey' },
    WorkloadEntry: { letters: 'WE', tint: 'blue' },
    WorkloadGroup: { letters: 'WG', tint: 'blue' },
    Service: { letters: 'S', tint: 'blue' },
    EnvoyFilter: { letters: 'EF', tint: 'grey' },
    AuthorizationPolicy: { letters: 'AP', tint: 'grey' },
    PeerAuthentication: { letters: 'PA', tint: 'grey' },
    RequestAuthentication: { letters: 'RA', tint: 'grey' },
    Telemetry: { letters: 'T', tint: 'grey' },
    WasmPlugin: { letters: 'WP', tint: 'grey' },
    Namespace: { letters: 'NS', tint: 'grey' },
    Deployment: { letters: 'D', tint: 'grey' },
    Pod: { letters: 'P', tint: 'grey' },
  }),
)

/** Yields the letters of a kind; for unknown ones the capitals of its name, at most two. */
export function lettersOfKind(kind: string): KindLetters {
  const known = KNOWN.get(kind)
  if (known) return known
  const capitals = kind.replaceAll(/[^A-Z]/g, '').slice(0, 2)
  return { letters: capitals || kind.slice(0, 1).toUpperCase() || '?', tint: 'grey' }
}
