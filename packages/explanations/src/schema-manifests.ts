import { manifest } from './explanation.ts'

/** A VirtualService for the host `reviews` with one HTTP route, which has these members. */
export function httpRoute(members: string): string {
  return manifest(
    'VirtualService',
    ['hosts: [reviews]', 'http:', item(members)].join('\n'),
    'reviews',
  )
}

/** A VirtualService for the host `reviews` that sends requests with these conditions to it. */
export function httpMatch(conditions: string): string {
  return httpRoute(
    ['match:', item(conditions), 'route:', '  - destination:', '      host: reviews'].join('\n'),
  )
}

/** A Gateway with an HTTPS server that has these TLS settings. */
export function serverTls(settings: string): string {
  return manifest(
    'Gateway',
    `
    selector:
      istio: ingressgateway
    servers:
      - port:
          number: 443
          name: https
          protocol: HTTPS
        hosts:
          - shop.example.com
        tls:
${indent(settings, 10)}`,
    'shop',
  )
}

function item(members: string): string {
  return indent(members, 4).replace(/^ {4}/, '  - ')
}

function indent(text: string, depth: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(depth))
}
