import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, expectTypeOf, it, test } from 'vitest'
import {
  CATALOGUE_KINDS,
  describeKind,
  describeMessage,
  isCatalogueKind,
  messagesByName,
} from './catalogue.ts'
import { CEL_RULES } from './cel-rules.ts'
import type { FieldDescriptor, FieldType, MessageDescriptor } from './descriptors.ts'
import type { HTTPRoute, VirtualServiceSpec } from './index.ts'
import { OWN_KEYWORDS, toJsonSchema } from './json-schema.ts'
import { enumRule } from './rule-ids.ts'

const messages = [...messagesByName.values()].map(({ descriptor }) => descriptor)
const fields = messages.flatMap((message) =>
  message.fields.map((field) => ({ message, field, name: `${message.name}.${field.name}` })),
)

/** Every value under a type: the type itself, then items and values. */
function innerTypes(fieldType: FieldType): readonly FieldType[] {
  if (fieldType.type === 'list') return [fieldType, ...innerTypes(fieldType.items)]
  if (fieldType.type === 'map') return [fieldType, ...innerTypes(fieldType.values)]
  return [fieldType]
}

function rulesOf({ rules, fieldType }: FieldDescriptor): readonly string[] {
  const inner = innerTypes(fieldType).flatMap((one) => {
    if (one.type === 'list') return one.itemRules ?? []
    return one.type === 'map' ? (one.valueRules ?? []) : []
  })
  return [...rules, ...inner]
}

function countPaths(message: MessageDescriptor | undefined): number {
  let count = 0
  for (const { fieldType } of message?.fields ?? []) {
    count += 1
    for (const inner of innerTypes(fieldType)) {
      if (inner.type === 'message') count += countPaths(describeMessage(inner.message))
    }
  }
  return count
}

describe('the catalogue', () => {
  it('has 716 field paths under the specs of the seven kinds', () => {
    const paths = CATALOGUE_KINDS.map((kind) =>
      countPaths(describeMessage(describeKind(kind).spec)),
    )
    expect(paths.reduce((sum, count) => sum + count, 0)).toBe(716)
  })

  it.each(fields)('$name is documented', ({ field }) => {
    expect(field.description.length).toBeGreaterThanOrEqual(20)
    expect(field.description).toMatch(/^[\p{Lu}“].*\.$/su)
    expect(field.reference).toMatch(/^https:\/\/(?:istio\.io|kubernetes\.io)\/.+/u)
  })

  it.each(messages)('message $name is documented', ({ description, reference }) => {
    expect(description.length).toBeGreaterThanOrEqual(20)
    expect(reference).toMatch(/^https:\/\/(?:istio\.io|kubernetes\.io)\/.+/u)
  })

  it('documents every enum value and knows the rule of every enum', () => {
    for (const { message, field } of fields) {
      for (const inner of innerTypes(field.fieldType)) {
        if (inner.type !== 'enum') continue
        expect(enumRule(message.name, field.name)).toMatch(/^SCH-02\d$/u)
        for (const value of inner.values) expect(value.description).toMatch(/.\.$/u)
      }
    }
  })

  it('says of every deprecated field what to do instead', () => {
    const deprecated = fields.filter(({ field }) => field.deprecated !== undefined)
    expect(deprecated.length).toBeGreaterThan(8)
    for (const { field } of deprecated) expect(field.deprecated).toMatch(/^(?:Use|Remove) .+\.$/u)
  })

  it('anchors a field of Istio by its proto name', () => {
    const route = describeMessage('HTTPRoute')?.fields.find(({ name }) => name === 'directResponse')
    expect(route?.reference).toBe(
      'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute-direct_response',
    )
  })

  it('uses each of the 21 CEL rules and no other', () => {
    const used = new Set([
      ...fields.flatMap(({ field }) => rulesOf(field)),
      ...messages.flatMap(({ rules }) => rules),
    ])
    expect([...used].toSorted()).toEqual([...CEL_RULES.keys()].toSorted())
    expect(CEL_RULES.size).toBe(21)
  })

  it('names only existing members in one-of groups, none of them required', () => {
    for (const { oneOfs, fields: own } of messages) {
      for (const { name, members, rule } of oneOfs) {
        expect(rule).toMatch(/^SCH-05\d$/u)
        for (const member of members) {
          const field = own.find((candidate) => candidate.name === member)
          expect(field).toMatchObject({ oneOf: name, isRequired: false })
        }
      }
    }
  })

  it('holds no message within itself, which bounds every walk over a document', () => {
    const open = new Set<string>()
    function visit(name: string): void {
      expect(open.has(name)).toBe(false)
      open.add(name)
      for (const { fieldType } of describeMessage(name)?.fields ?? []) {
        for (const inner of innerTypes(fieldType))
          if (inner.type === 'message') visit(inner.message)
      }
      open.delete(name)
    }
    for (const kind of CATALOGUE_KINDS) visit(describeKind(kind).spec)
  })

  it('requires spec of ServiceEntry, WorkloadEntry and WorkloadGroup only', () => {
    const required = CATALOGUE_KINDS.filter((kind) => describeKind(kind).isSpecRequired)
    expect(required).toEqual(['ServiceEntry', 'WorkloadEntry', 'WorkloadGroup'])
  })
})

test.each([
  ['networking.istio.io/v1', 'Gateway', true],
  ['networking.istio.io/v1alpha3', 'Sidecar', true],
  // The webhook decodes any version; `validate` says that this one is not served.
  ['networking.istio.io/v2', 'Sidecar', true],
  ['networking.istio.io/v1alpha3', 'EnvoyFilter', false],
  ['gateway.networking.k8s.io/v1', 'Gateway', false],
  ['v1', 'Service', false],
  ['networking.istio.io/v1', '__proto__', false],
  ['networking.istio.io/v1', 'constructor', false],
])('%s %s is in the catalogue: %s', (apiVersion, kind, expected) => {
  expect(isCatalogueKind(apiVersion, kind)).toBe(expected)
})

describe('the JSON Schema', () => {
  it.each(CATALOGUE_KINDS)('of a %s compiles in a strict validator', (kind) => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false })
    ajv.addVocabulary([...OWN_KEYWORDS])
    ajv.addFormat('int32', true)
    ajv.addFormat('double', true)
    const isValid = ajv.compile(toJsonSchema(kind))
    expect(isValid({ kind })).toBe(false)
    const object = {
      apiVersion: 'networking.istio.io/v1',
      kind,
      metadata: { name: 'a' },
      status: 1,
    }
    expect(isValid(object)).toBe(!describeKind(kind).isSpecRequired)
  })

  it('carries the documentation', () => {
    expect(toJsonSchema('VirtualService')).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'VirtualService',
      additionalProperties: false,
      $defs: {
        HTTPRoute: {
          properties: {
            timeout: {
              type: 'string',
              description: expect.stringContaining('Default: no limit.'),
              'x-rules': ['CEL-01'],
            },
            mirrorPercent: { type: ['integer', 'null'], deprecated: true },
          },
        },
      },
    })
  })
})

test('types follow from the declarations', () => {
  expectTypeOf<VirtualServiceSpec['hosts']>().toEqualTypeOf<readonly string[] | undefined>()
  expectTypeOf<HTTPRoute['mirrorPercent']>().toEqualTypeOf<number | undefined>()
  type Retries = NonNullable<HTTPRoute['retries']>
  expectTypeOf<Retries['perTryTimeout']>().toEqualTypeOf<string | undefined>()
  type DerivePort = NonNullable<HTTPRoute['redirect']>['derivePort']
  expectTypeOf<DerivePort>().toEqualTypeOf<
    'FROM_PROTOCOL_DEFAULT' | 'FROM_REQUEST_PORT' | undefined
  >()
})
