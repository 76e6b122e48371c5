import type { EdgeSample } from '@meshdraft/picture'

/** A line of the graph, what it means, and how it is drawn. */
export interface LineTerm {
  readonly word: string
  readonly meaning: string
  readonly sample: EdgeSample
  /** How it looks beside a selection. */
  readonly look?: 'lit' | 'dim'
}

/** Lines that are drawn: from what binds to what only a selection shows. */
export const LINES: readonly LineTerm[] = [
  {
    word: 'Binds, selects',
    meaning: 'A gateway lets requests in, a service picks its workloads. No share is written.',
    sample: { width: 1.5, dash: 'solid', end: 'arrow' },
  },
  {
    word: 'Routes',
    meaning: 'As wide as its share of the route’s traffic; the number where there are several.',
    sample: { width: 4.65, dash: 'solid', end: 'arrow', pill: { text: '90%' } },
  },
  {
    word: 'Mirrors',
    meaning: 'Dots: a copy of the requests, whose answers are thrown away.',
    sample: { width: 2.2, dash: 'dots', end: 'arrow', pill: { icon: 'mirror', text: '20%' } },
  },
  {
    word: 'Delegates',
    meaning: 'Dashes and a diamond: the rest is decided by another VirtualService.',
    sample: {
      width: 1.5,
      dash: 'dashes',
      end: 'diamond',
      pill: { icon: 'delegate', text: 'delegate' },
    },
  },
  {
    word: 'Redirects',
    meaning: 'The caller is sent elsewhere, with this code.',
    sample: { width: 1.5, dash: 'solid', end: 'arrow', pill: { icon: 'redirect', text: '301' } },
  },
  {
    word: 'Fault',
    meaning: 'A delay or an error that the proxy adds on purpose, and for how much of the traffic.',
    sample: { width: 1.5, dash: 'solid', end: 'arrow', pill: { icon: 'fault', text: '2s 10%' } },
  },
  {
    word: 'Contains',
    meaning: 'The spine of a VirtualService: its routes in their order, and no traffic.',
    sample: { width: 1.5, dash: 'solid', end: 'none' },
  },
  {
    word: 'Connected',
    meaning: 'What leads to the selection, and where it leads.',
    sample: { width: 3, dash: 'solid', end: 'arrow' },
    look: 'lit',
  },
  {
    word: 'Not connected',
    meaning: 'Everything else, while something is selected.',
    sample: { width: 3, dash: 'solid', end: 'arrow' },
    look: 'dim',
  },
]
