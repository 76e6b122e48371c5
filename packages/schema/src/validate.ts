import { toCelIssues } from './cel-issues.ts'
import type { CatalogueKind, SchemaIssue } from './descriptors.ts'
import { validators } from './generated/validators.js'
import { describeValue, quote } from './issue-text.ts'
import { GROUP, VERSIONS } from './kinds.ts'
import { toListKeyIssues } from './list-key-issues.ts'
import { hasMember, isMap, member, toPathKey } from './plain.ts'
import { toStructuralIssues } from './structural-issues.ts'

/** No document of a person has more; a hostile one could have as many as bytes. */
const MOST_ISSUES = 1000

/**
 * Checks an object as the API server does with Istio's CRDs: types, enums, bounds, required
 * members, one-of groups, unique keys of lists, unknown fields, then the CEL rules.
 *
 * @param value - the whole object as read from YAML. Integers may be `bigint`. Not kept.
 * @returns one issue per cause, structural ones first, at most 1,000. Never throws.
 */
export function validate(kind: CatalogueKind, value: unknown): readonly SchemaIssue[] {
  if (!isMap(value)) {
    const message = `A ${kind} is a map of fields, not ${describeValue(value)}.`
    return [{ rule: 'SCH-068', path: [], at: 'value', message }]
  }
  const validator = validators[kind]
  const errors = validator(value) ? [] : (validator.errors ?? [])
  const structural = [
    ...toStructuralIssues(kind, value, errors.slice(0, 2 * MOST_ISSUES)),
    ...toIdentityIssues(value),
  ]
  structural.push(...toListKeyIssues(kind, value, MOST_ISSUES - structural.length))
  const closed = new Set(structural.map(({ path }) => toPathKey(path)))
  const rest = MOST_ISSUES - structural.length
  return [...structural, ...toCelIssues(kind, value, closed, rest)].slice(0, MOST_ISSUES)
}

/** Version and name: what the API server checks of every object. */
function toIdentityIssues(value: object): readonly SchemaIssue[] {
  const issues: SchemaIssue[] = []
  const apiVersion = member(value, 'apiVersion')
  if (typeof apiVersion === 'string' && !isServed(apiVersion)) {
    issues.push({
      rule: 'SCH-001',
      path: ['apiVersion'],
      at: 'value',
      message: `${quote(apiVersion)} is not served. Write ${GROUP}/v1.`,
      suggestion: `${GROUP}/v1`,
    })
  }
  const metadata = member(value, 'metadata')
  const name = member(metadata, 'name')
  if (typeof name === 'string' && name !== '' && name.length <= 253 && !DNS_SUBDOMAIN.test(name)) {
    issues.push({
      rule: 'SCH-005',
      path: ['metadata', 'name'],
      at: 'value',
      message: `Name ${quote(name)} must be lower-case letters, digits, “-” and “.”, and begin and end with a letter or digit.`,
    })
  }
  const isNamed =
    (hasMember(metadata, 'name') && name !== '') || hasMember(metadata, 'generateName')
  if (isMap(metadata) && !isNamed) {
    issues.push({
      rule: 'SCH-005',
      path: ['metadata'],
      at: 'key',
      message: 'The object needs a name: “metadata.name” is missing.',
    })
  }
  return issues
}

const DNS_SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/u

function isServed(apiVersion: string): boolean {
  return VERSIONS.some((version) => apiVersion === `${GROUP}/${version}`)
}
