import { manifests } from './explanation.ts'
import type { Explanations } from './explanation.ts'

const WAYPOINT = '      istio.io/use-waypoint: waypoint\n'

const namespace = (name: string, labels = '') => `
  apiVersion: v1
  kind: Namespace
  metadata:
    name: ${name}
    labels:
      istio.io/dataplane-mode: ambient
${labels}`

const SERVICE = `
  apiVersion: v1
  kind: Service
  metadata:
    name: reviews
    namespace: shop
  spec:
    ports:
    - name: http
      port: 80`

const rule = (owner: string, host: string) => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: reviews
    namespace: ${owner}
  spec:
    host: ${host}
    trafficPolicy:
      connectionPool:
        http:
          maxRetries: 3`

const route = (owner: string, host: string) => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata:
    name: reviews
    namespace: ${owner}
  spec:
    hosts: [${host}]
    http:
    - route:
      - destination:
          host: reviews.shop.svc.cluster.local`

const FULL = 'reviews.shop.svc.cluster.local'
const WHY = 'In ambient mode only a waypoint reads HTTP. Without one the settings have no effect.'
const NAME_OF_WAYPOINT = 'The name of the waypoint is not in the files.'

export const KIALI_AMBIENT_EXPLANATIONS: Explanations = {
  KIA0210: {
    what: 'A DestinationRule with HTTP settings is in an ambient namespace without a waypoint, and its host is no ambient Service.',
    why: WHY,
    howToFix: 'Label the namespace istio.io/use-waypoint.',
    fails: manifests(namespace('shop'), rule('shop', 'api.example.com')),
    marks: 'api.example.com',
    passes: manifests(namespace('shop', WAYPOINT), rule('shop', 'api.example.com')),
    noFixBecause: NAME_OF_WAYPOINT,
  },
  KIA0211: {
    what: 'A DestinationRule has HTTP settings for an ambient Service that uses no waypoint.',
    why: WHY,
    howToFix: 'Label the Service, or its namespace, istio.io/use-waypoint.',
    fails: manifests(namespace('shop'), SERVICE, rule('shop', 'reviews')),
    marks: 'reviews',
    passes: manifests(namespace('shop', WAYPOINT), SERVICE, rule('shop', 'reviews')),
    noFixBecause: NAME_OF_WAYPOINT,
  },
  KIA0212: {
    what: 'A DestinationRule with HTTP settings is in another namespace than its ambient Service.',
    why: 'A waypoint reads only the rules of the namespace of the Service.',
    howToFix: 'Move the DestinationRule to the namespace of the Service.',
    fails: manifests(namespace('shop', WAYPOINT), SERVICE, rule('edge', FULL)),
    marks: FULL,
    passes: manifests(namespace('shop', WAYPOINT), SERVICE, rule('shop', FULL)),
    noFixBecause: 'To move an object is to remove one and create another.',
  },
  KIA1109: {
    what: 'A VirtualService for the mesh is in an ambient namespace without a waypoint, and none of its hosts is an ambient Service.',
    why: WHY,
    howToFix: 'Label the namespace istio.io/use-waypoint.',
    fails: manifests(namespace('shop'), route('shop', 'api.example.com')),
    marks: 'api.example.com',
    passes: manifests(namespace('shop', WAYPOINT), route('shop', 'api.example.com')),
    noFixBecause: NAME_OF_WAYPOINT,
  },
  KIA1113: {
    what: 'A VirtualService is for an ambient Service that uses no waypoint.',
    why: WHY,
    howToFix: 'Label the Service, or its namespace, istio.io/use-waypoint.',
    fails: manifests(namespace('shop'), SERVICE, route('shop', 'reviews')),
    marks: 'reviews',
    passes: manifests(namespace('shop', WAYPOINT), SERVICE, route('shop', 'reviews')),
    noFixBecause: NAME_OF_WAYPOINT,
  },
  KIA1114: {
    what: 'A VirtualService is in another namespace than its ambient Service.',
    why: 'A waypoint reads only the routes of the namespace of the Service.',
    howToFix: 'Move the VirtualService to the namespace of the Service.',
    fails: manifests(namespace('shop', WAYPOINT), SERVICE, route('edge', FULL)),
    marks: FULL,
    passes: manifests(namespace('shop', WAYPOINT), SERVICE, route('shop', FULL)),
    noFixBecause: 'To move an object is to remove one and create another.',
  },
}
