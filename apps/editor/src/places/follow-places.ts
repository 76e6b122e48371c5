import type { DesignStore } from '../store/create-design-store.ts'
import { NO_PLACES, visitPlace } from '../store/place-history.ts'

/** Remembers the places that are looked at, whichever surface leads there. */
export function followPlaces(store: DesignStore): () => void {
  return store.subscribe((state, before) => {
    if (state.lastChange !== before.lastChange && state.lastChange?.isReplaced === true) {
      state.setPlaces(NO_PLACES)
    }
    const { selection, places } = store.getState()
    // Going back selects the place that is the present one already.
    if (!selection || selection === before.selection) return
    const { documentId, path, nodeId } = selection
    if (places.present?.documentId === documentId && places.present.path === path) return
    state.setPlaces(
      visitPlace(places, { documentId, path, ...(nodeId !== undefined && { nodeId }) }),
    )
  })
}
