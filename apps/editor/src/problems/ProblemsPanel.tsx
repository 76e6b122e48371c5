import { EmptyState } from '../ui/EmptyState.tsx'

/** Holds the place until the region is there. */
export function ProblemsPanel() {
  return <EmptyState title="Problems are not listed yet." />
}
