import { loadBalancer, locality, trafficPolicy } from './destination-rule-manifests.ts'
import type { Explanation, Explanations } from './explanation.ts'

const RING_SIZE_WHY =
  'The size of the ring moved into ringHash when Maglev tables were added as a second way to hash.'

export const CONSISTENT_HASH_EXPLANATIONS: Explanations = {
  'DR-024': {
    what: 'The cookie that decides the endpoint has no name.',
    why: 'Without a name the proxy cannot find the cookie in a request. Istio refuses the rule.',
    howToFix: 'Give the cookie a name, e.g. session.',
    fails: loadBalancer(`
      consistentHash:
        httpCookie:
          name: ""
          ttl: 0s
    `),
    marks: '""',
    passes: loadBalancer(`
      consistentHash:
        httpCookie:
          name: session
          ttl: 0s
    `),
  },
  'DR-025': {
    what: 'An attribute of the cookie has no name.',
    why: 'The proxy writes attributes as name and value behind the cookie. Istio refuses one without a name.',
    howToFix: 'Name the attribute, e.g. SameSite, or remove the item.',
    fails: loadBalancer(`
      consistentHash:
        httpCookie:
          name: session
          attributes:
            - name: ""
              value: Strict
    `),
    marks: '""',
    passes: loadBalancer(`
      consistentHash:
        httpCookie:
          name: session
          attributes:
            - name: SameSite
              value: Strict
    `),
  },
  'DR-026': {
    what: 'An attribute of the cookie is listed twice.',
    why: 'A cookie carries each attribute once, so Istio refuses the list. Names that differ in case only count as different.',
    howToFix: 'Keep one of the two.',
    fails: loadBalancer(`
      consistentHash:
        httpCookie:
          name: session
          attributes:
            - name: SameSite
              value: Strict
            - name: SameSite
              value: Lax
    `),
    marks: 'SameSite',
    passes: loadBalancer(`
      consistentHash:
        httpCookie:
          name: session
          attributes:
            - name: SameSite
              value: Strict
    `),
  },
  'DR-027': {
    what: 'The size of the hash ring stands at its former place.',
    why: `${RING_SIZE_WHY} Istio still reads the old place and warns of it; in subsets and ports it forgets to warn.`,
    howToFix: 'Move the number to ringHash.minimumRingSize.',
    fails: loadBalancer(`
      consistentHash:
        httpHeaderName: x-user-id
        minimumRingSize: 2048
    `),
    marks: 'minimumRingSize',
    passes: loadBalancer(`
      consistentHash:
        httpHeaderName: x-user-id
        ringHash:
          minimumRingSize: 2048
    `),
  },
  'DR-028': {
    what: 'The size of the hash ring stands beside the block that replaced it.',
    why: `${RING_SIZE_WHY} Beside ringHash or maglev the old member is one setting too many, and Istio refuses the rule.`,
    howToFix: 'Remove minimumRingSize, and set the size under ringHash where it matters.',
    fails: loadBalancer(`
      consistentHash:
        httpHeaderName: x-user-id
        minimumRingSize: 2048
        ringHash:
          minimumRingSize: 1024
    `),
    marks: 'minimumRingSize',
    passes: loadBalancer(`
      consistentHash:
        httpHeaderName: x-user-id
        ringHash:
          minimumRingSize: 1024
    `),
  },
  'DR-029': {
    what: 'A Maglev table has no size.',
    why: 'Istio does not fill in a size when the block is there, and refuses a table without entries.',
    howToFix: 'Set tableSize to a prime number, e.g. 65537, the size that Envoy takes by itself.',
    fails: loadBalancer(`
      consistentHash:
        useSourceIp: true
        maglev:
          tableSize: 0
    `),
    marks: '0',
    passes: loadBalancer(`
      consistentHash:
        useSourceIp: true
        maglev:
          tableSize: 65537
    `),
  },
  'DR-030': {
    what: 'A Maglev table is too large.',
    why: 'Envoy takes at most 5000011 entries, and Istio refuses that number and all above it. Every proxy keeps the whole table in memory.',
    howToFix: 'Choose a smaller prime number. 65537 is enough for thousands of endpoints.',
    fails: loadBalancer(`
      consistentHash:
        useSourceIp: true
        maglev:
          tableSize: 5000011
    `),
    marks: '5000011',
    passes: loadBalancer(`
      consistentHash:
        useSourceIp: true
        maglev:
          tableSize: 4999999
    `),
  },
  'DR-031': {
    what: 'The size of a Maglev table is not a prime number.',
    why: 'The table is filled in steps that reach every entry only where its size is prime. Envoy would refuse it, so Istio does.',
    howToFix: 'Take the next prime number, or 65537.',
    fails: loadBalancer(`
      consistentHash:
        useSourceIp: true
        maglev:
          tableSize: 1000
    `),
    marks: '1000',
    passes: loadBalancer(`
      consistentHash:
        useSourceIp: true
        maglev:
          tableSize: 1009
    `),
  },
}

const failoverTo = (setting: string): Pick<Explanation, 'passes'> => ({
  passes: locality(
    setting,
    `
    failover:
      - from: europe-north
        to: europe-west
  `,
  ),
})

const SAME_REGION = {
  what: 'Failover leads back to the region that has failed.',
  why: 'Traffic would stay where no endpoint is healthy, so Istio refuses the entry.',
  howToFix: 'Name another region under to, or remove the entry.',
}

const BELOW_REGION = {
  what: 'Failover names a zone, not only a region.',
  why: 'This setting moves traffic between regions. Within a region the proxy chooses the nearest zone by itself. Istio refuses a slash here.',
  howToFix: 'Write the region alone, e.g. europe-west.',
}

const WILDCARD = {
  what: 'Failover names regions with a wildcard.',
  why: 'One region takes over for one other, so there is nothing for “*” to stand for. Istio refuses it.',
  howToFix: 'Write an entry for each region by name.',
}

const WITHOUT_DETECTION_WHY =
  'The proxy leaves a locality only when it knows that endpoints there are unhealthy, and outlierDetection is what tells. It has to be in the same policy object: one of the whole rule does not count for a subset or a port. Istio warns of it, but loses the warning in subsets and ports.'

export const LOCALITY_EXPLANATIONS: Explanations = {
  'DR-032': {
    what: 'Two ways of balancing by locality are set at once.',
    why: 'localityLbSetting and zoneAwareLbSetting answer the same question differently. Istio refuses both together.',
    howToFix: 'Keep the one that you mean and remove the other.',
    fails: loadBalancer(`
      localityLbSetting:
        enabled: true
      zoneAwareLbSetting:
        enabled: true
    `),
    marks: 'zoneAwareLbSetting',
    passes: loadBalancer(`
      localityLbSetting:
        enabled: true
    `),
  },
  'DR-033': {
    what: 'Fixed shares and failover are set at once.',
    why: 'distribute says where traffic goes in any case, failover where it goes when a region fails. Istio allows one of them.',
    howToFix: 'Keep the one that you mean and remove the other.',
    fails: locality(
      'localityLbSetting',
      `
      distribute:
        - from: europe-north/*
          to:
            europe-north/*: 80
            europe-west/*: 20
      failover:
        - from: europe-north
          to: europe-west
      `,
    ),
    marks: 'failover',
    ...failoverTo('localityLbSetting'),
  },
  'DR-034': {
    what: 'failoverPriority lists a topology label although failover is set.',
    why: 'failover already orders the regions, so region, zone and subzone cannot be ordered a second time. Istio refuses the label.',
    howToFix: 'Remove the label from failoverPriority, or remove failover.',
    fails: locality(
      'localityLbSetting',
      `
      failover:
        - from: europe-north
          to: europe-west
      failoverPriority:
        - topology.istio.io/network
        - topology.kubernetes.io/region
      `,
    ),
    marks: 'topology.kubernetes.io/region',
    passes: locality(
      'localityLbSetting',
      `
      failover:
        - from: europe-north
          to: europe-west
      failoverPriority:
        - topology.istio.io/network
      `,
    ),
  },
  'DR-035': {
    what: 'The weight of a locality is not between 1 and 100.',
    why: 'Weights are percentages, and a locality without traffic is simply not listed. Istio refuses other numbers and looks no further.',
    howToFix: 'Give each listed locality at least 1, and remove those that shall get nothing.',
    fails: locality(
      'localityLbSetting',
      `
      distribute:
        - from: europe-north/*
          to:
            europe-north/*: 100
            europe-west/*: 0
      `,
    ),
    marks: '0',
    passes: locality(
      'localityLbSetting',
      `
      distribute:
        - from: europe-north/*
          to:
            europe-north/*: 100
      `,
    ),
  },
  'DR-036': {
    what: 'The weights of the localities do not make 100.',
    why: 'The weights are percentages of the traffic that starts in one place. Istio refuses any other total and looks no further.',
    howToFix: 'Change the weights so that they make 100.',
    fails: locality(
      'localityLbSetting',
      `
      distribute:
        - from: europe-north/*
          to:
            europe-north/*: 80
            europe-west/*: 40
      `,
    ),
    marks: 'to',
    passes: locality(
      'localityLbSetting',
      `
      distribute:
        - from: europe-north/*
          to:
            europe-north/*: 80
            europe-west/*: 20
      `,
    ),
  },
  'DR-037': {
    what: 'A locality that receives traffic is written wrongly, or covers another of the list.',
    why: 'Each endpoint may belong to one entry only, or its share would be counted twice. The entries are keys of a map, which Istio reads in random order: some overlaps it refuses always, some only now and then.',
    howToFix:
      'Write region, region/zone or region/zone/subzone, with “*” only once and at the very end, and keep the entries apart from each other.',
    fails: locality(
      'localityLbSetting',
      `
      distribute:
        - from: europe-north/*
          to:
            europe-west: 50
            europe-west/zone-a: 50
      `,
    ),
    marks: 'europe-west/zone-a',
    passes: locality(
      'localityLbSetting',
      `
      distribute:
        - from: europe-north/*
          to:
            europe-west/zone-a: 50
            europe-west/zone-b: 50
      `,
    ),
  },
  'DR-038': {
    what: 'A locality in which traffic starts is written wrongly, or covered by an earlier one.',
    why: 'The first entry that fits a client counts, so a later one that an earlier one covers would never apply. Istio refuses it.',
    howToFix:
      'Write region, region/zone or region/zone/subzone, with “*” only once and at the very end. Put narrow entries before wide ones such as europe-north/*.',
    fails: locality(
      'localityLbSetting',
      `
      distribute:
        - from: europe-north/*
          to:
            europe-north/*: 100
        - from: europe-north/zone-a
          to:
            europe-north/zone-a: 100
      `,
    ),
    marks: 'europe-north/zone-a',
    passes: locality(
      'localityLbSetting',
      `
      distribute:
        - from: europe-north/zone-a
          to:
            europe-north/zone-a: 100
        - from: europe-north/*
          to:
            europe-north/*: 100
      `,
    ),
  },
  'DR-039': {
    what: 'Failover between localities is set, but nothing detects failures.',
    why: WITHOUT_DETECTION_WHY,
    howToFix: 'Add outlierDetection to the policy, or remove failover.',
    fails: loadBalancer(`
      localityLbSetting:
        failover:
          - from: europe-north
            to: europe-west
    `),
    marks: 'failover',
    passes: trafficPolicy(`
      outlierDetection:
        consecutive5xxErrors: 5
      loadBalancer:
        localityLbSetting:
          failover:
            - from: europe-north
              to: europe-west
    `),
  },
  'DR-040': {
    ...SAME_REGION,
    fails: locality(
      'localityLbSetting',
      `
      failover:
        - from: europe-north
          to: europe-north
      `,
    ),
    marks: 'europe-north',
    ...failoverTo('localityLbSetting'),
  },
  'DR-041': {
    ...BELOW_REGION,
    fails: locality(
      'localityLbSetting',
      `
      failover:
        - from: europe-north
          to: europe-west/zone-a
      `,
    ),
    marks: 'europe-west/zone-a',
    ...failoverTo('localityLbSetting'),
  },
  'DR-042': {
    ...WILDCARD,
    fails: locality(
      'localityLbSetting',
      `
      failover:
        - from: europe-north
          to: europe-*
      `,
    ),
    marks: 'europe-*',
    ...failoverTo('localityLbSetting'),
  },
}

export const ZONE_AWARE_EXPLANATIONS: Explanations = {
  'DR-043': {
    what: 'failoverPriority of zone-aware balancing lists a topology label.',
    why: 'Zone-aware balancing prefers zone and region by itself, so these labels cannot be ordered a second time. Istio refuses them.',
    howToFix: 'Remove the label, and keep labels of other kinds such as topology.istio.io/network.',
    fails: locality(
      'zoneAwareLbSetting',
      `
      failoverPriority:
        - topology.istio.io/network
        - topology.kubernetes.io/zone
      `,
    ),
    marks: 'topology.kubernetes.io/zone',
    passes: locality(
      'zoneAwareLbSetting',
      `
      failoverPriority:
        - topology.istio.io/network
      `,
    ),
  },
  'DR-044': {
    what: 'Failover beside zone-aware balancing is set, but nothing detects failures.',
    why: WITHOUT_DETECTION_WHY,
    howToFix: 'Add outlierDetection to the policy, or remove failover.',
    fails: loadBalancer(`
      zoneAwareLbSetting:
        failover:
          - from: europe-north
            to: europe-west
    `),
    marks: 'failover',
    passes: trafficPolicy(`
      outlierDetection:
        consecutive5xxErrors: 5
      loadBalancer:
        zoneAwareLbSetting:
          failover:
            - from: europe-north
              to: europe-west
    `),
  },
  'DR-045': {
    ...SAME_REGION,
    fails: locality(
      'zoneAwareLbSetting',
      `
      failover:
        - from: europe-north
          to: europe-north
      `,
    ),
    marks: 'europe-north',
    ...failoverTo('zoneAwareLbSetting'),
  },
  'DR-046': {
    ...BELOW_REGION,
    fails: locality(
      'zoneAwareLbSetting',
      `
      failover:
        - from: europe-north
          to: europe-west/zone-a
      `,
    ),
    marks: 'europe-west/zone-a',
    ...failoverTo('zoneAwareLbSetting'),
  },
  'DR-047': {
    ...WILDCARD,
    fails: locality(
      'zoneAwareLbSetting',
      `
      failover:
        - from: europe-north
          to: europe-*
      `,
    ),
    marks: 'europe-*',
    ...failoverTo('zoneAwareLbSetting'),
  },
}

const warmup = (settings: string) =>
  loadBalancer(`simple: LEAST_REQUEST\nwarmup:\n  ${settings.replaceAll('\n', '\n  ')}`)

export const WARMUP_EXPLANATIONS: Explanations = {
  'DR-048': {
    what: 'The warm-up of new endpoints has no duration.',
    why: 'The proxy has to know how long an endpoint counts as new. Schema and webhook both refuse a warm-up without it.',
    howToFix: 'Set duration, e.g. 60s.',
    fails: warmup('minimumPercent: 10'),
    marks: 'warmup',
    passes: warmup('duration: 60s\nminimumPercent: 10'),
  },
  'DR-049': {
    what: 'The duration of the warm-up is too short, or not in whole milliseconds.',
    why: 'Envoy counts it in milliseconds, so Istio refuses what it cannot hand on exactly, and zero or less.',
    howToFix: 'Write a duration such as 60s. To go without a warm-up, remove the block.',
    fails: warmup('duration: 1500us'),
    marks: '1500us',
    passes: warmup('duration: 60s'),
  },
  'DR-050': {
    what: 'New endpoints start with more than their full share.',
    why: 'minimumPercent is a share of the normal weight of an endpoint, so 100 is all there is. Istio refuses more.',
    howToFix: 'Write a number from 0 to 100; 10 is the default.',
    fails: warmup('duration: 60s\nminimumPercent: 120'),
    marks: '120',
    passes: warmup('duration: 60s\nminimumPercent: 10'),
  },
  'DR-051': {
    what: 'The shape of the warm-up is 0 or less.',
    why: 'aggression bends the rise of the traffic: 1 is a straight line. At 0 there is no curve, and Istio refuses it.',
    howToFix: 'Write a number above 0, or remove the field.',
    fails: warmup('duration: 60s\naggression: 0'),
    marks: '0',
    passes: warmup('duration: 60s\naggression: 1.5'),
  },
}
