import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { RefCallback } from 'react'
import { offerGraphActions } from '../commands/graph-actions.ts'
import type { GraphActions } from '../commands/graph-actions.ts'
import type { GraphHandle } from '../store/graph-twin.ts'
import type { MenuOpener } from '../ui/Menu.tsx'

interface GraphActionsInput extends Pick<GraphActions, 'toggleFocus' | 'toggleFold'> {
  readonly drawingRef: { readonly current: GraphHandle | null }
  readonly problemCounts: ReadonlyMap<string, unknown>
  readonly onAnnounce: (text: string) => void
}

/**
 * Offers what commands do in the graph, as long as it is on the page.
 *
 * @returns where the menu of fixes of the place bar, which comes with the first problem, is to be put.
 */
export function useGraphActions(input: GraphActionsInput): RefCallback<MenuOpener> {
  const inputRef = useRef(input)
  const menuRef = useRef<MenuOpener>(null)
  const isWantedRef = useRef(false)
  useLayoutEffect(() => {
    inputRef.current = input
  })
  useEffect(() => {
    const read = () => inputRef.current
    return offerGraphActions({
      readActive: () => read().drawingRef.current?.readActive(),
      keepPlace: () => read().drawingRef.current?.keepPlace?.(),
      toggleFocus: (nodeId) => read().toggleFocus(nodeId),
      toggleFold: (nodeId, of) => read().toggleFold(nodeId, of),
      openFixes() {
        const { drawingRef, problemCounts, onAnnounce } = read()
        const nodeId = drawingRef.current?.readActive()
        if (drawingRef.current?.openFixes) drawingRef.current.openFixes()
        else if (menuRef.current) menuRef.current.open()
        else if (nodeId !== undefined && problemCounts.has(nodeId)) isWantedRef.current = true
        else onAnnounce('There is no problem here.')
      },
    })
  }, [])
  return useCallback((menu) => {
    menuRef.current = menu
    if (!menu || !isWantedRef.current) return
    isWantedRef.current = false
    menu.open()
  }, [])
}
