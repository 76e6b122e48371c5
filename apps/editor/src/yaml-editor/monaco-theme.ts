import { monaco } from './monaco.ts'

const THEME = 'meshdraft'

/** Monaco token → token of the design. */
const RULES: readonly (readonly [token: string, role: string])[] = [
  ['', '--code-text'],
  ['type', '--code-key'],
  ['string', '--code-string'],
  ['number', '--code-number'],
  ['keyword', '--code-keyword'],
  ['delimiter', '--code-punctuation'],
  ['operators', '--code-punctuation'],
  ['comment', '--code-comment'],
  ['namespace', '--code-anchor'],
  ['tag', '--code-anchor'],
]

const COLOURS: readonly (readonly [colour: string, role: string])[] = [
  ['editor.background', '--code-ground'],
  ['editor.foreground', '--code-text'],
  ['editorLineNumber.foreground', '--code-line-number'],
  ['editorLineNumber.activeForeground', '--text-primary'],
  ['editor.lineHighlightBackground', '--code-line-current'],
  ['editorIndentGuide.background1', '--code-indent-guide'],
  ['editorIndentGuide.activeBackground1', '--line'],
  ['editor.selectionBackground', '--code-selection'],
  ['editor.inactiveSelectionBackground', '--code-selection'],
  ['editor.wordHighlightBackground', '--ground-selected'],
  ['editor.wordHighlightStrongBackground', '--ground-selected'],
  ['editorCursor.foreground', '--text-primary'],
  ['editorGutter.background', '--code-ground'],
  ['editorError.foreground', '--severity-error'],
  ['editorWarning.foreground', '--severity-warning'],
  ['editorInfo.foreground', '--severity-info'],
  ['editorWidget.background', '--ground-raised'],
  ['editorWidget.border', '--line'],
  ['editorHoverWidget.background', '--ground-raised'],
  ['editorHoverWidget.border', '--line'],
  ['editorSuggestWidget.background', '--ground-raised'],
  ['editorSuggestWidget.border', '--line'],
  ['editorSuggestWidget.foreground', '--text-primary'],
  ['editorSuggestWidget.selectedBackground', '--ground-selected'],
  ['editorSuggestWidget.selectedForeground', '--text-primary'],
  ['editorSuggestWidget.highlightForeground', '--accent-text'],
  ['editorSuggestWidget.focusHighlightForeground', '--accent-text'],
  ['editorHoverWidget.foreground', '--text-primary'],
  ['editorWidget.foreground', '--text-primary'],
  ['editorOverviewRuler.errorForeground', '--severity-error'],
  ['editorOverviewRuler.warningForeground', '--severity-warning'],
  ['editorOverviewRuler.infoForeground', '--severity-info'],
  ['editorLightBulb.foreground', '--text-secondary'],
  ['editorLightBulbAutoFix.foreground', '--accent-text'],
  ['textLink.foreground', '--accent-text'],
  ['textLink.activeForeground', '--accent-text'],
  ['textCodeBlock.background', '--ground-sunken'],
  ['symbolIcon.fieldForeground', '--text-tertiary'],
  ['symbolIcon.moduleForeground', '--text-tertiary'],
  ['symbolIcon.referenceForeground', '--text-tertiary'],
  ['symbolIcon.enumeratorMemberForeground', '--text-tertiary'],
  ['list.hoverBackground', '--ground-hover'],
  ['list.focusBackground', '--ground-selected'],
  ['list.activeSelectionBackground', '--ground-selected'],
  ['list.activeSelectionForeground', '--text-primary'],
  ['input.background', '--ground-surface'],
  ['input.border', '--line-control'],
  ['input.foreground', '--text-primary'],
  ['focusBorder', '--focus-ring'],
  ['menu.background', '--ground-raised'],
  ['menu.foreground', '--text-primary'],
  ['menu.selectionBackground', '--ground-selected'],
  ['menu.border', '--line'],
  ['menu.selectionForeground', '--text-primary'],
  ['scrollbarSlider.background', '--ground-pressed'],
  ['scrollbarSlider.hoverBackground', '--line'],
  ['scrollbarSlider.activeBackground', '--line-control'],
]

/** Takes the colours of the theme in force over into Monaco. Call again when the theme changes. */
export function applyMonacoTheme(): void {
  const style = getComputedStyle(document.documentElement)
  const read = (role: string) => toLongHex(style.getPropertyValue(role).trim())
  const isDark = document.documentElement.dataset['theme'] === 'dark'
  monaco.editor.defineTheme(THEME, {
    base: isDark ? 'vs-dark' : 'vs',
    // Monaco's own rules for YAML are more specific than ours and would win.
    inherit: false,
    rules: RULES.map(([token, role]) => ({ token, foreground: read(role).replace('#', '') })),
    colors: Object.fromEntries(COLOURS.map(([colour, role]) => [colour, read(role)])),
  })
  monaco.editor.setTheme(THEME)
}

/** The build shortens `#ffffff` to `#fff`, which Monaco does not read. */
function toLongHex(colour: string): string {
  return /^#[0-9a-f]{3,4}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour
}
