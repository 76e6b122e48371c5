import { DEFAULT_PREFERENCES } from '../store/preferences.ts'
import type { monaco } from './monaco.ts'

/** What never changes; sizes and the read-only state are set beside it. */
export const EDITOR_OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  // A colon is typed behind every key; it must not choose a suggestion.
  acceptSuggestionOnCommitCharacter: false,
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  contextmenu: true,
  detectIndentation: false,
  fixedOverflowWidgets: true,
  fontFamily: 'var(--font-code)',
  fontLigatures: false,
  glyphMargin: true,
  guides: { indentation: true },
  hover: { above: false },
  lineDecorationsWidth: 10,
  lineNumbersMinChars: 3,
  links: true,
  minimap: { enabled: false },
  // What is wrong is underlined in shared copies, too.
  renderValidationDecorations: 'on',
  occurrencesHighlight: 'off',
  overviewRulerBorder: false,
  padding: { top: 4, bottom: 12 },
  quickSuggestions: { other: true, comments: false, strings: true },
  readOnlyMessage: { value: 'Read-only here; the bar at the top says why, and the way out.' },
  // A dimmed last number is too pale to be read.
  renderFinalNewline: 'on',
  renderLineHighlight: 'line',
  renderWhitespace: 'none',
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  stickyScroll: { enabled: false },
  suggest: { showWords: false, showSnippets: false, showStatusBar: false },
  suggestSelection: 'first',
  tabSize: 2,
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true, nonBasicASCII: false },
  wordBasedSuggestions: 'off',
  wordWrap: 'off',
}

const CODE_REM = 0.75
/** A little smaller beside the form, where the columns count. */
const CODE_BESIDE_REM = 11.5 / 16
const LEADING = 19 / 12

/**
 * Sizes follow the browser's text size.
 *
 * @param chosen - in px at the usual text size.
 */
export function readFontSizes(
  isBesideForm: boolean,
  chosen: number,
): { fontSize: number; lineHeight: number } {
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  // What was chosen holds everywhere; only the usual size gives way beside the form.
  const usual = chosen === DEFAULT_PREFERENCES.editorFontSize
  const rem = usual ? (isBesideForm ? CODE_BESIDE_REM : CODE_REM) : chosen / 16
  const lineRem = usual ? CODE_REM : rem
  return { fontSize: root * rem, lineHeight: Math.round(root * lineRem * LEADING) }
}
