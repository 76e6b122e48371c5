export type Density = 'dense' | 'roomy'

/** How the operator likes the editor; kept on this device, and never part of a workspace. */
export interface Preferences {
  /** Height of rows. */
  readonly density: Density
  /** Of the YAML editor, in px at the browser's usual text size. */
  readonly editorFontSize: number
  readonly wrapsLines: boolean
  /** Less motion than the system asks for. */
  readonly isMotionReduced: boolean
  /** Keys in place of a command's own, by the id of the command; an empty list: none. */
  readonly shortcuts: Readonly<Record<string, readonly string[]>>
  /** Whether the tour was taken or declined: it is not offered again. */
  readonly isTourSeen: boolean
}

export const DEFAULT_PREFERENCES: Preferences = {
  density: 'dense',
  editorFontSize: 12,
  wrapsLines: false,
  isMotionReduced: false,
  shortcuts: {},
  isTourSeen: false,
}

export const EDITOR_FONT_SIZES: readonly number[] = [11, 12, 13, 14, 16, 18, 20]

/** Of a row, in rem. */
export const ROW_REM: Readonly<Record<Density, number>> = { dense: 1.5, roomy: 1.875 }

/** Of a row of two lines, in rem. */
export const TALL_ROW_REM: Readonly<Record<Density, number>> = { dense: 2.75, roomy: 3.25 }

const MOST_SHORTCUTS = 200
const LONGEST_SHORTCUT = 40

/** Reads stored preferences; each that is missing or damaged takes its default. */
export function readPreferences(json: string | null): Preferences {
  const stored = parseRecord(json)
  const { density, editorFontSize, wrapsLines, isMotionReduced } = stored
  const isSize = typeof editorFontSize === 'number' && EDITOR_FONT_SIZES.includes(editorFontSize)
  return {
    density: density === 'roomy' ? 'roomy' : DEFAULT_PREFERENCES.density,
    editorFontSize: isSize ? editorFontSize : DEFAULT_PREFERENCES.editorFontSize,
    wrapsLines: wrapsLines === true,
    isMotionReduced: isMotionReduced === true,
    shortcuts: readShortcuts(stored['shortcuts']),
    isTourSeen: stored['isTourSeen'] === true,
  }
}

function readShortcuts(value: unknown): Preferences['shortcuts'] {
  if (typeof value !== 'object' || value === null) return {}
  const shortcuts = Object.entries(value)
    .slice(0, MOST_SHORTCUTS)
    .flatMap(([id, keys]): (readonly [string, readonly string[]])[] =>
      Array.isArray(keys) && keys.every(isShortcut) ? [[id, keys]] : [],
    )
  return Object.fromEntries(shortcuts)
}

function isShortcut(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_SHORTCUT
}

function parseRecord(json: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
