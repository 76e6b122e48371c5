import { parseDocumentId } from '@meshdraft/model'
import { readPlace } from './place-link.ts'
import type { AskedPlace } from './place-link.ts'
import { showRegion } from './show-place.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { findDocument } from '../store/workspace-file.ts'

/** Takes the place out of the address; it is for one opening. The design stays in it. */
export function takeAskedPlace(): AskedPlace | undefined {
  const { rest, place } = readPlace(location.hash)
  if (rest !== location.hash) {
    history.replaceState(history.state, '', `${location.pathname}${location.search}${rest}`)
  }
  return place
}

/** Selects the place that an address asked for, or says that it is not there. */
export function openPlace(store: DesignStore, place: AskedPlace): void {
  const state = store.getState()
  const { source } = state
  const isOther =
    place.workspaceId !== undefined && (source.type !== 'local' || source.id !== place.workspaceId)
  if (isOther || !findDocument(state.files, place.documentId)) {
    const { filePath } = parseDocumentId(place.documentId)
    state.setNotice({
      title: isOther
        ? 'The link leads into a workspace that is not on this device.'
        : `The link leads to “${filePath}”, which is not in this workspace.`,
      lines: [],
    })
    return
  }
  const { documentId, path, nodeId } = place
  state.select({ documentId, path, ...(nodeId !== undefined && { nodeId }), origin: 'open' })
  showRegion(store, 'inspector')
}
