/** A set of manifests to start from. */
export interface Sample {
  /** Stable; also the name of its folder and part of links, e.g. `bookshop`. */
  readonly id: string
  /** A few words for a card or a menu. */
  readonly title: string
  /** One sentence: what the reader sees in it. */
  readonly summary: string
  /** Fetches the files, sorted by path. Rejects when a file cannot be fetched. */
  readonly load: () => Promise<readonly SampleFile[]>
}

export interface SampleFile {
  /** Relative to the sample, e.g. `routes/storefront.yaml`. */
  readonly path: string
  readonly text: string
}

// Lazy: every file is a chunk of its own, so the first view pays for no sample.
const loadersByPath = import.meta.glob<string>('./**/*.yaml', { query: '?raw', import: 'default' })

/** The samples in the order in which they are offered; the first opens on a first visit. */
export const SAMPLES: readonly Sample[] = [
  sample(
    'bookshop',
    'Bookshop: canary by header and by weight',
    'A gateway with TLS, a storefront whose new version gets a tenth of the traffic, and a mirror.',
  ),
  sample(
    'resilience',
    'Parcels: timeouts, retries and faults',
    'Fault injection for a fire drill, mirrors, retries that fit their timeout, circuit breakers.',
  ),
  sample(
    'egress',
    'Billing: leaving the mesh',
    'Calls to a bank through an egress gateway, with TLS added on the way, and machines as workloads.',
  ),
  sample(
    'teams',
    'Portal: one host, three teams',
    'A root VirtualService that delegates each path to the namespace of the team behind it.',
  ),
  sample(
    'broken',
    'Help desk: find the mistakes',
    'Files with the mistakes everybody makes once, to see how they are shown and fixed.',
  ),
]

function sample(id: string, title: string, summary: string): Sample {
  return { id, title, summary, load: () => loadFiles(`./${id}/`) }
}

async function loadFiles(folder: string): Promise<readonly SampleFile[]> {
  const paths = Object.keys(loadersByPath)
    .filter((path) => path.startsWith(folder))
    .toSorted()
  return Promise.all(
    paths.map(async (path) => ({
      path: path.slice(folder.length),
      text: (await loadersByPath[path]?.()) ?? '',
    })),
  )
}
