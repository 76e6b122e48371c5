/** One stop of the tour: a region of the window and what it is for. */
export interface TourStep {
  /** Value of `data-region`. */
  readonly region: string
  readonly title: string
  readonly text: string
  /** A key worth knowing here. */
  readonly shortcut?: string
}

/** The stops, in the order in which a newcomer meets the regions. */
export const TOUR_STEPS: readonly TourStep[] = [
  {
    region: 'graph',
    title: 'The graph shows where traffic goes',
    text: 'From left to right: servers of gateways and the mesh, virtual services, their routes in the order in which they are tried, subsets, services. Thick lines take more of the traffic.',
    shortcut: '→',
  },
  {
    region: 'explorer',
    title: 'The explorer lists what the files hold',
    text: 'By namespace and kind, or by file. The plus at its top adds a resource; a red or amber mark says how many problems lie below a row.',
    shortcut: '/',
  },
  {
    region: 'inspector',
    title: 'The inspector changes what you select',
    text: 'Form and YAML are two views of one text. A change writes the lines it needs and leaves comments, order and quotes as they are.',
    shortcut: 'Ctrl+Z',
  },
  {
    region: 'panel',
    title: 'Problems and changes are listed here',
    text: 'What the API server, Istio’s webhook and istioctl analyze would say, each with its place and, where there is one, a fix. The second tab compares with the files as you opened them.',
    shortcut: 'F8',
  },
  {
    region: 'top',
    title: 'Everything that leaves the editor is up here',
    text: 'Export gives the files back, Share makes a link that holds the whole design. Nothing is sent anywhere: the link itself is the data.',
    shortcut: 'Ctrl+S',
  },
]
