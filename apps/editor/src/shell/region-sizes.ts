import { DEFAULT_PANES } from '../store/create-design-store.ts'
import type { InspectorMode, Panes } from '../store/design-state.ts'

/** How the regions share the window: see the table of smaller windows in the visual design. */
export type WindowMode = 'wide' | 'narrow' | 'single'

export interface RegionSizes {
  readonly mode: WindowMode
  readonly explorerWidth: number
  readonly explorerMax: number
  readonly inspectorWidth: number
  readonly inspectorMax: number
  readonly panelHeight: number
  readonly panelMax: number
  /** As chosen, where there is room for it. */
  readonly inspectorMode: InspectorMode
  readonly canShowBoth: boolean
  /** Size of the text: sizes in px are so many times those that the operator chose. */
  readonly textScale: number
}

export const SIZES = {
  explorerMin: 160,
  explorerMax: 360,
  graphMin: 420,
  inspectorMin: 324,
  inspectorMax: 860,
  bothMin: 520,
  panelMin: 120,
  rail: 44,
  formWidth: 298,
} as const

const NARROW_BELOW = 1_280
const SINGLE_BELOW = 1_024
const EXTRA_FROM = 1_680
const NARROW_PANEL = 168
/** Both lines between the columns. */
const LINES = 2

/** Fits the sizes the operator chose into a window; what does not fit shrinks, nothing overlaps. */
export function fitRegions(panes: Panes, window: { width: number; height: number }): RegionSizes {
  const { width, height } = window
  const mode = width < SINGLE_BELOW ? 'single' : width < NARROW_BELOW ? 'narrow' : 'wide'
  const isNarrow = mode !== 'wide'
  const panelMax = Math.max(SIZES.panelMin, Math.floor(height * 0.6))
  const wantedPanel =
    isNarrow && panes.panelHeight === DEFAULT_PANES.panelHeight ? NARROW_PANEL : panes.panelHeight
  const explorerWidth = isNarrow
    ? SIZES.rail
    : panes.isExplorerOpen
      ? clamp(panes.explorerWidth, SIZES.explorerMin, SIZES.explorerMax)
      : 0
  const room = width - explorerWidth - SIZES.graphMin - LINES
  const inspectorMax = Math.max(SIZES.inspectorMin, Math.min(SIZES.inspectorMax, room))
  // A window wider than the design's gives the YAML the extra, until a line of it is long enough.
  const isUntouched = panes.inspectorWidth === DEFAULT_PANES.inspectorWidth
  const extra = isUntouched && width >= EXTRA_FROM ? width - 1_440 : 0
  const inspectorWidth = isNarrow
    ? SIZES.inspectorMin
    : clamp(panes.inspectorWidth + extra, SIZES.inspectorMin, inspectorMax)
  const canShowBoth = mode === 'wide' && inspectorWidth >= SIZES.bothMin
  return {
    mode,
    explorerWidth,
    explorerMax: SIZES.explorerMax,
    inspectorWidth,
    inspectorMax,
    panelHeight: clamp(wantedPanel, SIZES.panelMin, panelMax),
    panelMax,
    inspectorMode: panes.inspectorMode === 'both' && !canShowBoth ? 'form' : panes.inspectorMode,
    canShowBoth,
    textScale: 1,
  }
}

/**
 * As `fitRegions`, for text that is greater than usual: a window holds as much of it as a smaller one
 * of the usual text, and is shared like that one.
 *
 * @param scale - size of the text, 1 for the usual one.
 */
export function fitRegionsToText(
  panes: Panes,
  window: { width: number; height: number },
  scale: number,
): RegionSizes {
  if (scale === 1) return fitRegions(panes, window)
  const sizes = fitRegions(panes, { width: window.width / scale, height: window.height / scale })
  const grow = (size: number) => Math.round(size * scale)
  return {
    ...sizes,
    explorerWidth: grow(sizes.explorerWidth),
    explorerMax: grow(sizes.explorerMax),
    inspectorWidth: grow(sizes.inspectorWidth),
    inspectorMax: grow(sizes.inspectorMax),
    panelHeight: grow(sizes.panelHeight),
    panelMax: grow(sizes.panelMax),
    textScale: scale,
  }
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), Math.max(min, max))
}
