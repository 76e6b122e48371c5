import fc from 'fast-check'
import { expect, it } from 'vitest'
import { check, open } from '../test/workspace.ts'

const KINDS = ['VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry', 'Service', 'Pod']
const KEYS =
  'hosts gateways http tcp tls route destination host subset mirror mirrors subsets name labels servers port exportTo match delegate __proto__ constructor toString ports number spec weight selector'.split(
    ' ',
  )

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(null, true, 0, 1.5, -7, '', '*', 'mesh', 'a', 'a.b', '~', '.', './x', 'ns/x'),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('any'), { maxKeys: 5 }),
  ),
})).any

const manifest = fc
  .record({ kind: fc.constantFrom(...KINDS), metadata: fc.oneof(value, named()), spec: value })
  .map((object) => ({
    apiVersion: ['Service', 'Pod'].includes(object.kind) ? 'v1' : 'networking.istio.io/v1',
    ...object,
  }))

function named() {
  return fc.record({ name: fc.constantFrom('a', 'b'), annotations: value, labels: value })
}

it('never throws, whatever stands in a manifest, and marks text that is there', () => {
  fc.assert(
    fc.property(fc.array(manifest, { maxLength: 6 }), fc.boolean(), (objects, asList) => {
      const list = { apiVersion: 'v1', kind: 'List', items: objects }
      const text = (asList ? [list] : objects)
        .map((object) => JSON.stringify(object))
        .join('\n---\n')
      const { textById } = open(text)
      for (const { documentId, range, fixes, related } of check(text)) {
        const places = [{ documentId, range }, ...related, ...fixes.flatMap(({ edits }) => edits)]
        for (const place of places) {
          const length = textById.get(place.documentId)?.length ?? -1
          expect(place.range.start).toBeGreaterThanOrEqual(0)
          expect(place.range.end).toBeGreaterThanOrEqual(place.range.start)
          expect(length).toBeGreaterThanOrEqual(place.range.end)
        }
      }
    }),
    { numRuns: 500 },
  )
})

it('never throws on broken text', () => {
  const lines = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
kind: List
items: [*y, 1, {}]
spec:
  hosts:
  - *a
  - "b
  http: [
  gateways: {{ x }}
  tls: !!binary x
---
\t- x
<<<<<<< HEAD
a: &x [*x]
? a`
  const line = fc.constantFrom(...lines.split('\n'))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (chosen) => {
      check(chosen.join('\n'))
    }),
    { numRuns: 1000 },
  )
})
