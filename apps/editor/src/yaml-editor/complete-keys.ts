import { completeKeys } from '@meshdraft/schema'
import type { FieldDescriptor, FieldType } from '@meshdraft/schema'
import { toResourcePath } from '../commands/resource-of-path.ts'
import type { KeyContext } from './completion-context.ts'
import { buildCompletion } from './completion-item.ts'
import type { Completion } from './completion-item.ts'
import { describeFieldText, formatType } from './field-text.ts'

/** How the file writes what is nested. */
export interface WritingStyle {
  /** Spaces a map inside a map is indented by. */
  readonly step: number
  /** Spaces a list inside a map is indented by: 0 or the step. */
  readonly listStep: number
}

const ROOT_KEYS: readonly (readonly [key: string, text: string])[] = [
  ['apiVersion', 'API group and version, e.g. networking.istio.io/v1.'],
  ['kind', 'Kind of the object, e.g. VirtualService.'],
  ['metadata', 'Name, namespace, labels and annotations.'],
  ['spec', 'What is wanted.'],
]

/** Lists the keys that may still be added at the caret, required ones first. */
export function listKeyCompletions(context: KeyContext, style: WritingStyle): Completion[] {
  const { resource, path, presentKeys } = context
  const own = toResourcePath(resource, path)
  if (!resource.catalogueKind) return own.length === 0 ? listRootKeys(context, style) : []
  const fields = completeKeys(resource.catalogueKind, own, presentKeys)
  return fields
    .filter((field) => field.name !== 'status')
    .toSorted((a, b) => rank(a) - rank(b))
    .map((field) =>
      buildCompletion(field.name, {
        icon: 'field',
        insertText: field.name + writeAfterKey(field.fieldType, context, style),
        detail: formatType(field.fieldType),
        documentation: describeFieldText(field),
        isDeprecated: field.deprecated !== undefined,
        continues: isOffered(field.fieldType),
      }),
    )
}

function listRootKeys(context: KeyContext, style: WritingStyle): Completion[] {
  return ROOT_KEYS.filter(([key]) => !context.presentKeys.includes(key)).map(([key, text]) => {
    const isMap = key === 'metadata' || key === 'spec'
    const fieldType: FieldType = isMap ? { type: 'message', message: key } : { type: 'string' }
    return buildCompletion(key, {
      icon: 'field',
      insertText: key + writeAfterKey(fieldType, context, style),
      documentation: text,
      continues: !isMap,
    })
  })
}

function rank({ isRequired, deprecated, isAdvanced }: FieldDescriptor): number {
  if (deprecated !== undefined) return 3
  if (isRequired) return 0
  return isAdvanced ? 2 : 1
}

/** What follows a new key: a space, or the start of the map or list in the style of the file. */
function writeAfterKey(
  fieldType: FieldType,
  { line, needsDash }: KeyContext,
  style: WritingStyle,
): string {
  if (line.hasColon) return ''
  if (line.isFlow) return ': '
  const indent = line.indent + (needsDash ? 2 : 0)
  switch (fieldType.type) {
    case 'message':
    case 'map':
      return `:\n${' '.repeat(indent + style.step)}`
    case 'list':
      return `:\n${' '.repeat(indent + style.listStep)}- `
    default:
      return ': '
  }
}

/** Whether there is likely something to offer for a value of this type. */
function isOffered(fieldType: FieldType): boolean {
  switch (fieldType.type) {
    case 'string':
      return fieldType.format !== undefined && !/^(?:regex|filePath|byte)$/.test(fieldType.format)
    case 'any':
    case 'map':
      return false
    case 'list':
      return isOffered(fieldType.items)
    default:
      return true
  }
}

/** Reads how a text indents; a file without nesting is written as Kubernetes' examples are. */
export function readWritingStyle(text: string): WritingStyle {
  const map = /(?:^|\n)( *)[\w./-]+:[ \t]*\r?\n( *)[\w./-]+:/.exec(text)
  const nested = (map?.[2]?.length ?? 0) - (map?.[1]?.length ?? 0)
  const step = nested > 0 && nested <= 8 ? nested : 2
  const list = /(?:^|\n)( *)[\w./-]+:[ \t]*\r?\n( *)- /.exec(text)
  const listStep = list ? (list[2]?.length ?? 0) - (list[1]?.length ?? 0) : step
  return { step, listStep: Math.min(Math.max(listStep, 0), 8) }
}
