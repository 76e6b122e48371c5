import type { Value } from './script-payload-yaml.ts'

/** Yields the text that a field carries. */
export type Fill = (field: string) => string

type Fields = Readonly<Record<string, Value>>

const ISTIO = 'networking.istio.io/v1'

/** Metadata whose every text is filled. */
export function fillMetadata(kind: string, fill: Fill): Fields {
  const text = (name: string) => fill(`${kind}.metadata.${name}`)
  return {
    name: text('name'),
    namespace: text('namespace'),
    generateName: text('generateName'),
    labels: { [text('labels{}')]: text('labels{}=') },
    annotations: {
      [text('annotations{}')]: text('annotations{}='),
      'galley.istio.io/analyze-suppress': text('annotations.analyze-suppress'),
      'kubectl.kubernetes.io/last-applied-configuration': text('annotations.last-applied'),
    },
    finalizers: [text('finalizers[]')],
    ownerReferences: [
      { apiVersion: text('ownerReferences.apiVersion'), kind: text('ownerReferences.kind') },
    ],
    resourceVersion: text('resourceVersion'),
  }
}

/** The kinds of Kubernetes that are read, kinds that nobody knows, and objects whose kind is a payload. */
export function buildOtherObjects(fill: Fill): readonly Fields[] {
  const object = (apiVersion: string, kind: string, build: (text: Fill) => Fields): Fields => ({
    apiVersion,
    kind,
    metadata: fillMetadata(kind, fill),
    ...build((field) => fill(`${kind}.${field}`)),
  })
  return [
    object('v1', 'Service', (text) => ({
      spec: {
        selector: { [text('spec.selector{}')]: text('spec.selector{}=') },
        type: text('spec.type'),
        externalName: text('spec.externalName'),
        clusterIP: text('spec.clusterIP'),
        ports: [
          {
            name: text('spec.ports[].name'),
            port: 80,
            targetPort: text('spec.ports[].targetPort'),
            protocol: text('spec.ports[].protocol'),
            appProtocol: text('spec.ports[].appProtocol'),
          },
        ],
      },
    })),
    object('v1', 'Namespace', () => ({})),
    object('v1', 'Pod', (text) => ({
      spec: { containers: [{ name: text('spec.containers[].name') }] },
    })),
    object('apps/v1', 'Deployment', (text) => ({
      spec: {
        template: {
          metadata: {
            labels: { [text('template.labels{}')]: text('template.labels{}=') },
            annotations: { [text('template.annotations{}')]: text('template.annotations{}=') },
          },
        },
      },
    })),
    object('v1', 'Secret', (text) => ({
      type: text('type'),
      data: { [text('data{}')]: text('data{}=') },
      stringData: { [text('stringData{}')]: text('stringData{}=') },
    })),
    object('v1', 'ConfigMap', (text) => ({ data: { [text('data{}')]: text('data{}=') } })),
    object('networking.istio.io/v1alpha3', 'EnvoyFilter', (text) => ({
      spec: { [text('spec{}')]: [text('spec{}[]')] },
    })),
    { apiVersion: fill('apiVersion'), kind: 'VirtualService', metadata: { name: 'version' } },
    { apiVersion: ISTIO, kind: fill('kind'), metadata: { name: 'kind' } },
    { apiVersion: ISTIO, kind: 'VirtualService', [fill('unknown field')]: fill('unknown value') },
    {
      apiVersion: 'v1',
      kind: 'List',
      items: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: fill('List.items[].name') } }],
    },
  ]
}

/** Objects that refer to one another by one text, so that all of it is drawn as connected. */
export function buildWiredObjects(text: string): readonly Fields[] {
  const object = (apiVersion: string, kind: string, spec: Fields): Fields => ({
    apiVersion,
    kind,
    metadata: { name: text, namespace: text, labels: { app: text, version: text } },
    spec,
  })
  const destination = { host: text, subset: text }
  return [
    object('v1', 'Service', { selector: { app: text }, ports: [{ name: 'http', port: 80 }] }),
    object('apps/v1', 'Deployment', {
      template: { metadata: { labels: { app: text, version: text } } },
    }),
    object(ISTIO, 'Gateway', {
      selector: { app: text },
      servers: [{ name: text, port: { number: 80, name: text, protocol: 'HTTP' }, hosts: [text] }],
    }),
    object(ISTIO, 'VirtualService', {
      hosts: [text],
      gateways: [text, 'mesh'],
      http: [
        {
          name: text,
          match: [{ name: text, uri: { exact: text }, headers: { [text]: { prefix: text } } }],
          route: [{ destination, weight: 1 }],
          mirror: destination,
        },
        { name: text, redirect: { uri: text, authority: text } },
        { name: text, directResponse: { status: 200, body: { string: text } } },
        { name: text, delegate: { name: text, namespace: text } },
      ],
    }),
    object(ISTIO, 'DestinationRule', {
      host: text,
      subsets: [{ name: text, labels: { version: text } }],
    }),
    object(ISTIO, 'ServiceEntry', {
      hosts: [text],
      ports: [{ number: 80, name: text, protocol: 'HTTP' }],
      resolution: 'STATIC',
      endpoints: [{ address: text, labels: { app: text } }],
    }),
    object(ISTIO, 'Sidecar', { egress: [{ hosts: [`${text}/${text}`] }] }),
    object(ISTIO, 'WorkloadEntry', { address: text, labels: { app: text }, serviceAccount: text }),
    object(ISTIO, 'WorkloadGroup', {
      metadata: { labels: { app: text } },
      template: { serviceAccount: text },
    }),
  ]
}

/** The settings of a workspace, with every text filled. */
export function buildSettings(fill: Fill): Fields {
  const text = (name: string) => fill(`settings.${name}`)
  return {
    istioVersion: text('istioVersion'),
    clusterDomain: text('clusterDomain'),
    rootNamespace: text('rootNamespace'),
    defaultNamespace: text('defaultNamespace'),
    meshConfig: {
      outboundTrafficPolicy: { mode: text('outboundTrafficPolicy') },
      defaultServiceExportTo: [text('defaultServiceExportTo[]')],
    },
    complete: [text('complete[]')],
    severity: { [text('severity{}')]: text('severity{}=') },
    suppress: [
      { code: text('suppress[].code'), reason: 'x' },
      { code: 'IST0101', resource: text('suppress[].resource'), reason: 'x' },
      { code: 'IST0101', reason: text('suppress[].reason') },
    ],
    [text('unknown')]: text('unknown='),
  }
}
