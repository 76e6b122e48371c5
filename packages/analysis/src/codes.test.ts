import { describe, expect, it } from 'vitest'
import { CATALOGUE_KINDS, describeKind, describeMessage } from '@meshdraft/schema'
import type { FieldType, MessageDescriptor } from '@meshdraft/schema'
import { ANALYZERS } from './analyzers/all.ts'
import { buildMessage, CODES, describeCode } from './codes.ts'

function* reachableMessages(): Generator<MessageDescriptor> {
  const seen = new Set(CATALOGUE_KINDS.map((kind) => describeKind(kind).spec))
  for (const name of seen) {
    const message = describeMessage(name)
    if (message === undefined) continue
    yield message
    for (const { fieldType } of message.fields) {
      const used = messageOf(fieldType)
      if (used !== undefined) seen.add(used)
    }
  }
}

function messageOf(fieldType: FieldType): string | undefined {
  if (fieldType.type === 'message') return fieldType.message
  if (fieldType.type === 'list') return messageOf(fieldType.items)
  return fieldType.type === 'map' ? messageOf(fieldType.values) : undefined
}

it('a message holds no huge value', () => {
  const row = describeCode('IST0101')
  const kind = Object.keys(row.messages)[0] ?? 'message'
  const names = Object.values(row.messages).flatMap((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  )
  const values = Object.fromEntries(names.map((name) => [name, 'x'.repeat(100_000)]))
  expect(names.length).toBeGreaterThan(0)
  const message = buildMessage(row, { ...values, kind })
  expect(message).toContain('x'.repeat(70))
  expect(message.length).toBeLessThan(600)
})

describe('the table of codes', () => {
  it('knows every rule of the catalogue', () => {
    const rules = [...reachableMessages()].flatMap(({ rules, oneOfs, fields }) => [
      ...rules,
      ...oneOfs.map(({ rule }) => rule),
      ...fields.flatMap((field) => field.rules),
    ])
    expect(rules.length).toBeGreaterThan(40)
    // CEL-07 has the expression of CEL-05, under which the finding is reported.
    const reported = rules.filter((rule) => rule !== 'CEL-07')
    expect(reported.filter((rule) => CODES.get(rule)?.layer !== 'schema')).toEqual([])
  })

  it('knows the codes of every check, and their layer is analysis', () => {
    const codes = ANALYZERS.flatMap((analyzer) => analyzer.codes)
    expect(codes.map((code) => describeCode(code).layer)).toEqual(codes.map(() => 'analysis'))
  })

  it('gives each check a name of its own', () => {
    const names = ANALYZERS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has a page for every code', () => {
    expect([...CODES.values()].filter(({ docs }) => !docs.startsWith('https://'))).toEqual([])
  })

  it('refuses a code, or a message, that it lacks', () => {
    expect(() => describeCode('IST9999')).toThrow(RangeError)
    expect(() => buildMessage(describeCode('IST0101'), { kind: 'nothing' })).toThrow(RangeError)
  })

  it('fills in values, and leaves the user’s own braces alone', () => {
    const values = { kind: 'subset', name: '{host}', host: '$&', hint: '' }
    expect(buildMessage(describeCode('IST0101'), values)).toBe(
      'Subset “{host}” is not defined for host “$&”.',
    )
  })
})
