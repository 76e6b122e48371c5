/** What is asked of the palette: words, and by the sign before them where to look. */
export type PaletteQuery =
  /** Everything; the words may be empty. */
  | { readonly type: 'all'; readonly words: string }
  | {
      readonly type: 'only'
      readonly group: 'command' | 'resource' | 'problem'
      readonly words: string
    }
  /** `undefined` while no number is typed. */
  | { readonly type: 'line'; readonly line: number | undefined }
  | { readonly type: 'text'; readonly text: string }

/** The signs, as the palette explains them. */
export const PREFIXES = [
  { sign: '>', words: 'commands' },
  { sign: '@', words: 'resources' },
  { sign: '#', words: 'problems' },
  { sign: ':', words: 'line' },
  { sign: '/', words: 'text' },
] as const

/** Reads what was typed. */
export function readQuery(typed: string): PaletteQuery {
  const text = typed.trimStart()
  const rest = text.slice(1)
  switch (text.charAt(0)) {
    case '>':
      return { type: 'only', group: 'command', words: rest }
    case '@':
      return { type: 'only', group: 'resource', words: rest }
    case '#':
      return { type: 'only', group: 'problem', words: rest }
    case ':': {
      const isNumber = /^\s*\d{1,9}\s*$/.test(rest)
      return { type: 'line', line: isNumber ? Number(rest) : undefined }
    }
    case '/':
      return { type: 'text', text: rest }
    default:
      return { type: 'all', words: text }
  }
}
