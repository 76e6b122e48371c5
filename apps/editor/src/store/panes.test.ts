import { describe, expect, it } from 'vitest'
import { DEFAULT_PANES } from './create-design-store.ts'
import { readPanes } from './local-settings.ts'

describe('sizes kept on the device', () => {
  it('what is missing or damaged takes its default, the rest counts', () => {
    const json = JSON.stringify({ explorerWidth: 200, inspectorWidth: 'wide', panelTab: 'other' })
    expect(readPanes(json)).toEqual({ ...DEFAULT_PANES, explorerWidth: 200 })
    expect(readPanes('{')).toEqual(DEFAULT_PANES)
    expect(readPanes(null)).toEqual(DEFAULT_PANES)
  })
})
