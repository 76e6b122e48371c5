import { findFixObstacle } from '../commands/apply-fix.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import { isReadOnly } from '../store/design-state.ts'
import { useIsStaleShown } from './useIsStaleShown.ts'

/**
 * Why fixes are shown as unavailable. While somebody types, results are out of date for a moment
 * with every key: buttons that went off and on each time would flicker, and cost a layout of the
 * whole panel each. `applyFix` looks again when it is asked.
 */
export function useFixObstacle(): string | undefined {
  const isStaleShown = useIsStaleShown()
  return useDesignStore((state) =>
    isStaleShown || isReadOnly(state) ? findFixObstacle(state) : undefined,
  )
}
