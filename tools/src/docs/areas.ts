/** A page of the documentation of codes. */
export interface Area {
  /** File name without its ending. */
  readonly page: string
  readonly title: string
  readonly about: string
  /** What the codes of the page start with. */
  readonly prefixes: readonly string[]
}

/** The pages, in the order of the layers; the last takes what no other does. */
export const AREAS: readonly Area[] = [
  {
    page: 'yaml',
    title: 'YAML text',
    about:
      'What keeps a text from being read, or makes Kubernetes read it otherwise than it looks.',
    prefixes: ['YML'],
  },
  {
    page: 'schema',
    title: 'Schema',
    about: 'What the API server refuses by the schema of a kind, its CEL rules included.',
    prefixes: ['SCH', 'CEL'],
  },
  {
    page: 'virtual-service',
    title: 'VirtualService',
    about: 'What Istio’s admission webhook refuses, or warns of, in a VirtualService.',
    prefixes: ['VS'],
  },
  {
    page: 'destination-rule',
    title: 'DestinationRule',
    about: 'What Istio’s admission webhook refuses, or warns of, in a DestinationRule.',
    prefixes: ['DR'],
  },
  {
    page: 'gateway',
    title: 'Gateway',
    about: 'What Istio’s admission webhook refuses, or warns of, in a Gateway and in server TLS.',
    prefixes: ['GW', 'TLS'],
  },
  {
    page: 'service-entry',
    title: 'ServiceEntry',
    about: 'What Istio’s admission webhook refuses, or warns of, in a ServiceEntry.',
    prefixes: ['SE'],
  },
  {
    page: 'sidecar',
    title: 'Sidecar',
    about: 'What Istio’s admission webhook refuses, or warns of, in a Sidecar.',
    prefixes: ['SC'],
  },
  {
    page: 'workload',
    title: 'WorkloadEntry and WorkloadGroup',
    about: 'What Istio’s admission webhook refuses, or warns of, in a workload.',
    prefixes: ['WE', 'WG'],
  },
  {
    page: 'istioctl',
    title: 'istioctl analyze',
    about: 'What `istioctl analyze` reports, under its codes.',
    prefixes: ['IST'],
  },
  {
    page: 'kiali',
    title: 'Kiali',
    about: 'What only Kiali reports besides, under its codes.',
    prefixes: ['KIA'],
  },
  {
    page: 'meshdraft',
    title: 'Beyond other tools',
    about: 'What no other tool reports.',
    prefixes: ['MD'],
  },
  {
    page: 'workspace-file',
    title: 'Workspace file',
    about: 'What can be wrong in `.meshdraft.yaml`.',
    prefixes: ['CFG'],
  },
  {
    page: 'all-kinds',
    title: 'All kinds',
    about:
      'What Istio’s admission webhook says of any kind: metadata, and values that many kinds share.',
    prefixes: [],
  },
]

/** Yields the page that a code belongs to. */
export function findArea(code: string): Area {
  const prefix = /^(?:IST|KIA|[A-Z]+)/.exec(code)?.[0] ?? ''
  const area = AREAS.find(({ prefixes }) => prefixes.includes(prefix)) ?? AREAS.at(-1)
  if (area === undefined) throw new RangeError('There are pages.')
  return area
}
