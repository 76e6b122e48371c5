import { EmptyState } from '../ui/EmptyState.tsx'

/** Holds the place until the region is there. */
export function FormView() {
  return <EmptyState title="The form is not there yet." />
}
