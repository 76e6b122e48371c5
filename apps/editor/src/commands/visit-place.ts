import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState } from '../store/design-state.ts'
import { stepPlace } from '../store/place-history.ts'
import type { VisitedPlace } from '../store/place-history.ts'
import { findDocument } from '../store/workspace-file.ts'

/** Yields why there is no place to go to, as a sentence. */
export function findNoPlace(state: DesignState, direction: 'back' | 'forward'): string | undefined {
  return stepPlace(state.places, direction, (place) => isThere(state, place))
    ? undefined
    : `There is no place to go ${direction} to.`
}

/** Leads to the place before or after the present one. */
export function goToPlace(store: DesignStore, direction: 'back' | 'forward'): void {
  const state = store.getState()
  const places = stepPlace(state.places, direction, (place) => isThere(state, place))
  if (!places?.present) return
  state.setPlaces(places)
  state.select({ ...places.present, origin: 'dialog' })
}

function isThere({ files }: DesignState, { documentId }: VisitedPlace): boolean {
  return findDocument(files, documentId) !== undefined
}

/**
 * Leads to what the name at a field stands for, and says so where it stands for nothing.
 *
 * @param place - the field; absent: the selected one.
 */
export async function goToDefinition(store: DesignStore, place?: VisitedPlace): Promise<void> {
  // Fetched with the form or the YAML already: whoever asks stands in one of them.
  const [{ readDocument }, { findTarget, readReference }] = await Promise.all([
    import('../store/edit-document.ts'),
    import('./find-target.ts'),
  ])
  const state = store.getState()
  const from = place ?? state.selection
  const document = from && readDocument(state, from.documentId)
  if (!document) return
  const reference = readReference(document, from.path, state.view)
  const target = reference && findTarget(reference, state.view)
  if (target) state.select({ ...target, origin: 'dialog' })
  else state.announce(reference ? 'It is not defined in these files.' : 'There is no name here.')
}
