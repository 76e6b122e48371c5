import type { CatalogueKind, EnumValue, FieldType, SchemaIssue } from './descriptors.ts'
import { describeMessageAt, traceField } from './fields.ts'
import type { FieldTrace, Path } from './fields.ts'
import type { ValidatorError } from './generated/validators.js'
import { count, describeExpected, describeValue, joinNames, nameAt, quote } from './issue-text.ts'
import { hasMember, isList, isMap, toPathKey, valueAt } from './plain.ts'
import { boundsRule, enumRule, requiredRule } from './rule-ids.ts'
import { suggestName } from './suggest-name.ts'

interface Context {
  readonly kind: CatalogueKind
  readonly root: unknown
  /** Who is told to take a name, by map and name: two keys cannot both be renamed to it. */
  readonly renamedBy: Map<string, string>
}

/**
 * Puts ajv's errors into our rules and words. Each cause yields one issue: a value of a wrong type
 * says nothing else, and the branches of a one-of group are summed up.
 */
export function toStructuralIssues(
  kind: CatalogueKind,
  root: unknown,
  errors: readonly ValidatorError[],
): readonly SchemaIssue[] {
  if (errors.length === 0) return []
  const context = { kind, root, renamedBy: new Map<string, string>() }
  const ofWrongType = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
  )
  // ajv repeats the branches of a one-of group for every group of a message.
  const issueByKey = new Map<string, SchemaIssue>()
  for (const error of errors) {
    if (error.keyword !== 'type' && ofWrongType.has(error.instancePath)) continue
    for (const issue of toIssues(context, error)) {
      const key = `${issue.message} ${JSON.stringify(issue.path)}`
      if (!issueByKey.has(key)) issueByKey.set(key, issue)
    }
  }
  return [...issueByKey.values()]
}

function toIssues(context: Context, error: ValidatorError): readonly SchemaIssue[] {
  if (error.keyword !== 'oneOf') return [toIssue(context, error) ?? []].flat()
  const path = toPath(context.root, error.instancePath)
  return severalOfOne(context, path, valueAt(context.root, path))
}

function toIssue(context: Context, error: ValidatorError): SchemaIssue | undefined {
  const path = toPath(context.root, error.instancePath)
  const value = valueAt(context.root, path)
  switch (error.keyword) {
    case 'required':
      return missing(context, path, String(error.params['missingProperty']))
    case 'additionalProperties':
      return unknownField(context, path, String(error.params['additionalProperty']))
    // Parts of the encoding of a one-of group: `oneOf` itself speaks for them.
    case 'not':
    case 'anyOf':
      return undefined
    default: {
      const trace = traceField(context.kind, path)
      return trace ? wrongValue(error, path, value, trace) : undefined
    }
  }
}

function wrongValue(
  error: ValidatorError,
  path: Path,
  value: unknown,
  trace: FieldTrace,
): SchemaIssue | undefined {
  switch (error.keyword) {
    case 'type':
      return wrongType(path, value, trace)
    case 'enum':
      return wrongEnumValue(path, value, trace)
    default:
      return outOfBounds(path, value, trace, error)
  }
}

/** Undoes ajv's JSON Pointer; a step is an index where the document has a list. */
function toPath(root: unknown, pointer: string): Path {
  const path: (string | number)[] = []
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~')
    path.push(isList(valueAt(root, path)) ? Number(step) : step)
  }
  return path
}

function missing({ kind }: Context, path: Path, name: string): SchemaIssue | undefined {
  const message = describeMessageAt(kind, path)
  const field = message?.fields.find((candidate) => candidate.name === name)
  // Not required in itself: a branch of a one-of group asks for it.
  if (!message || !field?.isRequired) return undefined
  return {
    rule: requiredRule(kind, message.name, name),
    path,
    at: 'key',
    message: `Field ${quote(name)} is required in ${displayName(kind, message.name)}.`,
  }
}

function unknownField(
  { kind, root, renamedBy }: Context,
  path: Path,
  name: string,
): SchemaIssue | undefined {
  const message = describeMessageAt(kind, path)
  if (!message) return undefined
  const names = message.fields.map((field) => field.name)
  const suggestion = suggestName(name, names)
  const isSnakeCase =
    suggestion !== undefined && name.includes('_') && fromSnakeCase(name) === suggestion
  const place = `${toPathKey(path)}\n${suggestion ?? ''}`
  const first = renamedBy.get(place) ?? name
  renamedBy.set(place, first)
  const isTaken =
    suggestion !== undefined && (first !== name || hasMember(valueAt(root, path), suggestion))
  const where = displayName(kind, message.name)
  const wayOut = isSnakeCase
    ? `Its name is ${quote(suggestion)}.`
    : suggestion === undefined
      ? ''
      : `Did you mean ${quote(suggestion)}?`
  return {
    rule: isSnakeCase ? 'SCH-064' : 'SCH-060',
    path: [...path, name],
    at: 'key',
    message: `Field ${quote(name)} is unknown in ${where}. ${isTaken ? '' : wayOut}`.trim(),
    ...(suggestion === undefined || isTaken ? {} : { suggestion }),
  }
}

function fromSnakeCase(name: string): string {
  return name.replace(/_([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase())
}

/** `VirtualServiceResource` is our name for the document as a whole; nobody else knows it. */
function displayName(kind: CatalogueKind, message: string): string {
  return message === `${kind}Resource` ? `the document of a ${kind}` : message
}

/** At the member that stands last in the document; its predecessor was probably meant to go. */
function severalOfOne({ kind }: Context, path: Path, value: unknown): readonly SchemaIssue[] {
  const message = describeMessageAt(kind, path)
  if (!message || !isMap(value)) return []
  const keys = Object.keys(value)
  return message.oneOfs.flatMap(({ members, rule }): readonly SchemaIssue[] => {
    const present = keys.filter((key) => members.includes(key))
    const last = present.at(-1)
    if (present.length < 2 || last === undefined) return []
    return [
      {
        rule,
        path: [...path, last],
        at: 'key',
        message: `${joinNames(present)} exclude each other in ${message.name}. Keep one of them.`,
      },
    ]
  })
}

function wrongType(path: Path, value: unknown, trace: FieldTrace): SchemaIssue | undefined {
  const { fieldType } = trace
  const issue = (rule: string, wayOut = '', suggestion?: string): SchemaIssue => ({
    rule,
    path,
    at: 'value',
    message:
      `${nameAt(path)} must be ${describeExpected(fieldType)}, not ${describeValue(value)}. ${wayOut}`.trim(),
    ...(suggestion === undefined ? {} : { suggestion }),
  })
  if (value === null) {
    return issue('SCH-066', 'Give it a value or remove it.')
  }
  switch (fieldType.type) {
    case 'number': {
      // ajv knows no bigint; it stands for an integer that a number cannot hold exactly.
      if (typeof value === 'bigint') return hugeNumber(path, value, trace)
      const isQuoted = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/u.test(value)
      return isQuoted ? issue('SCH-063', 'Remove the quotes.', value) : issue('SCH-068')
    }
    case 'enum': {
      if (typeof value !== 'number') return issue('SCH-068')
      const named = fieldType.values[value]?.value
      return issue('SCH-062', named === undefined ? '' : `Write ${named}.`, named)
    }
    case 'string':
      return isMap(value) || isList(value)
        ? issue('SCH-068')
        : issue('SCH-069', 'Put it in quotes.')
    case 'list':
      return issue('SCH-068', isMap(value) ? '' : 'Put it in a list.')
    default:
      return issue('SCH-068')
  }
}

function hugeNumber(path: Path, value: bigint, trace: FieldTrace): SchemaIssue | undefined {
  const { fieldType } = trace
  if (fieldType.type !== 'number') return undefined
  const largest = fieldType.maximum ?? (fieldType.format === 'int32' ? 2_147_483_647 : undefined)
  const smallest = fieldType.minimum ?? (fieldType.format === 'int32' ? -2_147_483_648 : undefined)
  if (largest !== undefined && value > largest) {
    return outOfBounds(path, value, trace, { keyword: 'maximum', params: { limit: largest } })
  }
  if (smallest !== undefined && value < smallest) {
    return outOfBounds(path, value, trace, { keyword: 'minimum', params: { limit: smallest } })
  }
  return undefined
}

function wrongEnumValue(path: Path, value: unknown, trace: FieldTrace): SchemaIssue | undefined {
  const { fieldType, message, field } = trace
  if (fieldType.type !== 'enum' || !field) return undefined
  const text = String(value)
  const suggestion = suggestValue(text, fieldType.values)
  const wayOut =
    suggestion === undefined
      ? `Allowed: ${fieldType.values.map((allowed) => allowed.value).join(', ')}.`
      : `Did you mean ${quote(suggestion)}?`
  return {
    rule: enumRule(message.name, field.name) ?? 'SCH-068',
    path,
    at: 'value',
    message: `${quote(text)} is not a value of ${quote(field.name)}. ${wayOut}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

function suggestValue(text: string, values: readonly EnumValue[]): string | undefined {
  return suggestName(
    text,
    values.map(({ value }) => value),
  )
}

function outOfBounds(
  path: Path,
  value: unknown,
  trace: FieldTrace,
  { keyword, params }: Pick<ValidatorError, 'keyword' | 'params'>,
): SchemaIssue | undefined {
  const text = describeBound(keyword, params['limit'], path, value, trace.fieldType)
  if (text === undefined) return undefined
  return { rule: boundsRule(trace) ?? 'SCH-068', path, at: 'value', message: text }
}

function describeBound(
  keyword: string,
  limit: unknown,
  path: Path,
  value: unknown,
  fieldType: FieldType,
): string | undefined {
  const name = nameAt(path)
  switch (keyword) {
    case 'maximum':
      return `${name} is ${String(value)}; the largest value is ${String(limit)}.`
    case 'minimum':
      return `${name} is ${String(value)}; the smallest value is ${String(limit)}.`
    case 'maxLength':
      return `${name} is too long: at most ${count(limit, 'character', 'characters')}.`
    case 'minLength':
      return `${name} is too short: at least ${count(limit, 'character', 'characters')}.`
    case 'maxItems':
      return `${name} has too many items: at most ${String(limit)}.`
    case 'minItems':
      return `${name} needs at least ${count(limit, 'item', 'items')}.`
    case 'maxProperties':
      return `${name} has too many entries: at most ${String(limit)}.`
    case 'pattern':
      return fieldType.type === 'string' && fieldType.format === 'byte'
        ? `${name} is not base64 text.`
        : `${name} is ${quote(String(value))}; only letters, digits, “-” and “_” are allowed.`
    default:
      return undefined
  }
}
