import {
  CONNECTION_POOL_EXPLANATIONS,
  OUTLIER_DETECTION_EXPLANATIONS,
} from './destination-rule-connections.ts'
import {
  CONSISTENT_HASH_EXPLANATIONS,
  LOCALITY_EXPLANATIONS,
  WARMUP_EXPLANATIONS,
  ZONE_AWARE_EXPLANATIONS,
} from './destination-rule-load-balancing.ts'
import { destinationRule, trafficPolicy } from './destination-rule-manifests.ts'
import {
  CLIENT_TLS_EXPLANATIONS,
  PORT_POLICY_EXPLANATIONS,
  TUNNEL_EXPLANATIONS,
} from './destination-rule-tls.ts'
import { dedent } from './explanation.ts'
import type { Explanations } from './explanation.ts'

const subsets = (items: string) =>
  destinationRule(['host: reviews', 'subsets:', dedent(items)].join('\n'))

const ONLY_OWN_NAMESPACE = {
  why: 'A workloadSelector picks client workloads of the namespace of the rule, so other namespaces have nothing from it. Istio refuses to export such a rule.',
  howToFix: 'Set exportTo to “.” alone, or remove the workloadSelector.',
}

export const DESTINATION_RULE_EXPLANATIONS: Explanations = {
  'DR-001': {
    what: 'The host of the rule is missing or not a host name.',
    why: 'The host says which service the rule is about. Istio refuses a rule whose host no service can have; IP addresses are none.',
    howToFix:
      'Write a service name, a full name such as reviews.shop.svc.cluster.local, or a wildcard at the very start such as *.shop.svc.cluster.local.',
    fails: destinationRule('host: reviews.*.svc.cluster.local'),
    marks: 'reviews.*.svc.cluster.local',
    passes: destinationRule('host: reviews.shop.svc.cluster.local'),
  },
  'DR-003': {
    what: 'Two subsets have the same name.',
    why: 'Routes refer to subsets by name, so a name has to mean one subset. Istio refuses the rule.',
    howToFix: 'Rename or remove one of the two, and look after the routes that mean it.',
    fails: subsets(`
      - name: v1
        labels:
          version: v1
      - name: v1
        labels:
          version: v2
    `),
    marks: 'v1',
    passes: subsets(`
      - name: v1
        labels:
          version: v1
      - name: v2
        labels:
          version: v2
    `),
  },
  'DR-004': {
    what: 'The name of a subset is missing or not a DNS label.',
    why: 'Istio makes names of clusters out of it, which allow letters, digits and inner hyphens only, up to 63 of them.',
    howToFix: 'Rename the subset, and the routes that refer to it.',
    fails: subsets(`
      - name: v_1
        labels:
          version: v1
    `),
    marks: 'v_1',
    passes: subsets(`
      - name: v-1
        labels:
          version: v1
    `),
  },
  'DR-005': {
    what: 'A label of a subset is malformed.',
    why: 'No pod can carry such a label, so the subset would be empty. Istio refuses the rule.',
    howToFix:
      'Use letters, digits, “-”, “_” and “.”, with a letter or digit at both ends. A key may have a domain name and a slash in front.',
    fails: subsets(`
      - name: v1
        labels:
          version: v1!
    `),
    marks: 'v1!',
    passes: subsets(`
      - name: v1
        labels:
          version: v1
    `),
  },
  'DR-006': {
    what: 'A traffic policy sets nothing.',
    why: 'An empty policy usually means that its content was forgotten or indented wrongly, so Istio refuses it.',
    howToFix: 'Set a member such as loadBalancer or connectionPool, or remove the policy.',
    fails: destinationRule(`
      host: reviews
      trafficPolicy: {}
    `),
    marks: 'trafficPolicy',
    passes: trafficPolicy(`
      loadBalancer:
        simple: LEAST_REQUEST
    `),
  },
  'DR-007': {
    what: 'A policy wraps connections in a tunnel and sends the PROXY protocol at once.',
    why: 'Both want to be the first bytes of the connection. Istio refuses the combination and looks no further into the policy.',
    howToFix: 'Keep the one that the other end expects and remove the other.',
    fails: trafficPolicy(`
      tunnel:
        targetHost: api.partner.example
        targetPort: 443
      proxyProtocol:
        version: V2
    `),
    marks: 'proxyProtocol',
    passes: trafficPolicy(`
      tunnel:
        targetHost: api.partner.example
        targetPort: 443
    `),
  },
  ...OUTLIER_DETECTION_EXPLANATIONS,
  ...CONNECTION_POOL_EXPLANATIONS,
  ...CONSISTENT_HASH_EXPLANATIONS,
  ...LOCALITY_EXPLANATIONS,
  ...ZONE_AWARE_EXPLANATIONS,
  ...WARMUP_EXPLANATIONS,
  ...CLIENT_TLS_EXPLANATIONS,
  ...PORT_POLICY_EXPLANATIONS,
  ...TUNNEL_EXPLANATIONS,
  'DR-067': {
    what: 'An entry of exportTo is wrong, repeated or superfluous.',
    why: 'exportTo lists the namespaces that see the rule, “.” for the own one, or “*” alone for all of them. Istio refuses anything else.',
    howToFix: 'List each namespace once, or write “*” alone.',
    fails: destinationRule(`
      host: reviews
      exportTo:
        - "."
        - shop
    `),
    marks: 'shop',
    passes: destinationRule(`
      host: reviews
      exportTo:
        - "."
        - checkout
    `),
  },
  'DR-068': {
    what: 'A rule for selected workloads is exported to other namespaces as well.',
    ...ONLY_OWN_NAMESPACE,
    fails: destinationRule(`
      host: reviews
      workloadSelector:
        matchLabels:
          app: checkout
      exportTo:
        - "."
        - payments
    `),
    marks: 'exportTo',
    passes: destinationRule(`
      host: reviews
      workloadSelector:
        matchLabels:
          app: checkout
      exportTo:
        - "."
    `),
  },
  'DR-069': {
    what: 'A rule for selected workloads is exported, but not to its own namespace.',
    ...ONLY_OWN_NAMESPACE,
    fails: destinationRule(`
      host: reviews
      workloadSelector:
        matchLabels:
          app: checkout
      exportTo:
        - "*"
    `),
    marks: 'exportTo',
    passes: destinationRule(`
      host: reviews
      workloadSelector:
        matchLabels:
          app: checkout
      exportTo:
        - "."
    `),
  },
  'DR-070': {
    what: 'A label of the workloadSelector has a wildcard or no key.',
    why: 'A selector compares whole labels with those of the pods, so there is nothing for “*” to stand for. Istio refuses it.',
    howToFix: 'Write the label as the pods carry it, or remove the entry.',
    fails: destinationRule(`
      host: reviews
      workloadSelector:
        matchLabels:
          app: check*
    `),
    marks: 'check*',
    passes: destinationRule(`
      host: reviews
      workloadSelector:
        matchLabels:
          app: checkout
    `),
  },
  'DR-071': {
    what: 'The workloadSelector has no labels.',
    why: 'It selects nothing in particular, so the rule applies to every client workload that sees it. Istio warns of it, because more was probably meant.',
    howToFix: 'Add matchLabels, or remove the workloadSelector.',
    fails: destinationRule(`
      host: reviews
      workloadSelector: {}
    `),
    marks: 'workloadSelector',
    passes: destinationRule(`
      host: reviews
      workloadSelector:
        matchLabels:
          app: checkout
    `),
  },
}
