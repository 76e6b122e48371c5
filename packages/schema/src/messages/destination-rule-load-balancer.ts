import {
  boolean,
  double,
  duration,
  enumOf,
  list,
  map,
  message,
  oneOf,
  plainDuration,
  ref,
  string,
  uint32,
  uint64,
} from '../dsl.ts'
import type { FieldOptions, Shape } from '../dsl.ts'

/** Load balancing: which endpoint of a host gets the next request. */

export const HTTPCookieAttribute = message(
  'LoadBalancerSettings.ConsistentHashLB.HTTPCookie.Attribute',
  {
    description: 'A further attribute of the cookie that the proxy sets, e.g. SameSite.',
    reference: 'destination-rule#LoadBalancerSettings-ConsistentHashLB-HTTPCookie-Attribute',
    fields: {
      name: string({
        description: 'Name of the attribute. Each may be listed once.',
        required: true,
        example: 'SameSite',
      }),
      value: string({
        description: 'Value of the attribute. Leave it out for flags such as Secure.',
        default: 'no value',
        example: 'Strict',
      }),
    },
  },
)
export type HTTPCookieAttribute = Shape<typeof HTTPCookieAttribute>

export const HTTPCookie = message('LoadBalancerSettings.ConsistentHashLB.HTTPCookie', {
  description: 'The cookie whose value decides the endpoint; the proxy can create it.',
  reference: 'destination-rule',
  fields: {
    name: string({
      description: 'Name of the cookie that is hashed.',
      required: true,
      example: 'session',
    }),
    path: string({
      description: 'Path attribute of the cookie that the proxy creates.',
      default: 'no path attribute',
      example: '/',
    }),
    ttl: plainDuration({
      description:
        'Lifetime of the cookie that the proxy creates for clients without one. “0s” makes a session cookie. Without a ttl no cookie is created and clients without one are not sticky.',
      default: 'no cookie is created',
      example: '0s',
    }),
    attributes: list(ref(HTTPCookieAttribute), {
      description: 'Further attributes of the cookie that the proxy creates.',
      default: 'no further attributes',
      isAdvanced: true,
    }),
  },
})
export type HTTPCookie = Shape<typeof HTTPCookie>

export const RingHash = message('LoadBalancerSettings.ConsistentHashLB.RingHash', {
  description: 'Consistent hashing on a ring of virtual nodes.',
  reference: 'destination-rule',
  fields: {
    minimumRingSize: uint64({
      description:
        'Least number of virtual nodes on the ring. More nodes spread load more evenly and cost memory in every proxy.',
      default: '1024',
      unit: 'virtual nodes',
      example: '1024',
    }),
  },
})
export type RingHash = Shape<typeof RingHash>

export const MagLev = message('LoadBalancerSettings.ConsistentHashLB.MagLev', {
  description:
    'Consistent hashing with Maglev tables: faster to look up than a ring, and somewhat more sessions move when endpoints change.',
  reference: 'destination-rule',
  fields: {
    tableSize: uint64({
      description:
        'Entries of the lookup table: a prime number below 5000011, well above the number of endpoints.',
      default: '65537',
      unit: 'entries',
      example: '65537',
    }),
  },
})
export type MagLev = Shape<typeof MagLev>

export const ConsistentHashLB = message('LoadBalancerSettings.ConsistentHashLB', {
  description:
    'Sends equal keys to the same endpoint as long as the set of endpoints stays as it is. Soft affinity only: when endpoints come, go or are ejected, some keys move.',
  reference: 'destination-rule',
  fields: {
    httpHeaderName: string({
      description: 'Requests with the same value of this header go to the same endpoint.',
      example: 'x-user-id',
    }),
    httpCookie: ref(HTTPCookie, {
      description: 'Requests with the same value of this cookie go to the same endpoint.',
    }),
    useSourceIp: boolean({
      description:
        'Connections from the same client address go to the same endpoint. Works for TCP too. Behind a gateway all clients may share its address.',
      default: 'false',
      example: 'true',
    }),
    httpQueryParameterName: string({
      description: 'Requests with the same value of this query parameter go to the same endpoint.',
      example: 'user',
    }),
    ringHash: ref(RingHash, {
      description: 'Hash on a ring of virtual nodes, with its size.',
      default: 'a ring of at least 1024 virtual nodes',
      isAdvanced: true,
    }),
    maglev: ref(MagLev, {
      description: 'Hash with a Maglev table instead of a ring.',
      default: 'a ring is used',
      isAdvanced: true,
    }),
    minimumRingSize: uint64({
      description: 'Former place of the ring size.',
      default: '1024',
      unit: 'virtual nodes',
      deprecated: 'Use ringHash.minimumRingSize.',
      isAdvanced: true,
    }),
  },
  oneOfs: [
    oneOf(
      'hash_key',
      'Hash by',
      ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'],
      'SCH-056',
    ),
    oneOf('hash_algorithm', 'Algorithm', ['ringHash', 'maglev'], 'SCH-057'),
  ],
})
export type ConsistentHashLB = Shape<typeof ConsistentHashLB>

export const LocalityDistribute = message('LocalityLoadBalancerSetting.Distribute', {
  description: 'How traffic that starts in one locality is shared among localities.',
  reference: 'destination-rule',
  fields: {
    from: string({
      description:
        'Where the client runs: region, region/zone or region/zone/subzone. A final “*” stands for all below.',
      example: 'europe-north/zone-a/*',
    }),
    to: map(uint32(), {
      description:
        'Percentage for each locality that receives traffic. Each is 1 to 100 and together they make 100. A locality not listed receives nothing.',
      unit: 'percent',
      example: '{ "europe-north/zone-a/*": 80, "europe-north/zone-b/*": 20 }',
    }),
  },
})
export type LocalityDistribute = Shape<typeof LocalityDistribute>

export const LocalityFailover = message('LocalityLoadBalancerSetting.Failover', {
  description: 'The region that takes over when the endpoints of another become unhealthy.',
  reference: 'destination-rule',
  fields: {
    from: string({
      description: 'Region that fails. Regions only: no zone, no wildcard.',
      example: 'europe-north',
    }),
    to: string({
      description: 'Region that takes over. It must differ from the first.',
      example: 'europe-west',
    }),
  },
})
export type LocalityFailover = Shape<typeof LocalityFailover>

const failover = (options: FieldOptions = {}) =>
  list(ref(LocalityFailover), {
    ...options,
    description:
      'Which region takes over for which. Takes effect only together with outlierDetection, which tells what is unhealthy.',
    default: 'the proxy tries the nearest locality next',
  })

const failoverPriority = (options: FieldOptions = {}) =>
  list(string({ format: 'label' }), {
    ...options,
    description:
      'Labels, most important first. Endpoints that share more of the leading labels with the client are tried first; “key=value” compares with a fixed value. Takes effect only together with outlierDetection.',
    default: 'region, zone and subzone',
    example: '["topology.istio.io/network", "topology.kubernetes.io/region"]',
    isAdvanced: true,
  })

export const LocalityLoadBalancerSetting = message('LocalityLoadBalancerSetting', {
  description:
    'Keeps traffic near the client, or shares it among regions and zones. Replaces the setting of the mesh as a whole.',
  reference: 'destination-rule',
  fields: {
    enabled: boolean({
      description:
        'Whether locality counts at all. Set it to false to spread evenly over all zones even when outlierDetection is configured.',
      nullable: true,
      default: 'as in the mesh configuration (true unless changed)',
      example: 'false',
    }),
    distribute: list(ref(LocalityDistribute), {
      description:
        'Fixed shares for each locality in which clients run. Cannot be combined with failover.',
      default: 'traffic stays in the nearest healthy locality',
    }),
    failover: failover(),
    failoverPriority: failoverPriority(),
  },
})
export type LocalityLoadBalancerSetting = Shape<typeof LocalityLoadBalancerSetting>

// The reference has no section of its own for it yet.
const ZONE_AWARE =
  'https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings'

export const ZoneAwareLoadBalancerSetting = message('ZoneAwareLoadBalancerSetting', {
  description:
    'Prefers endpoints in the zone of the client as far as the endpoints there can carry it, and spreads the rest. Cannot be combined with localityLbSetting.',
  reference: 'destination-rule#LoadBalancerSettings',
  fields: {
    enabled: boolean({
      description: 'Whether zones count when an endpoint is chosen.',
      reference: ZONE_AWARE,
      nullable: true,
      default: 'as in the mesh configuration',
      example: 'true',
    }),
    minClusterSize: uint64({
      description:
        'Least number of endpoints in the region of the client. With fewer, zones do not count.',
      nullable: true,
      reference: ZONE_AWARE,
      minimum: 1,
      default: '6',
      unit: 'endpoints',
      example: '6',
    }),
    failover: failover({ reference: ZONE_AWARE }),
    failoverPriority: failoverPriority({ reference: ZONE_AWARE }),
  },
})
export type ZoneAwareLoadBalancerSetting = Shape<typeof ZoneAwareLoadBalancerSetting>

export const WarmupConfiguration = message('WarmupConfiguration', {
  description:
    'Gives new endpoints less traffic at first, so that caches fill and just-in-time compilers run. Works with ROUND_ROBIN and LEAST_REQUEST.',
  reference: 'destination-rule',
  fields: {
    duration: duration({
      description: 'How long an endpoint counts as new after it appeared.',
      required: true,
      example: '60s',
    }),
    minimumPercent: double({
      description: 'Share of its normal weight that a new endpoint starts with.',
      nullable: true,
      minimum: 0,
      maximum: 100,
      default: '10',
      unit: 'percent',
      example: '10',
    }),
    aggression: double({
      description:
        'Shape of the rise: 1 is a straight line, larger values raise traffic faster at the beginning. Must be above 0.',
      nullable: true,
      minimum: 0,
      default: '1',
      example: '1.5',
      isAdvanced: true,
    }),
  },
})
export type WarmupConfiguration = Shape<typeof WarmupConfiguration>

export const LoadBalancerSettings = message('LoadBalancerSettings', {
  description: 'How the next endpoint is chosen.',
  reference: 'destination-rule',
  fields: {
    simple: enumOf(
      {
        UNSPECIFIED: 'No choice: Istio takes LEAST_REQUEST.',
        LEAST_CONN: {
          description: 'Former name of LEAST_REQUEST.',
          deprecated: 'Use LEAST_REQUEST.',
        },
        RANDOM: 'A random healthy endpoint.',
        PASSTHROUGH:
          'The address the client called, without balancing. For special cases such as original-destination hosts.',
        ROUND_ROBIN: 'Endpoints in turn, whether busy or not.',
        LEAST_REQUEST: 'The less busy of two randomly picked endpoints.',
      },
      {
        description:
          'A standard algorithm. LEAST_REQUEST is right for most services: slow endpoints get fewer requests.',
        default: 'LEAST_REQUEST',
        example: 'LEAST_REQUEST',
      },
    ),
    consistentHash: ref(ConsistentHashLB, {
      description: 'Keeps requests of one client, user or session on one endpoint.',
    }),
    localityLbSetting: ref(LocalityLoadBalancerSetting, {
      description: 'Shares traffic among regions and zones.',
      default: 'as in the mesh configuration',
      isAdvanced: true,
    }),
    zoneAwareLbSetting: ref(ZoneAwareLoadBalancerSetting, {
      description:
        'Keeps traffic in the zone of the client where that zone has the capacity. Not together with localityLbSetting.',
      default: 'as in the mesh configuration',
      isAdvanced: true,
    }),
    warmup: ref(WarmupConfiguration, {
      description: 'Raises the traffic of new endpoints slowly.',
      default: 'new endpoints get their full share at once',
      isAdvanced: true,
    }),
    warmupDurationSecs: duration({
      description: 'Former place of the warm-up time.',
      deprecated: 'Use warmup.duration.',
      isAdvanced: true,
    }),
  },
  oneOfs: [oneOf('lb_policy', 'Balance by', ['simple', 'consistentHash'], 'SCH-055')],
})
export type LoadBalancerSettings = Shape<typeof LoadBalancerSettings>
