import { boolean, duration, int32, list, message, uint32 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'

/** Circuit breaking by observation: endpoints that fail too often get no traffic for a while. */
export const OutlierDetection = message('OutlierDetection', {
  description:
    'Takes failing endpoints out of the pool for a while. Every proxy judges by its own traffic. The mere presence of this block also turns on failover between localities.',
  reference: 'destination-rule',
  fields: {
    consecutive5xxErrors: uint32({
      description:
        'Answers 5xx in a row after which an endpoint is ejected; for TCP, failed connections. 0 turns this counter off. Connection failures and timeouts count as 5xx.',
      nullable: true,
      default: '5',
      unit: 'errors',
      example: '5',
    }),
    consecutiveGatewayErrors: uint32({
      description:
        'Answers 502, 503 or 504 in a row after which an endpoint is ejected. Useful only when lower than consecutive5xxErrors, which counts these answers too.',
      nullable: true,
      default: '0 (off)',
      unit: 'errors',
      example: '3',
    }),
    interval: duration({
      description: 'Pause between two rounds in which ejected endpoints are reconsidered.',
      default: '10s',
      example: '10s',
    }),
    baseEjectionTime: duration({
      description:
        'Length of the first ejection. Each further ejection of the same endpoint lasts this much longer.',
      default: '30s',
      example: '30s',
    }),
    maxEjectionPercent: int32({
      description:
        'Greatest share of endpoints that may be ejected at a time. With few endpoints the default allows one ejection at most.',
      default: '10',
      unit: 'percent',
      example: '50',
    }),
    minHealthPercent: int32({
      description:
        'When fewer endpoints than this share are healthy, ejection is ignored and traffic goes to all. It avoids overloading the few that are left.',
      default: '0 (off)',
      unit: 'percent',
      example: '30',
      isAdvanced: true,
    }),
    splitExternalLocalOriginErrors: boolean({
      description:
        'Count failures to connect apart from error answers. consecutiveLocalOriginFailures takes effect only then.',
      default: 'false',
      example: 'true',
      isAdvanced: true,
    }),
    consecutiveLocalOriginFailures: uint32({
      description:
        'Failures to connect in a row after which an endpoint is ejected. Needs splitExternalLocalOriginErrors.',
      nullable: true,
      default: '5',
      unit: 'errors',
      example: '5',
      isAdvanced: true,
    }),
    outlierDetectionHttpErrorCodes: list(uint32({ minimum: 100, maximum: 599 }), {
      description:
        'HTTP status codes that count as errors instead of all 5xx. Use it for services that signal trouble with other codes, e.g. 429.',
      default: 'every 5xx status',
      example: '[500, 503, 429]',
      isAdvanced: true,
    }),
    consecutiveErrors: int32({
      description: 'Former counter of gateway errors.',
      unit: 'errors',
      deprecated: 'Use consecutive5xxErrors or consecutiveGatewayErrors.',
      isAdvanced: true,
    }),
  },
})
export type OutlierDetection = Shape<typeof OutlierDetection>
