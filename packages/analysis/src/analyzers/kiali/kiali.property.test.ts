import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  createIndex,
  DEFAULT_MESH_SETTINGS,
  readResources,
  toDocumentId,
  toKindName,
} from '@meshdraft/model'
import type { FactKey, MeshSettings, WorkspaceIndex } from '@meshdraft/model'
import { parseDocument } from '@meshdraft/yaml'
import { runAnalyzer } from '../../run-analyzer.ts'
import { KIALI_ANALYZERS } from './all.ts'

const SETTINGS: MeshSettings = {
  ...DEFAULT_MESH_SETTINGS,
  enableAutoMtls: false,
  rootNamespace: 'm',
}

const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const HOSTS = [
  'a',
  'a.n',
  'a.n.svc.cluster.local',
  '*.n.svc.cluster.local',
  'x.com',
  '*.x.com',
  '*',
]
const host = pick(...HOSTS)
const hosts = fc.subarray(HOSTS, { minLength: 1 }).map((list) => JSON.stringify(list))
const to = pick('', ', exportTo: [.]', ', exportTo: [m]', ', exportTo: [gone]')
const labels = pick('{app: a}', '{app: a, v: x}', '{app: b}', '{}')
const mode = pick('STRICT', 'DISABLE', 'ISTIO_MUTUAL')

const specs: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'v1 Namespace': fc.constant('{}'),
  'v1 Service': labels.map((selector) => `{selector: ${selector}, ports: [{name: web, port: 80}]}`),
  'v1 Pod': fc.constant('{}'),
  'v1 ServiceAccount': fc.constant('{}'),
  'apps/v1 Deployment': labels.map((own) => `{template: {metadata: {labels: ${own}}}}`),
  'security.istio.io/v1 PeerAuthentication': mode.map((one) => `{mtls: {mode: ${one}}}`),
  'networking.istio.io/v1 VirtualService': fc
    .tuple(
      hosts,
      pick('', ', gateways: [a]', ', gateways: [mesh, n/a]'),
      to,
      host,
      pick('v1', 'v2'),
    )
    .map(
      ([names, gateways, visible, target, subset]) =>
        `{hosts: ${names}${gateways}${visible}, http: [{route: [{destination: {host: "${target}", subset: ${subset}}, weight: 5}]}]}`,
    ),
  'networking.istio.io/v1 DestinationRule': fc
    .tuple(host, to, labels, pick('', ', trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}'))
    .map(
      ([name, visible, own, policy]) =>
        `{host: "${name}"${visible}${policy}, subsets: [{name: v1, labels: ${own}}]}`,
    ),
  'networking.istio.io/v1 Gateway': fc
    .tuple(hosts, labels)
    .map(([names, own]) => `{selector: ${own}, servers: [{port: {number: 80}, hosts: ${names}}]}`),
  'networking.istio.io/v1 ServiceEntry': fc
    .tuple(hosts, to, pick('HTTP', 'TCP'), labels)
    .map(
      ([names, visible, protocol, own]) =>
        `{hosts: ${names}${visible}, ports: [{number: 80, protocol: ${protocol}}], endpoints: [{labels: ${own}}]}`,
    ),
  'networking.istio.io/v1 Sidecar': fc
    .tuple(pick('', 'workloadSelector: {labels: {app: a}}, '), pick('./*', '*/*', 'n/a.n'))
    .map(([selector, name]) => `{${selector}egress: [{hosts: ["${name}"]}]}`),
  'networking.istio.io/v1 WorkloadGroup': labels.map(
    (own) => `{metadata: {labels: ${own}}, template: {serviceAccount: a}}`,
  ),
}

const text = fc
  .tuple(pick(...Object.keys(specs)), pick('a', 'b', 'n'), pick('n', 'm', undefined), labels)
  .chain(([type, name, namespace, own]) =>
    (specs[type] ?? fc.constant('{}')).map((spec) => {
      const [apiVersion, kind] = type.split(' ')
      const place = namespace === undefined ? '' : `, namespace: ${namespace}`
      return `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: ${name}${place}, labels: ${own}}, spec: ${spec}}`
    }),
  )

const put = (index: WorkspaceIndex, path: string, document: string): ReadonlySet<FactKey> => {
  const id = toDocumentId(path, 0)
  return index.put(id, readResources(parseDocument(document), id, SETTINGS))
}

interface Outcome {
  readonly facts: ReadonlySet<FactKey>
  readonly findings: string
  readonly path: string
}

function runAll(index: WorkspaceIndex): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>()
  for (const resource of index.resources()) {
    for (const analyzer of KIALI_ANALYZERS) {
      if (analyzer.subject !== toKindName(resource.group, resource.kind)) continue
      const facts = new Set<FactKey>()
      const found = runAnalyzer(
        analyzer,
        resource,
        index.lookup((fact) => facts.add(fact)),
      )
      const findings = JSON.stringify(
        found.map(({ code, severity, message, fieldPath, related, fixes }) => [
          code,
          severity,
          message,
          fieldPath,
          related,
          fixes,
        ]),
      )
      const path = resource.documentId
      outcomes.set(`${path} ${analyzer.name}`, { facts, findings, path })
    }
  }
  return outcomes
}

it('a check whose findings change has read a fact that the edit changes', () => {
  let changed = 0
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 4, maxLength: 9 }),
      pick(0, 1, 2, 3),
      fc.oneof(text, fc.constant('')),
      (texts, at, after) => {
        const index = createIndex(SETTINGS)
        for (const [i, document] of texts.entries()) put(index, `${i}.yaml`, document)
        const before = runAll(index)
        const dirty = put(index, `${at}.yaml`, after)
        for (const [name, outcome] of runAll(index)) {
          const old = before.get(name)
          if (old === undefined || outcome.path.startsWith(`${at}.yaml`)) continue
          if (old.findings === outcome.findings) continue
          changed += 1
          expect([name, [...old.facts].some((fact) => dirty.has(fact))]).toEqual([name, true])
        }
      },
    ),
    { numRuns: 500 },
  )
  expect(changed).toBeGreaterThan(20)
})

it('tells the same whether a workspace was edited or opened', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(pick(0, 1, 2, 3, 4), text), { maxLength: 12 }), (changes) => {
      const edited = createIndex(SETTINGS)
      const final = new Map<number, string>()
      for (const [at, document] of changes) {
        put(edited, `${at}.yaml`, document)
        runAll(edited)
        final.set(at, document)
      }
      const opened = createIndex(SETTINGS)
      for (const [at, document] of final) put(opened, `${at}.yaml`, document)
      const findingsOf = (index: WorkspaceIndex) =>
        [...runAll(index)].map(([name, { findings }]) => [name, findings])
      expect(findingsOf(edited)).toEqual(findingsOf(opened))
    }),
    { numRuns: 150 },
  )
})
