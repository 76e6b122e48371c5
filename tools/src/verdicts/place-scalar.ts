import { writeManifest } from './place-fragment.ts'

/** A single value, and which check of Istio's it is for. */
export interface ScalarCase {
  readonly what: string
  readonly value: unknown
  readonly namespace?: string
  readonly isDestinationRuleWithSelector?: boolean
  readonly isServiceEntry?: boolean
}

const ROUTE = [{ destination: { host: 'reviews' } }]

/** Yields the manifests in which the verdict depends on the value alone; none if it is not known. */
export function placeScalar(one: Partial<ScalarCase>): readonly string[] {
  const { what = '', value } = one
  if (what.startsWith('exportTo')) return [placeExportTo(one)]
  if (what.startsWith('HTTP header name (strict')) {
    return [http({ corsPolicy: { allowHeaders: [value] } })]
  }
  if (what.startsWith('HTTP header name')) {
    return [http({ match: [{ headers: { [String(value)]: { exact: 'x' } } }] }, ['edge'])]
  }
  if (what.startsWith('HTTP header value')) {
    return [http({ headers: { request: { set: { 'x-shop': value } } } })]
  }
  if (what.startsWith('HTTP status code of a fault abort')) {
    return [http({ fault: { abort: { httpStatus: value } } })]
  }
  if (what === 'port name') {
    return [
      writeManifest('ServiceEntry', {
        hosts: ['shop.example.com'],
        resolution: 'DNS',
        ports: [{ number: 80, name: value, protocol: 'HTTP' }],
      }),
    ]
  }
  return []
}

function placeExportTo(one: Partial<ScalarCase>): string {
  const { value: exportTo, namespace = 'bar' } = one
  if (one.isServiceEntry === true) {
    const ports = [{ number: 80, name: 'http', protocol: 'HTTP' }]
    const spec = { hosts: ['shop.example.com'], resolution: 'DNS', ports, exportTo }
    return writeManifest('ServiceEntry', spec, namespace)
  }
  if (one.isDestinationRuleWithSelector === true) {
    const workloadSelector = { matchLabels: { app: 'shop' } }
    return writeManifest(
      'DestinationRule',
      { host: 'reviews', workloadSelector, exportTo },
      namespace,
    )
  }
  const spec = { hosts: ['shop.example.com'], http: [{ route: ROUTE }], exportTo }
  return writeManifest('VirtualService', spec, namespace)
}

function http(parts: object, gateways?: readonly string[]): string {
  return writeManifest('VirtualService', {
    hosts: ['shop.example.com'],
    ...(gateways === undefined ? {} : { gateways }),
    http: [{ route: ROUTE, ...parts }],
  })
}
