import { CATALOGUE_KINDS, describeKind, describeMessage } from '../packages/schema/src/index.ts'
import type { CatalogueKind, FieldType, MessageName } from '../packages/schema/src/index.ts'
import {
  buildOtherObjects,
  buildSettings,
  buildWiredObjects,
  fillMetadata,
} from './script-payload-objects.ts'
import type { Fill } from './script-payload-objects.ts'
import { writeYaml } from './script-payload-yaml.ts'
import type { Value } from './script-payload-yaml.ts'

/** A file of a workspace of payloads. */
export interface PayloadFile {
  readonly path: string
  readonly content: string
}

/** Which payloads meet which fields. */
export interface Meetings {
  /** Every text field of every kind, e.g. `VirtualService.spec.http[].match[].uri.regex`. */
  readonly fields: readonly string[]
  /** Builds the files in which the field at position i carries the payload at i + turn. */
  readonly buildFiles: (turn: number) => readonly PayloadFile[]
  /** How many pairs of a field and a payload were built. */
  readonly countPairs: () => number
}

/**
 * Arranges workspaces with every text field of every kind. In as many turns as there are payloads,
 * each field carries each payload once.
 */
export function arrangeMeetings(payloads: readonly string[]): Meetings {
  const positions = new Map<string, number>()
  const pairs = new Set<string>()
  const build = (turn: number) =>
    writeFiles(
      (field) => {
        const position = positions.get(field) ?? positions.size
        positions.set(field, position)
        const index = (position + turn) % payloads.length
        pairs.add(`${position} ${index}`)
        return payloads[index] ?? ''
      },
      turn,
      payloads[turn % payloads.length] ?? '',
    )
  build(0)
  pairs.clear()
  return { fields: [...positions.keys()], buildFiles: build, countPairs: () => pairs.size }
}

/** One file a kind, one for the others, and those that are no YAML or say how the rest is read. */
function writeFiles(fill: Fill, turn: number, wired: string): readonly PayloadFile[] {
  const folder = `${turn} ${toFileName(fill('name of a folder'))}`
  const write = (name: string, documents: readonly Value[]): PayloadFile => ({
    path: `${folder}/${name} ${toFileName(fill(`name of the file ${name}`))}.yaml`,
    content: documents.map((document) => writeDocument(document, fill)).join('---\n'),
  })
  return [
    ...CATALOGUE_KINDS.map((kind) => write(kind, buildVariants(kind, fill))),
    write('others', buildOtherObjects(fill)),
    write('wired', buildWiredObjects(wired)),
    { path: `${folder}/object.json`, content: JSON.stringify(buildOtherObjects(fill)[0]) },
    {
      path: `${folder}/broken.yaml`,
      content: `a: [${JSON.stringify(fill('broken text'))}\nb: }\n`,
    },
    {
      path: `${folder}/template.yaml`,
      content: `a: {{ ${fill('template')} }}\n{{- if x }}\n# ${fill('comment of a template')}\n{{- end }}\n`,
    },
    { path: `${folder}/.meshdraft.yaml`, content: writeDocument(buildSettings(fill), fill) },
  ]
}

function writeDocument(document: Value, fill: Fill): string {
  const [first = '', ...rest] = writeYaml(document).split('\n')
  return [
    `# ${fill('comment above')}`,
    `${first} # ${fill('comment behind a value')}`,
    ...rest,
  ].join('\n')
}

/** As many objects as it takes for every member of every one-of group to be set in one of them. */
function buildVariants(kind: CatalogueKind, fill: Fill): readonly Value[] {
  const { spec, group, versions } = describeKind(kind)
  return Array.from({ length: countMembers(spec) }, (_, variant) => ({
    apiVersion: `${group}/${versions[0] ?? ''}`,
    kind,
    metadata: fillMetadata(kind, fill),
    spec: fillMessage(spec, { path: `${kind}.spec`, variant, fill }),
  }))
}

interface Place {
  readonly path: string
  readonly variant: number
  readonly fill: Fill
}

function fillMessage(name: MessageName, place: Place): Value {
  const message = describeMessage(name)
  if (!message) throw new RangeError(name)
  const isPicked = (member: string, groupName: string | undefined) => {
    const group = message.oneOfs.find((oneOf) => oneOf.name === groupName)
    return !group || group.members[place.variant % group.members.length] === member
  }
  return Object.fromEntries(
    message.fields
      .filter((field) => isPicked(field.name, field.oneOf))
      .map(({ name: key, fieldType }) => [
        key,
        fillType(fieldType, { ...place, path: `${place.path}.${key}` }),
      ]),
  )
}

function fillType(fieldType: FieldType, place: Place): Value {
  const { path, variant, fill } = place
  switch (fieldType.type) {
    case 'message':
      return fillMessage(fieldType.message, place)
    case 'list':
      return [fillType(fieldType.items, { ...place, path: `${path}[]` })]
    case 'map':
      return { [fill(`${path}{}`)]: fillType(fieldType.values, { ...place, path: `${path}{}=` }) }
    case 'enum':
      // A choice is text in a file as well; elsewhere it holds, so that what depends on it is shown.
      return variant === 0 ? fill(path) : (fieldType.values[0]?.value ?? '')
    case 'boolean':
      return true
    case 'number':
      return fieldType.minimum ?? 1
    case 'string':
    case 'any':
      return fill(path)
  }
}

/** The most members of a one-of group of a message and of those that it uses. */
function countMembers(name: MessageName): number {
  const message = describeMessage(name)
  const groups = message?.oneOfs.map(({ members }) => members.length) ?? []
  const inner = message?.fields.map(({ fieldType }) => countBelow(fieldType)) ?? []
  return Math.max(1, ...groups, ...inner)
}

function countBelow(fieldType: FieldType): number {
  switch (fieldType.type) {
    case 'message':
      return countMembers(fieldType.message)
    case 'list':
      return countBelow(fieldType.items)
    case 'map':
      return countBelow(fieldType.values)
    default:
      return 1
  }
}

const LONGEST_NAME = 60

/** A text as the name of a file, as far as a file system allows. */
function toFileName(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  const name = text.replaceAll(/[\\/:\u0000-\u001f\u2028]/g, '∕').slice(0, LONGEST_NAME)
  return name.replaceAll(/^[. ]+|[. ]+$/g, '_')
}
