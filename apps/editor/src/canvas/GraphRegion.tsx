import { EmptyState } from '../ui/EmptyState.tsx'

/** Holds the place until the region is there. */
export function GraphRegion() {
  return <EmptyState title="The graph is not drawn yet." />
}
