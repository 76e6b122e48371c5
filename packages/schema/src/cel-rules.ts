import { parseDuration } from './duration.ts'
import type { Path } from './fields.ts'
import { nameAt, quote } from './issue-text.ts'
import { hasMember, isList, isMap, member } from './plain.ts'

/**
 * The CEL rules of Istio's CRDs as functions of our own: 21 of them (`validation-rules` A4). They
 * speak only about values of the right type; a wrong type is found by the validators.
 */

/** What a rule finds wrong within a value. */
export interface CelFinding {
  /** From the value to the place, e.g. `['endpoints']`; `[]` is the value itself. */
  readonly path: Path
  readonly at: 'key' | 'value'
  readonly message: string
}

/** @param path - where `value` stands in the document, for the names in messages. */
export type CelRule = (value: unknown, path: Path) => readonly CelFinding[]

/** A rule about the value itself. */
function onValue(check: (value: unknown, path: Path) => string | undefined): CelRule {
  return (value, path) => {
    const message = check(value, path)
    return message === undefined ? [] : [{ path: [], at: 'value', message }]
  }
}

/** A rule about a text. */
function onText(check: (text: string, path: Path) => string | undefined): CelRule {
  return onValue((value, path) => (typeof value === 'string' ? check(value, path) : undefined))
}

/** A rule about each key of a map. */
function onKeys(check: (key: string) => string | undefined): CelRule {
  return (value) => {
    if (!isMap(value)) return []
    return Object.keys(value).flatMap((key): readonly CelFinding[] => {
      const message = check(key)
      return message === undefined ? [] : [{ path: [key], at: 'key', message }]
    })
  }
}

/** A rule that two members of a message exclude each other; found at the one that stands last. */
function exclusive(first: string, second: string): CelRule {
  return (value) => {
    if (!isMap(value) || !hasMember(value, first) || !hasMember(value, second)) return []
    const [earlier, later] = order(value, first, second)
    const message = `${quote(earlier)} and ${quote(later)} exclude each other. Keep one of them.`
    return [{ path: [later], at: 'key', message }]
  }
}

function order(value: object, first: string, second: string): readonly [string, string] {
  const keys = Object.keys(value)
  return keys.indexOf(first) < keys.indexOf(second) ? [first, second] : [second, first]
}

/** `resolution` of a ServiceEntry; a wrong type reads as the default, its own issue says more. */
function resolutionOf(serviceEntry: unknown): string {
  const resolution = member(serviceEntry, 'resolution')
  return typeof resolution === 'string' ? resolution : 'NONE'
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = member(value, key)
  return isList(list) ? list : []
}

const UNIX = 'unix://'

function isSocket(address: unknown): address is string {
  return typeof address === 'string' && address.startsWith(UNIX)
}

const isValidDuration = onText((text, path) => {
  const milliseconds = parseDuration(text)
  if (milliseconds === undefined) {
    return `${quote(text)} is not a duration for ${nameAt(path)}. Write a number with a unit, e.g. 5s or 250ms.`
  }
  if (milliseconds >= 1) return undefined
  return `${nameAt(path)} is ${quote(text)}; the shortest duration is 1ms. Remove the field to unset it.`
})

const hasNoWildcardInValue = onText((text, path) =>
  text.includes('*') ? `Label ${nameAt(path)} holds “*”. Selectors know no wildcards.` : undefined,
)

const isPort = onValue((value, path) => {
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  if (!isNumber || (value > 0 && value <= 65_535)) return undefined
  return `${nameAt(path)} is ${value}; a port lies between 1 and 65535.`
})

const hasUniquePortNumbers: CelRule = (value) => {
  if (!isList(value)) return []
  const indexByNumber = new Map<unknown, number>()
  return value.flatMap((port, index): readonly CelFinding[] => {
    const number = member(port, 'number')
    if (typeof number !== 'number' && typeof number !== 'bigint') return []
    const first = indexByNumber.get(number)
    if (first === undefined) {
      indexByNumber.set(number, index)
      return []
    }
    const message = `Port number ${number} is also that of item ${first + 1}. Each number may be listed once.`
    return [{ path: [index, 'number'], at: 'value', message }]
  })
}

/** All 21 rules by id. What each applies to is declared beside the fields and messages. */
export const CEL_RULES: ReadonlyMap<string, CelRule> = new Map<string, CelRule>([
  ['CEL-01', isValidDuration],
  [
    'CEL-02',
    onKeys((key) =>
      key.includes('*')
        ? `Label key ${quote(key)} holds “*”. Selectors know no wildcards.`
        : undefined,
    ),
  ],
  ['CEL-03', onKeys((key) => (key === '' ? 'A label key is empty. Name the label.' : undefined))],
  ['CEL-04', hasNoWildcardInValue],
  ['CEL-05', exclusive('tlsCertificates', 'credentialNames')],
  ['CEL-06', exclusive('credentialName', 'credentialNames')],
  // Declared for credentialName and tlsCertificates, but its expression repeats CEL-05, which
  // speaks for it: the API server accepts that pair, and Istio's webhook refuses it (TLS-011).
  ['CEL-07', () => []],
  ['CEL-08', exclusive('workloadSelector', 'endpoints')],
  [
    'CEL-09',
    (value) =>
      !isMap(value) || hasMember(value, 'address') || hasMember(value, 'network')
        ? []
        : [{ path: [], at: 'key', message: 'A workload needs “address” or “network”.' }],
  ],
  [
    'CEL-10',
    (value) => {
      const resolution = resolutionOf(value)
      if (resolution === 'NONE' || resolution === 'STATIC') return []
      return listOf(value, 'addresses').flatMap((address, index): readonly CelFinding[] => {
        if (typeof address !== 'string' || !address.includes('/')) return []
        const message = `CIDR range ${quote(address)} needs resolution NONE or STATIC, not ${quote(resolution)}.`
        return [{ path: ['addresses', index], at: 'value', message }]
      })
    },
  ],
  [
    'CEL-11',
    (value) => {
      if (resolutionOf(value) !== 'NONE' || !hasMember(value, 'endpoints')) return []
      const message =
        'Resolution NONE takes no “endpoints”. Remove them or set resolution to STATIC or DNS.'
      return [{ path: ['endpoints'], at: 'key', message }]
    },
  ],
  [
    'CEL-12',
    (value) => {
      const { length } = listOf(value, 'endpoints')
      if (resolutionOf(value) !== 'DNS_ROUND_ROBIN' || length <= 1) return []
      const message = `Resolution DNS_ROUND_ROBIN takes at most 1 endpoint, not ${length}.`
      return [{ path: ['endpoints'], at: 'key', message }]
    },
  ],
  [
    'CEL-13',
    (value) => {
      if (!isSocket(member(value, 'address')) || !hasMember(value, 'ports')) return []
      const message = 'A workload at a socket, “unix://…”, has no “ports”. Remove them.'
      return [{ path: ['ports'], at: 'key', message }]
    },
  ],
  [
    'CEL-14',
    onText((text) => {
      if (!isSocket(text) || text[UNIX.length] === '/' || text[UNIX.length] === '@')
        return undefined
      return `Socket ${quote(text)} needs an absolute path or an abstract name: unix:///path or unix://@name.`
    }),
  ],
  ['CEL-15', isPort],
  [
    'CEL-16',
    onText((text) => {
      // `unix://` alone breaks CEL-14 already.
      if (!isSocket(text) || text === UNIX || !text.endsWith('/')) return undefined
      return `Socket ${quote(text)} ends in “/”. Name a file, not a folder.`
    }),
  ],
  [
    'CEL-17',
    onKeys((key) => {
      if (/^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/u.test(key) && key.length < 63)
        return undefined
      return `Port name ${quote(key)} must be 1 to 62 letters, digits and inner hyphens.`
    }),
  ],
  [
    'CEL-18',
    onText((text) =>
      text === '*'
        ? 'A ServiceEntry cannot claim every host, “*”. Name a domain, e.g. *.example.com.'
        : undefined,
    ),
  ],
  ['CEL-19', hasUniquePortNumbers],
  ['CEL-20', hasNoWildcardInValue],
  [
    'CEL-21',
    onText((text) =>
      ['', 'HTTP', 'HTTPS'].includes(text)
        ? undefined
        : `Scheme ${quote(text)} is not HTTP or HTTPS, in capitals.`,
    ),
  ],
])
