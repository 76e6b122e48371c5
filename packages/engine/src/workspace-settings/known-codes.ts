import { CODES } from '@meshdraft/analysis'

/** What a name in `severity` or `suppress` stands for. */
export type CodeSort = 'known' | 'syntax' | 'settings' | 'unknown'

const OWN_CODES: readonly string[] = [...CODES.keys()]
const ALIASES: ReadonlySet<string> = new Set([...CODES.values()].flatMap(({ aliases }) => aliases))
const SETTINGS_CODE = 'CFG-'
// A finding may carry aliases that the table of codes does not name.
const OTHER_TOOLS_CODE = /^(?:IST|KIA)\d{4}$/

/** Tells whether findings of a code can be changed by settings. */
export function sortCode(code: string): CodeSort {
  if (code.startsWith(SETTINGS_CODE)) return CODES.has(code) ? 'settings' : 'unknown'
  const row = CODES.get(code)
  if (row) return row.layer === 'syntax' ? 'syntax' : 'known'
  return ALIASES.has(code) || OTHER_TOOLS_CODE.test(code) ? 'known' : 'unknown'
}

/** Codes that may stand in the settings, for suggestions. */
export const CHANGEABLE_CODES: readonly string[] = [...new Set([...OWN_CODES, ...ALIASES])].filter(
  (code) => sortCode(code) === 'known',
)
