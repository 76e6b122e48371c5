import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'

/** A ServiceEntry with one line among its metadata. */
const withAnnotation = (annotation: string): string =>
  `${dedent(`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata:
      name: github
      namespace: shop
      annotations:
        ${annotation}
    spec:
      hosts: [github.com]
      ports:
        - number: 443
          name: tls
          protocol: TLS
      resolution: DNS
  `)}\n`

const route = (name: string, field: string): string =>
  manifest('DestinationRule', `host: reviews\ntrafficPolicy:\n  ${name}:\n    ${field}`)

export const METADATA_EXPLANATIONS: Explanations = {
  'COM-041': {
    what: 'The object asks for a dry run, which Istio offers for AuthorizationPolicy alone.',
    why: 'Istio’s webhook rejects the object. If it let it pass, you would expect no effect, and it would have its full effect.',
    howToFix: 'Remove the annotation. To try a route, apply it in a namespace for tests.',
    fails: withAnnotation('istio.io/dry-run: "true"'),
    marks: 'istio.io/dry-run',
    passes: withAnnotation('example.com/owner: web'),
  },
  'COM-042': {
    what: 'The object carries an annotation with which Istio tests its own webhook.',
    why: 'Istio’s webhook rejects every object that carries it.',
    howToFix: 'Remove the annotation.',
    fails: withAnnotation('internal.istio.io/webhook-always-reject: "true"'),
    marks: 'internal.istio.io/webhook-always-reject',
    passes: withAnnotation('example.com/owner: web'),
  },
  'COM-043': {
    what: 'The object carries an annotation that Istio gives to objects it makes itself, e.g. from resources of the Kubernetes Gateway API.',
    why: 'Istio would take the object for one of its own, with fewer checks, so its webhook rejects it.',
    howToFix: 'Remove the annotation. It often comes from a copy of an object that Istio printed.',
    fails: withAnnotation('internal.istio.io/parents: Gateway/web.shop'),
    marks: 'internal.istio.io/parents',
    passes: withAnnotation('example.com/owner: web'),
  },
  'COM-044': {
    what: 'A field stands beside spec and metadata that an object of Istio does not have there.',
    why: 'The API server refuses it or drops it; where it is kept, Istio’s webhook rejects the object.',
    howToFix: 'Indent the field so that it stands in spec, or remove it.',
    fails: `${manifest('VirtualService', 'hosts: [reviews]\nhttp:\n  - route:\n      - destination:\n          host: reviews')}exportTo: [.]\n`,
    marks: 'exportTo',
    passes: manifest(
      'VirtualService',
      'hosts: [reviews]\nhttp:\n  - route:\n      - destination:\n          host: reviews\nexportTo: [.]',
    ),
  },
  'COM-045': {
    what: 'The kind is not one of those that networking.istio.io has.',
    why: 'The cluster does not know such objects and refuses them.',
    howToFix: 'Correct the spelling, capitals included, or the group in apiVersion.',
    fails: manifest(
      'Virtualservice',
      'hosts: [reviews]\nhttp:\n  - route:\n      - destination:\n          host: reviews',
    ).replace('name: shop', 'name: reviews'),
    marks: 'Virtualservice',
    passes: manifest(
      'VirtualService',
      'hosts: [reviews]\nhttp:\n  - route:\n      - destination:\n          host: reviews',
    ).replace('name: shop', 'name: reviews'),
  },
  'COM-046': {
    what: 'A value has a form that Istio cannot read: a duration without a unit, an unknown word where only some are allowed, a number that is too large.',
    why: 'Istio’s webhook rejects the whole object before it looks at anything else in it. If it got into the cluster without the webhook, Istio would ignore all of it.',
    howToFix:
      'Write the value as the reference says. Durations are numbers with the units h, m, s and ms, e.g. “24h” or “1h30m”; days are not among them.',
    fails: route(
      'loadBalancer',
      'consistentHash:\n      httpCookie:\n        name: user\n        ttl: 1d',
    ),
    marks: '1d',
    passes: route(
      'loadBalancer',
      'consistentHash:\n      httpCookie:\n        name: user\n        ttl: 24h',
    ),
  },
}
