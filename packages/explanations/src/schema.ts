import { trafficPolicy } from './destination-rule-manifests.ts'
import { manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'
import { BOUNDS_EXPLANATIONS } from './schema-bounds.ts'
import { CHOICE_EXPLANATIONS } from './schema-choices.ts'
import { ENUM_EXPLANATIONS } from './schema-enums.ts'
import { httpRoute } from './schema-manifests.ts'
import { REQUIRED_EXPLANATIONS } from './schema-required.ts'

const REVIEWS = 'route:\n  - destination:\n      host: reviews'

const exportTo = (value: string) =>
  manifest('DestinationRule', `host: reviews\nexportTo: ${value}`, 'reviews')

const subset = (version: string) =>
  manifest(
    'DestinationRule',
    `host: reviews\nsubsets:\n  - name: v1\n    labels:\n      version: ${version}`,
    'reviews',
  )

const tlsRoute = (name: string) =>
  manifest(
    'VirtualService',
    `
    hosts:
      - api.partner.example
    tls:
      - match:
          - ${name}:
              - api.partner.example
            port: 443
        route:
          - destination:
              host: api.partner.example
    `,
    'partner',
  )

export const SCHEMA_EXPLANATIONS: Explanations = {
  ...REQUIRED_EXPLANATIONS,
  ...ENUM_EXPLANATIONS,
  ...BOUNDS_EXPLANATIONS,
  ...CHOICE_EXPLANATIONS,
  'SCH-060': {
    what: 'There is no field of this name here.',
    why: 'Depending on the client the API server refuses the object, or drops the field without a word and acts as if it had never been written.',
    howToFix: 'Correct the name, move the field to where it belongs, or remove it. Case counts.',
    fails: httpRoute(`timeOut: 5s\n${REVIEWS}`),
    marks: 'timeOut',
    passes: httpRoute(`timeout: 5s\n${REVIEWS}`),
  },
  'SCH-062': {
    what: 'A number stands where the name of a value is expected.',
    why: 'Inside of Istio such values have numbers, but the API server accepts names only.',
    howToFix: 'Write the name.',
    fails: trafficPolicy('tls:\n  mode: 3'),
    marks: '3',
    passes: trafficPolicy('tls:\n  mode: ISTIO_MUTUAL'),
  },
  'SCH-063': {
    what: 'A number is in quotes.',
    why: 'Quotes make text of it, and the API server does not turn text into numbers.',
    howToFix: 'Remove the quotes.',
    fails: httpRoute(
      'route:\n  - destination:\n      host: reviews\n      port:\n        number: "9080"',
    ),
    marks: '"9080"',
    passes: httpRoute(
      'route:\n  - destination:\n      host: reviews\n      port:\n        number: 9080',
    ),
  },
  'SCH-064': {
    what: 'A field is written with underscores.',
    why: 'That is its name inside of Istio. The API server knows it by the name with capitals only, and refuses or drops the field.',
    howToFix: 'Write the name with capitals instead of underscores.',
    fails: tlsRoute('sni_hosts'),
    marks: 'sni_hosts',
    passes: tlsRoute('sniHosts'),
  },
  'SCH-066': {
    what: 'A field has no value.',
    why: 'A key with nothing behind it stands for null, which the API server refuses for most fields. Often the lines below are not indented far enough.',
    howToFix: 'Give the field a value, indent what belongs to it, or remove it.',
    fails: httpRoute(`timeout:\n${REVIEWS}`),
    marks: 'timeout',
    passes: httpRoute(`timeout: 5s\n${REVIEWS}`),
  },
  'SCH-068': {
    what: 'A value is of another type than the field.',
    why: 'The API server does not convert between text, numbers, lists and maps, and refuses the object.',
    howToFix: 'Write a value of the type that the message names, e.g. a list with one item.',
    fails: exportTo('istio-system'),
    marks: 'istio-system',
    passes: exportTo('[istio-system]'),
  },
  'SCH-069': {
    what: 'A text is read as something else, because it is not in quotes.',
    why: 'Without quotes YAML reads 1.0 as a number, and yes, on and true as booleans. The field holds text, so the API server refuses it.',
    howToFix: 'Put the text in quotes.',
    fails: subset('1.0'),
    marks: '1.0',
    passes: subset('"1.0"'),
  },
}
