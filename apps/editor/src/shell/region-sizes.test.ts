import { describe, expect, it } from 'vitest'
import { DEFAULT_PANES } from '../store/create-design-store.ts'
import { fitRegions, fitRegionsToText } from './region-sizes.ts'

describe('region sizes', () => {
  it('at 1440 × 900 the regions are as drawn', () => {
    expect(fitRegions(DEFAULT_PANES, { width: 1440, height: 900 })).toMatchObject({
      mode: 'wide',
      explorerWidth: 192,
      inspectorWidth: 592,
      panelHeight: 214,
      inspectorMode: 'both',
    })
  })
  it('at 1024 the explorer is a rail and the inspector shows the form or the YAML', () => {
    expect(fitRegions(DEFAULT_PANES, { width: 1024, height: 700 })).toMatchObject({
      mode: 'narrow',
      explorerWidth: 44,
      inspectorWidth: 324,
      panelHeight: 168,
      inspectorMode: 'form',
      canShowBoth: false,
    })
  })
  it('the graph keeps 420 px whatever was chosen in a wider window', () => {
    const panes = { ...DEFAULT_PANES, explorerWidth: 360, inspectorWidth: 860 }
    const { explorerWidth, inspectorWidth } = fitRegions(panes, { width: 1300, height: 900 })
    expect(1300 - explorerWidth - inspectorWidth).toBeGreaterThanOrEqual(420)
  })
  it('a very wide window gives the extra to the YAML, then to the graph', () => {
    expect(fitRegions(DEFAULT_PANES, { width: 1680, height: 900 }).inspectorWidth).toBe(832)
    expect(fitRegions(DEFAULT_PANES, { width: 2560, height: 900 }).inspectorWidth).toBe(860)
  })
  it('the panel never takes more than 60 % of the height', () => {
    const panes = { ...DEFAULT_PANES, panelHeight: 2_000 }
    expect(fitRegions(panes, { width: 1440, height: 500 }).panelHeight).toBe(300)
  })
  it('with text twice as great a window is shared like one half its size', () => {
    const twice = fitRegionsToText(DEFAULT_PANES, { width: 2880, height: 1800 }, 2)
    expect(twice).toMatchObject({ mode: 'wide', explorerWidth: 384, inspectorWidth: 1184 })
    expect(fitRegionsToText(DEFAULT_PANES, { width: 1440, height: 900 }, 2).mode).toBe('single')
  })
})
