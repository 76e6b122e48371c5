import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  DEFAULT_MESH_SETTINGS,
  isExportedTo,
  parseServiceFqdn,
  readExportTo,
  readResources,
  resolveExportTo,
  resolveHost,
  toDocumentId,
} from '@meshdraft/model'
import { parseDocument } from '@meshdraft/yaml'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'

const { clusterDomain } = DEFAULT_MESH_SETTINGS

interface Row {
  readonly exportTo?: readonly string[] | null
  readonly namespace?: string
  readonly resourceNamespace?: string
  readonly host?: string
  readonly scope?: string
  readonly scopedFqdn?: string
  readonly annotation?: string
  readonly expected: unknown
}

interface Group {
  readonly group: string
  readonly cases: readonly Row[]
}

/** What our functions answer to a row, by group. */
const ANSWERS: Readonly<Record<string, (row: Row) => unknown>> = {
  isExportToAllNamespaces: ({ exportTo }) => resolveExportTo(exportTo ?? [], 'any').includes('*'),
  resourceNameFromHost: ({ host = '', namespace = '' }) => {
    const found = parseServiceFqdn(resolveHost(host, namespace, clusterDomain), clusterDomain)
    return found && { namespace: found.namespace, name: found.name }
  },
  newScopedFqdn: ({ scope = '', host = '', namespace = '' }) =>
    `${scope}/${resolveHost(host, namespace, clusterDomain)}`,
  scopedFqdnInScopeOf: ({ scopedFqdn = '', namespace = '' }) => {
    const [scope = '', fqdn = ''] = scopedFqdn.split('/')
    const owner = parseServiceFqdn(fqdn, clusterDomain)?.namespace ?? ''
    return isExportedTo(resolveExportTo([scope], owner), namespace)
  },
  visibleNamespacesFromExportToAnnotation: ({ annotation = '', resourceNamespace = '' }) => {
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'a',
        namespace: resourceNamespace,
        annotations: { 'networking.istio.io/exportTo': annotation },
      },
    }
    const document = parseDocument(JSON.stringify(service))
    const id = toDocumentId('service.yaml', 0)
    const [resource] = readResources(document, id, DEFAULT_MESH_SETTINGS)
    return resource && readExportTo(resource, DEFAULT_MESH_SETTINGS)
  },
}

/**
 * Compares our functions with the tables of istioctl's own helpers. Groups about what the product
 * does not have (authorization policies, how messages are wrapped, a text form of names) are known
 * disagreements.
 */
export function runAnalyzerTable(corpus: string): PartResult {
  const text = readFileSync(path.join(corpus, 'analyzer-cases', 'table-cases.json'), 'utf8')
  // The corpus describes this shape.
  const groups = JSON.parse(text) as readonly Group[]
  return summarise(
    'analyzer-table',
    groups.flatMap(({ group, cases }) => {
      const answer = ANSWERS[group]
      return cases.map((row, i) =>
        answer === undefined ? refuse(`${group}-${i}`, row) : compare(`${group}-${i}`, row, answer),
      )
    }),
  )
}

function refuse(id: string, row: Row): CaseResult {
  return {
    id,
    agreed: false,
    expected: write(row.expected),
    found: 'no such function',
    reason:
      'A helper inside istioctl for something the product has no function for: it checks no authorization policies, wraps no messages, and keeps scope and host of a name apart.',
  }
}

function compare(id: string, row: Row, answer: (row: Row) => unknown): CaseResult {
  const expected = write(row.expected)
  const found = write(answer(row))
  return { id, agreed: expected === found, expected, found }
}

function write(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}
