import { dedent, manifest } from './explanation.ts'

/** A DestinationRule with this `spec`. */
export function destinationRule(spec: string): string {
  return manifest('DestinationRule', spec, 'reviews')
}

/** A DestinationRule for the host `reviews` with this traffic policy. */
export function trafficPolicy(policy: string): string {
  return destinationRule(['host: reviews', 'trafficPolicy:', ...indent(policy)].join('\n'))
}

/** A DestinationRule for the host `reviews` with these load balancer settings. */
export function loadBalancer(settings: string): string {
  return trafficPolicy(['loadBalancer:', ...indent(settings)].join('\n'))
}

/** A DestinationRule for the host `reviews` with this locality setting, and outlier detection. */
export function locality(name: string, setting: string): string {
  return trafficPolicy(
    ['outlierDetection: {}', 'loadBalancer:', `  ${name}:`, ...indent(setting, 4)].join('\n'),
  )
}

/** A DestinationRule for the host `reviews` with these TLS settings. */
export function clientTls(settings: string): string {
  return trafficPolicy(['tls:', ...indent(settings)].join('\n'))
}

/** A DestinationRule for the host `reviews` with this connection pool. */
export function connectionPool(settings: string): string {
  return trafficPolicy(['connectionPool:', ...indent(settings)].join('\n'))
}

function indent(text: string, depth = 2): string[] {
  return dedent(text)
    .split('\n')
    .map((line) => `${' '.repeat(depth)}${line}`)
}
