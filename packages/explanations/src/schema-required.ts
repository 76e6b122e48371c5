import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'
import { httpRoute } from './schema-manifests.ts'

const REQUIRED_WHY =
  'The API server does not store an object that lacks a required field, so nothing of it takes effect.'

/** What every object, and each kind, must have. */
export const REQUIRED_EXPLANATIONS: Explanations = {
  'SCH-001': {
    what: 'The object asks for a version of the API that Istio does not serve.',
    why: 'The API server knows networking.istio.io/v1, v1beta1 and v1alpha3 only. It refuses the object as of an unknown type.',
    howToFix: 'Write networking.istio.io/v1. All three versions have the same fields.',
    fails: dedent(`
      apiVersion: networking.istio.io/v2
      kind: Sidecar
      metadata:
        name: default
      spec:
        egress:
          - hosts: ["./*"]
    `),
    marks: 'networking.istio.io/v2',
    passes: dedent(`
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata:
        name: default
      spec:
        egress:
          - hosts: ["./*"]
    `),
  },
  'SCH-004': {
    what: 'The object has no spec.',
    why: 'ServiceEntry, WorkloadEntry and WorkloadGroup consist of their spec. The API server refuses them without it.',
    howToFix: 'Add spec with the fields of the kind.',
    fails: dedent(`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata:
        name: partner
    `),
    marks: 'ServiceEntry',
    passes: manifest(
      'ServiceEntry',
      `
      hosts:
        - api.partner.example
      ports:
        - number: 443
          name: tls
          protocol: TLS
      resolution: DNS
      `,
      'partner',
    ),
  },
  'SCH-005': {
    what: 'The name of the object is missing or malformed.',
    why: 'Kubernetes stores objects by name. It allows lower-case letters, digits, “-” and “.”, with a letter or digit at both ends, and at most 253 of them.',
    howToFix: 'Write a name such as reviews or reviews-v2 under metadata.name.',
    fails: manifest('Sidecar', 'egress:\n  - hosts: ["./*"]', 'Default_Sidecar'),
    marks: 'Default_Sidecar',
    passes: manifest('Sidecar', 'egress:\n  - hosts: ["./*"]', 'default-sidecar'),
    noFixBecause:
      'Other objects and people may know the object by its name, so a person has to choose the new one.',
  },
  'SCH-010': {
    what: 'A DestinationRule lacks a required field.',
    why: REQUIRED_WHY,
    howToFix: 'Add the field. Every rule needs a host, and every subset a name.',
    fails: manifest('DestinationRule', 'trafficPolicy:\n  loadBalancer:\n    simple: ROUND_ROBIN'),
    marks: 'spec',
    passes: manifest(
      'DestinationRule',
      'host: reviews\ntrafficPolicy:\n  loadBalancer:\n    simple: ROUND_ROBIN',
    ),
  },
  'SCH-011': {
    what: 'A VirtualService lacks a required field.',
    why: REQUIRED_WHY,
    howToFix: 'Add the field. Every destination needs a host, every TLS route its sniHosts.',
    fails: httpRoute('route:\n  - destination:\n      subset: v1'),
    marks: 'destination',
    passes: httpRoute('route:\n  - destination:\n      host: reviews\n      subset: v1'),
  },
  'SCH-012': {
    what: 'A Gateway lacks a required field.',
    why: REQUIRED_WHY,
    howToFix: 'Add the field. Every server needs hosts and a port with number, name and protocol.',
    fails: manifest(
      'Gateway',
      `
      selector:
        istio: ingressgateway
      servers:
        - port:
            number: 80
            name: http
          hosts:
            - shop.example.com
      `,
    ),
    marks: 'port',
    passes: manifest(
      'Gateway',
      `
      selector:
        istio: ingressgateway
      servers:
        - port:
            number: 80
            name: http
            protocol: HTTP
          hosts:
            - shop.example.com
      `,
    ),
  },
  'SCH-013': {
    what: 'A ServiceEntry lacks a required field.',
    why: REQUIRED_WHY,
    howToFix: 'Add the field. Every entry needs hosts, and every port a number and a name.',
    fails: manifest(
      'ServiceEntry',
      `
      hosts:
        - api.partner.example
      ports:
        - number: 443
          protocol: TLS
      resolution: DNS
      `,
    ),
    marks: 'number',
    passes: manifest(
      'ServiceEntry',
      `
      hosts:
        - api.partner.example
      ports:
        - number: 443
          name: tls
          protocol: TLS
      resolution: DNS
      `,
    ),
  },
  'SCH-014': {
    what: 'A Sidecar lacks a required field.',
    why: REQUIRED_WHY,
    howToFix: 'Add the field. Every egress listener needs hosts, every ingress listener a port.',
    fails: manifest(
      'Sidecar',
      `
      egress:
        - port:
            number: 9080
            name: http
            protocol: HTTP
      `,
    ),
    marks: 'port',
    passes: manifest(
      'Sidecar',
      `
      egress:
        - port:
            number: 9080
            name: http
            protocol: HTTP
          hosts:
            - ./*
      `,
    ),
  },
  'SCH-015': {
    what: 'A WorkloadGroup lacks a required field.',
    why: REQUIRED_WHY,
    howToFix:
      'Add the field. Every group needs a template, an HTTP or TCP probe a port, and an exec probe a command.',
    fails: manifest('WorkloadGroup', 'metadata:\n  labels:\n    app: ledger'),
    marks: 'spec',
    passes: manifest(
      'WorkloadGroup',
      'metadata:\n  labels:\n    app: ledger\ntemplate:\n  serviceAccount: ledger',
    ),
  },
}
