import { getChild, listEntries, listItems, toScalarText } from './form-node.ts'
import type { FormNode } from './form-node.ts'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'

/** A field of `HTTPMatchRequest` that makes a condition. */
export type MatchSubject =
  | 'uri'
  | 'method'
  | 'headers'
  | 'withoutHeaders'
  | 'queryParams'
  | 'authority'
  | 'scheme'
  | 'port'
  | 'gateways'
  | 'sourceLabels'
  | 'sourceNamespace'
  | 'ignoreUriCase'
  | 'name'
  | 'statPrefix'

/** How the value is compared; `present` is an empty StringMatch on a header. */
export type MatchOperator = 'exact' | 'prefix' | 'regex' | 'present' | 'is'

/** How a subject is asked for and where its parts are written. */
export interface SubjectInfo {
  readonly subject: MatchSubject
  /** As it reads in the sentence, e.g. `path`. */
  readonly word: string
  /** A map: the condition has a name, such as that of a header. */
  readonly isNamed: boolean
  /** The value is a StringMatch. */
  readonly isStringMatch: boolean
  /** Not a condition on the request but a setting of the match. */
  readonly isSetting: boolean
}

export const SUBJECTS: readonly SubjectInfo[] = [
  subject('uri', 'path', { isStringMatch: true }),
  subject('method', 'method', { isStringMatch: true }),
  subject('headers', 'header', { isStringMatch: true, isNamed: true }),
  subject('withoutHeaders', 'header not', { isStringMatch: true, isNamed: true }),
  subject('queryParams', 'query', { isStringMatch: true, isNamed: true }),
  subject('authority', 'host', { isStringMatch: true }),
  subject('scheme', 'scheme', { isStringMatch: true }),
  subject('port', 'port', {}),
  subject('gateways', 'gateway', {}),
  subject('sourceLabels', 'caller label', { isNamed: true }),
  subject('sourceNamespace', 'caller namespace', {}),
  subject('ignoreUriCase', 'path case', { isSetting: true }),
  subject('name', 'match name', { isSetting: true }),
  subject('statPrefix', 'statistics prefix', { isSetting: true }),
]

function subject(
  name: MatchSubject,
  word: string,
  flags: Partial<Omit<SubjectInfo, 'subject' | 'word'>>,
): SubjectInfo {
  return {
    subject: name,
    word,
    isNamed: false,
    isStringMatch: false,
    isSetting: false,
    ...flags,
  }
}

/** Finds what is known about a subject. */
export function describeSubject(name: MatchSubject): SubjectInfo {
  const info = SUBJECTS.find((other) => other.subject === name)
  if (!info) throw new RangeError(`${name} is not a subject of a match.`)
  return info
}

/** One row of the match builder. */
export interface MatchCondition {
  readonly subject: MatchSubject
  /** Key of the map, for named subjects. */
  readonly name: string | undefined
  /** Index in a list, for gateways. */
  readonly index: number | undefined
  readonly operator: MatchOperator
  readonly value: string
  /** Where the condition stands below the match, e.g. `['headers', 'x-user']`. */
  readonly path: FieldPath
  readonly node: FormNode
  /** It cannot be shown as a row: two operators, a wrong type, or shared through an anchor. */
  readonly isOpaque: boolean
}

const OPERATORS = ['exact', 'prefix', 'regex'] as const

/** Reads the conditions of one match, in the order of `SUBJECTS`. */
export function readConditions(match: FormNode | undefined): readonly MatchCondition[] {
  return SUBJECTS.flatMap((info): readonly MatchCondition[] => {
    const node = getChild(match, info.subject)
    if (!node) return []
    if (node.lock) return [toOpaque(info.subject, undefined, [info.subject], node)]
    if (info.subject === 'gateways') {
      if (node.type !== 'list') return [toOpaque(info.subject, undefined, [info.subject], node)]
      return listItems(node).map((item, index) => ({
        ...readValue(info, undefined, [info.subject, index], item),
        index,
      }))
    }
    if (!info.isNamed) return [readValue(info, undefined, [info.subject], node)]
    if (node.type !== 'map') return [toOpaque(info.subject, undefined, [info.subject], node)]
    return listEntries(node).map(([name, value]) =>
      readValue(info, name, [info.subject, name], value),
    )
  })
}

function readValue(
  { subject, isStringMatch, isNamed }: SubjectInfo,
  name: string | undefined,
  path: FieldPath,
  node: FormNode,
): MatchCondition {
  const base = { subject, name, index: undefined, path, node, isOpaque: false } as const
  if (!isStringMatch) {
    const text = toScalarText(node)
    if (text === undefined || node.lock) return toOpaque(subject, name, path, node)
    return { ...base, operator: 'is', value: text }
  }
  const isEmpty = node.type === 'map' ? node.byKey.size === 0 : node.source === ''
  if (isEmpty && isNamed && !node.lock) return { ...base, operator: 'present', value: '' }
  const present = OPERATORS.filter((operator) => getChild(node, operator))
  const [operator] = present
  const value = operator && getChild(node, operator)
  const text = toScalarText(value)
  const isPlain =
    node.type === 'map' &&
    node.byKey.size === 1 &&
    node.merged.length === 0 &&
    !node.lock &&
    !value?.lock
  if (!operator || text === undefined || !isPlain) return toOpaque(subject, name, path, node)
  return { ...base, operator, value: text }
}

function toOpaque(
  subject: MatchSubject,
  name: string | undefined,
  path: FieldPath,
  node: FormNode,
): MatchCondition {
  return {
    subject,
    name,
    index: undefined,
    operator: 'is',
    value: node.source,
    path,
    node,
    isOpaque: true,
  }
}

/** The operators a subject may take, with the words of the sentence. */
export function listOperators(info: SubjectInfo): readonly (readonly [MatchOperator, string])[] {
  if (!info.isStringMatch) return [['is', 'is']]
  const isNegative = info.subject === 'withoutHeaders'
  const words: readonly (readonly [MatchOperator, string])[] = [
    ['exact', 'is'],
    ['prefix', 'starts with'],
    ['regex', 'matches'],
  ]
  if (!info.isNamed) return words
  if (info.subject === 'queryParams') return words
  return [...words, ['present', isNegative ? 'is set' : 'is set']]
}

/** Yields what to write for an operator and a value: a StringMatch, or the value itself. */
export function toMatchValue(
  { isStringMatch, subject }: SubjectInfo,
  operator: MatchOperator,
  value: string,
): PlainValue {
  if (!isStringMatch) {
    if (subject === 'port' && /^\d{1,10}$/u.test(value)) return Number(value)
    if (subject === 'ignoreUriCase') return value === 'true'
    return value
  }
  return operator === 'present' || operator === 'is' ? {} : { [operator]: value }
}

/** Where a condition is written below its match. */
export function toConditionPath(subject: MatchSubject, name: string, index = 0): FieldPath {
  if (subject === 'gateways') return [subject, index]
  return describeSubject(subject).isNamed ? [subject, name] : [subject]
}
