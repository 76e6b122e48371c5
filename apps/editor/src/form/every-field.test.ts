import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { CATALOGUE_KINDS, describeKind, describeMessage } from '@meshdraft/schema'
import type { FieldDescriptor, FieldType, MessageName } from '@meshdraft/schema'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { createDesignStore } from '../store/create-design-store.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { DesignProvider } from '../store/DesignContext.tsx'
import type { WorkspaceSource } from '../store/design-state.ts'
import { buildFiles, buildTextFile } from '../store/workspace-file.ts'
import { FormView } from './FormView.tsx'
import { listAncestors, toPathKey } from './path-key.ts'

const FILE = 'a.yaml'

// Drawn without a browser: what counts is the state a store starts with.
function openText(text: string, isShared = false): DesignStore {
  const files = buildFiles([buildTextFile(FILE, text)])
  const source: WorkspaceSource = isShared ? { type: 'shared' } : { type: 'local', id: 'test' }
  return createDesignStore({ files, baseline: files, source })
}

function draw(store: DesignStore): string {
  const form = createElement(FormView, { documentId: toDocumentId(FILE, 0), startsOpen: true })
  // The type of the component asks for its children among its properties.
  // oxlint-disable-next-line react/no-children-prop
  return renderToString(createElement(DesignProvider, { store, children: form }))
}

/** A value with every field of a message; of a one-of group the member `pick` asks for. */
function fillMessage(name: MessageName, pick: number): PlainValue {
  const message = describeMessage(name)
  if (!message) throw new RangeError(name)
  const isPicked = (field: FieldDescriptor) => {
    const group = message.oneOfs.find((oneOf) => oneOf.name === field.oneOf)
    return !group || group.members[pick % group.members.length] === field.name
  }
  return Object.fromEntries(
    message.fields.filter(isPicked).map(({ name: key, fieldType }) => [key, fill(fieldType, pick)]),
  )
}

function fill(fieldType: FieldType, pick: number): PlainValue {
  switch (fieldType.type) {
    case 'message':
      return fillMessage(fieldType.message, pick)
    case 'list':
      return [fill(fieldType.items, pick)]
    case 'map':
      return { some: fill(fieldType.values, pick) }
    case 'enum':
      return fieldType.values[0]?.value ?? ''
    case 'boolean':
      return true
    case 'number':
      return fieldType.minimum ?? 1
    case 'string':
      return fieldType.format === 'duration' ? '5s' : 'text'
    case 'any':
      return {}
  }
}

function listLeaves(value: PlainValue, path: FieldPath): readonly FieldPath[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => listLeaves(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return [path]
  const entries = Object.entries(value)
  return entries.length === 0
    ? [path]
    : entries.flatMap(([key, inner]) => listLeaves(inner, [...path, key]))
}

test.each(CATALOGUE_KINDS.flatMap((kind) => [0, 1, 2].map((pick) => [kind, pick] as const)))(
  'every field of %s has a control (members %i of one-of groups)',
  (kind, pick) => {
    const spec = fillMessage(describeKind(kind).spec, pick)
    const document = { apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'a' }, spec }
    const html = draw(openText(JSON.stringify(document)))
    const drawn = new Set([...html.matchAll(/data-path="([^"]*)"/gu)].map(([, key]) => key))
    const missing = listLeaves(spec, ['spec'])
      .map(toPathKey)
      // A comparison and its value are one control; so are a host of a destination and its row.
      .filter(
        (key) =>
          !listAncestors(key)
            .slice(0, 2)
            .some((place) => drawn.has(place)),
      )
    expect(missing).toEqual([])
  },
)

test('values of a wrong type, unknown fields and broken shapes are drawn as they are', () => {
  const store = openText(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: nothing
spec:
  hosts: text
  gateways: [{a: 1}, 5, null]
  http:
    - 7
    - match: [text, {uri: text, headers: [1], port: many}, null]
      route: [text, {destination: text, weight: {a: 1}}]
      timeout: {a: 1}
      retries: [1]
      mirror: text
      mirrorPercentage: 5
      headers: {request: {set: [1], remove: text}}
      corsPolicy: {allowOrigins: [{exact: a, prefix: b}, {}], allowCredentials: maybe}
      nonsense: 1
  unheard: 2
`)
  const html = draw(store)
  for (const text of ['nonsense', 'unheard', 'maybe', 'many']) expect(html).toContain(text)
})

test.each([
  ['', 'no values'],
  ['a: 1\n', 'no kind'],
  ['kind: {{ .Values.kind }}\nspec:\n{{ toYaml . }}\n', 'template'],
  ['apiVersion: v1\nkind: Service\nspec: {ports: [{port: 80}]}\n', 'seven networking kinds'],
  ['kind: VirtualService\nspec: [\n', 'cannot be read'],
])('%j is explained', (text, words) => {
  expect(draw(openText(text))).toContain(words)
})

test('a document that is gone is said to be gone', () => {
  expect(draw(createDesignStore())).toContain('not in the workspace')
})

test('a shared copy is shown with nothing to change it by', () => {
  const text = 'apiVersion: networking.istio.io/v1\nkind: Gateway\nspec: {servers: []}\n'
  const html = draw(openText(text, true))
  expect(html).toContain('shared copy')
  expect(html).not.toContain('Add ')
})
