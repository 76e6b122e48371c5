import { describeMessage } from '@meshdraft/schema'
import type { FieldType, StringFormat } from '@meshdraft/schema'
import type { Random } from '@meshdraft/fixtures'
import type { PlainValue } from '@meshdraft/yaml'

type Pool = readonly [string, ...string[]]

const HOSTS = readPool(`* a a.b *.a.b a.b.svc.cluster.local shop.example.com *.example.com *.com
  ns/a.b ./* */* 10.0.0.1 ~/* A.b a_b`)

/** Values at which rules for a format turn, and ordinary ones. */
const TEXTS: { readonly [Format in StringFormat | 'other']: Pool } = {
  byte: readPool('YQ== -'),
  duration: readPool('0s 1ms 0.5ms 1s 1.5s 10s 1h 1h30m -1s 1d 5'),
  host: HOSTS,
  destinationHost: HOSTS,
  subset: readPool('v1 v2 V1 a_b'),
  gatewayRef: readPool('mesh a ns/a ./a a.ns a.ns.svc.cluster.local A'),
  namespace: readPool('. * ~ default ns NS'),
  label: readPool('v1 a*b istio'),
  protocol: readPool('HTTP HTTPS HTTP2 GRPC TCP TLS MONGO UDP http x'),
  regex: readPool('.* [ (?=x) /x/i \\?a'),
  secretRef: readPool('cert ns/cert kubernetes://cert sds://cert'),
  filePath: readPool('/etc/certs/a.pem a.pem'),
  address: readPool('10.0.0.1 10.0.0.0/8 ::1 unix:///a unix://@a a.b 300.0.0.1'),
  other: readPool(`/ /a /a/ /A a A a.b x-a X-A :path host %REQ(x)% 5xx 5xx,reset GET OPTIONS
    @request.auth.claims.a r1/* .*`),
}

// An empty text is 0.
const NUMBERS = readPool(`1 -1 2 10 50 99 100 101 150 200 443 503 599 600 80 8080 65535 65536 0.5
  12.5 5000011 2147483648`)

const KEYS = readPool('a app version x-a X-A host :path @request.auth.claims.a http 443')

/** Below this depth, messages are left empty. */
const MOST_LEVELS = 4

/**
 * Yields a value of the type that the catalogue gives a field, near the bounds of what is accepted.
 *
 * @param known - texts of the manifest itself, so that names refer to what is there.
 */
export function makeValue(
  fieldType: FieldType,
  random: Random,
  known: readonly string[],
  level = 0,
): PlainValue {
  switch (fieldType.type) {
    case 'boolean':
      return random.chance(0.5)
    case 'enum':
      return fieldType.values[random.integer(fieldType.values.length)]?.value ?? ''
    case 'number': {
      const { minimum, maximum } = fieldType
      const bounds = [minimum, maximum].flatMap((bound) => bound ?? [])
      const bound = bounds[random.integer(bounds.length)]
      return bound !== undefined && random.chance(0.4)
        ? bound + random.integer(3) - 1
        : Number(random.pick(NUMBERS))
    }
    case 'string': {
      const text = known[random.integer(known.length)]
      if (text !== undefined && random.chance(0.3)) return text
      return random.pick(TEXTS[fieldType.format ?? 'other'])
    }
    case 'list':
      return Array.from({ length: 1 + random.integer(2) }, () =>
        makeValue(fieldType.items, random, known, level + 1),
      )
    case 'map':
      return { [random.pick(KEYS)]: makeValue(fieldType.values, random, known, level + 1) }
    case 'message':
      return makeMessage(fieldType.message, random, known, level)
    default:
      return {}
  }
}

function makeMessage(
  name: string,
  random: Random,
  known: readonly string[],
  level: number,
): PlainValue {
  const fields = describeMessage(name)?.fields ?? []
  if (level > MOST_LEVELS || fields.length === 0) return {}
  const chosen = fields.filter(
    ({ isRequired }) => isRequired || random.chance(Math.min(0.8, 2 / fields.length)),
  )
  return Object.fromEntries(
    chosen.map((field) => [field.name, makeValue(field.fieldType, random, known, level + 1)]),
  )
}

/** Reads texts between blanks, and adds the empty one. */
function readPool(texts: string): Pool {
  return ['', ...texts.split(/\s+/u)]
}
