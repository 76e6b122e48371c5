import type { FeatureWord, KindWord, NumberField, TextField } from './expression.ts'

/** A field of the language. */
export interface FieldEntry {
  readonly name: string
  readonly takes: 'kind' | 'feature' | 'number' | 'text'
  /** For the list of completions: what it finds. */
  readonly finds: string
}

/** The name of a field. */
export type FieldName = TextField | NumberField | 'kind' | 'has'

const FIELD_TABLE: Readonly<Record<FieldName, Omit<FieldEntry, 'name'>>> = {
  kind: { takes: 'kind', finds: 'what it is, e.g. kind:virtualservice' },
  ns: { takes: 'text', finds: 'its namespace' },
  host: { takes: 'text', finds: 'a host it stands for, * for any text' },
  name: { takes: 'text', finds: 'its whole name, * for any text' },
  has: { takes: 'feature', finds: 'a problem, a mirror, a timeout, …' },
  weight: { takes: 'number', finds: 'a weight of a route, e.g. weight<10' },
  protocol: { takes: 'text', finds: 'the protocol of a port or route' },
  port: { takes: 'number', finds: 'a port' },
  subset: { takes: 'text', finds: 'a subset by its name' },
  reaches: { takes: 'text', finds: 'all whose traffic gets to a name or host' },
  'reached-by': { takes: 'text', finds: 'all that gets traffic from a name or host' },
  problem: { takes: 'text', finds: 'a problem by its code' },
  file: { takes: 'text', finds: 'what a file or a folder defines' },
}

/** The fields in the order in which they are offered. */
export const EXPRESSION_FIELDS: readonly FieldEntry[] = Object.entries(FIELD_TABLE).map(
  ([name, entry]) => ({ name, ...entry }),
)

const OTHER_NAMES: ReadonlyMap<string, FieldName> = new Map([
  ['namespace', 'ns'],
  ['hosts', 'host'],
  ['code', 'problem'],
])

/** Yields the field of a name as typed, in letters of any case. */
export function findField(typed: string): FieldName | undefined {
  const lower = typed.toLowerCase()
  return isFieldName(lower) ? lower : OTHER_NAMES.get(lower)
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELD_TABLE, name)
}

const KIND_TABLE: Readonly<Record<KindWord, readonly string[]>> = {
  gateway: ['gw', 'server', 'gateways', 'servers'],
  mesh: [],
  virtualservice: ['vs', 'virtualservices', 'virtual-service'],
  route: ['routes', 'rule', 'rules'],
  subset: ['subsets', 'destinationrule', 'dr'],
  service: ['svc', 'services', 's'],
  serviceentry: ['se', 'serviceentries', 'service-entry'],
  workload: ['workloads'],
  answer: ['answers'],
  missing: [],
}

/** The kinds in the order in which they are offered. */
export const EXPRESSION_KINDS: readonly KindWord[] = keysOf(KIND_TABLE)

const KIND_BY_WORD = new Map(
  EXPRESSION_KINDS.flatMap((kind) =>
    [kind, ...KIND_TABLE[kind]].map((word): [string, KindWord] => [word, kind]),
  ),
)

/** Yields the kind of a word as typed. */
export function findKind(typed: string): KindWord | undefined {
  return KIND_BY_WORD.get(typed.toLowerCase())
}

const FEATURE_TABLE: Readonly<Record<FeatureWord, readonly string[]>> = {
  problem: ['problems'],
  error: ['errors'],
  warning: ['warnings'],
  info: [],
  mirror: ['mirrors'],
  fault: ['faults'],
  timeout: ['timeouts'],
  retries: ['retry'],
  rewrite: ['rewrites'],
  redirect: ['redirects'],
  headers: ['header'],
  delegate: ['delegates'],
  cors: ['corspolicy'],
  tls: [],
  weight: ['weights'],
  breaker: ['circuitbreaker', 'outlierdetection', 'connectionpool'],
}

/** What `has:` takes, in the order in which it is offered. */
export const EXPRESSION_FEATURES: readonly FeatureWord[] = keysOf(FEATURE_TABLE)

const FEATURE_BY_WORD = new Map(
  EXPRESSION_FEATURES.flatMap((feature) =>
    [feature, ...FEATURE_TABLE[feature]].map((word): [string, FeatureWord] => [word, feature]),
  ),
)

/** Yields the feature of a word as typed. */
export function findFeature(typed: string): FeatureWord | undefined {
  return FEATURE_BY_WORD.get(typed.toLowerCase())
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  // The keys of a table written here.
  return Object.keys(table) as K[]
}

const LONGEST_GUESS = 24

/** Yields the word that was probably meant: two slips away at most, and less than half of it. */
export function guessWord(typed: string, words: Iterable<string>): string | undefined {
  const wanted = typed.toLowerCase()
  if (wanted.length > LONGEST_GUESS) return undefined
  let best: string | undefined
  let least = Math.min(2, Math.floor((wanted.length - 1) / 2)) + 1
  for (const word of words) {
    const slips = countSlips(wanted, word)
    if (slips >= least) continue
    best = word
    least = slips
  }
  return best
}

/** Changes, additions, omissions and swaps of neighbours between two short words. */
function countSlips(a: string, b: string): number {
  let before: readonly number[] = []
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap))
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}
