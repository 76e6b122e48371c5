import { moveItem } from '@meshdraft/yaml'
import type { GraphNode } from '@meshdraft/graph'
import type { DesignStore } from '../store/create-design-store.ts'
import { describeReadOnly } from '../store/design-state.ts'
import { editDocument } from '../store/edit-document.ts'

/**
 * Moves a route one place up or down among the routes of its protocol, and says what became of it.
 * The selection goes with it.
 */
export function moveRoute(store: DesignStore, route: GraphNode, by: 1 | -1): void {
  const state = store.getState()
  const path = route.source?.path ?? []
  const index = path.at(-1)
  if (route.type !== 'route' || !route.source || typeof index !== 'number') return
  const obstacle = describeReadOnly(state)
  const to = index + by
  if (obstacle !== undefined || to < 0) {
    state.announce(obstacle ?? `${route.label} is the first route already.`)
    return
  }
  const { documentId } = route.source
  const target = [...path.slice(0, -1), to]
  const nodeId = route.id.replace(/\d+$/u, String(to))
  const label = `Move route ${route.label} ${by === 1 ? 'down' : 'up'}`
  const plan = editDocument(store, documentId, (document) => moveItem(document, path, target), {
    origin: 'graph',
    history: 'step',
    label,
    selection: { documentId, path: target, nodeId, origin: 'graph' },
  })
  if (!plan) return
  const isLast = !plan.ok && plan.reason === 'out-of-range'
  const failed = isLast ? `${route.label} is the last route already.` : !plan.ok && plan.message
  state.announce(failed || `${route.label} is route ${to + 1} now. Undo takes it back.`)
}
