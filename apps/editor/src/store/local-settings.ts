import { DEFAULT_PANES } from './create-design-store.ts'
import type { DesignStore } from './create-design-store.ts'
import type { Panes, ThemeChoice } from './design-state.ts'
import { readPreferences } from './preferences.ts'
import type { Preferences } from './preferences.ts'

const THEME_KEY = 'meshdraft.theme'
const PANES_KEY = 'meshdraft.panes'
const PREFERENCES_KEY = 'meshdraft.preferences'

/** Reads the theme kept on this device; `public/theme.js` reads the same key before the first paint. */
export function loadTheme(): ThemeChoice {
  const theme = readItem(THEME_KEY)
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Reads the sizes of the regions kept on this device. */
export function loadPanes(): Panes {
  return readPanes(readItem(PANES_KEY))
}

/** Reads how the operator likes the editor, as kept on this device. */
export function loadPreferences(): Preferences {
  return readPreferences(readItem(PREFERENCES_KEY))
}

/** Reads stored sizes; each that is missing or damaged takes its default. */
export function readPanes(json: string | null): Panes {
  const stored = parseRecord(json)
  const pick = <K extends keyof Panes>(key: K, isValid: (value: unknown) => boolean): Panes[K] => {
    const value = stored[key]
    // Checked by isValid of this key.
    return isValid(value) ? (value as Panes[K]) : DEFAULT_PANES[key]
  }
  const isSize = (value: unknown) => typeof value === 'number' && value >= 80 && value <= 4_000
  const isFlag = (value: unknown) => typeof value === 'boolean'
  const oneOf = (...allowed: readonly string[]) => {
    return (value: unknown) => typeof value === 'string' && allowed.includes(value)
  }
  return {
    isExplorerOpen: pick('isExplorerOpen', isFlag),
    explorerWidth: pick('explorerWidth', isSize),
    explorerMode: pick('explorerMode', oneOf('resources', 'files')),
    isInspectorOpen: pick('isInspectorOpen', isFlag),
    inspectorWidth: pick('inspectorWidth', isSize),
    inspectorMode: pick('inspectorMode', oneOf('form', 'both', 'yaml')),
    isPanelOpen: pick('isPanelOpen', isFlag),
    panelHeight: pick('panelHeight', isSize),
    panelTab: pick('panelTab', oneOf('problems', 'changes', 'search')),
    graphMode: pick('graphMode', oneOf('auto', 'graph', 'table')),
    singleRegion: pick('singleRegion', oneOf('explorer', 'graph', 'inspector', 'panel')),
  }
}

/** Keeps theme, sizes and preferences on this device whenever they change. */
export function keepSettings(store: DesignStore): () => void {
  return store.subscribe((state, before) => {
    if (state.theme !== before.theme) writeItem(THEME_KEY, state.theme)
    // How a shared copy was looked at is no setting of whoever opened it.
    if (state.panes !== before.panes && state.source.type !== 'shared')
      writeItem(PANES_KEY, JSON.stringify(state.panes))
    if (state.preferences !== before.preferences) {
      writeItem(PREFERENCES_KEY, JSON.stringify(state.preferences))
    }
  })
}

function parseRecord(json: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // Blocked storage: the defaults will do.
    return null
  }
}

function writeItem(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Full or blocked: sizes and theme hold until the page is closed, which is no loss of work.
  }
}
