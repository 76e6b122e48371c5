import { EmptyState } from '../ui/EmptyState.tsx'

/** Holds the place until the region is there. */
export function ChangesPanel() {
  return <EmptyState title="Changes are not listed yet." />
}
