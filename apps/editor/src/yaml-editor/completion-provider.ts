import { shiftRange } from '@meshdraft/yaml'
import { planNewResource } from '../commands/document-edits.ts'
import { RESOURCE_TEMPLATES } from '../commands/resource-templates.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState } from '../store/design-state.ts'
import { listKeyCompletions, readWritingStyle } from './complete-keys.ts'
import { listValueCompletions } from './complete-values.ts'
import { readCompletionContext } from './completion-context.ts'
import type { CompletionContext } from './completion-context.ts'
import { buildCompletion } from './completion-item.ts'
import type { Completion } from './completion-item.ts'
import { monaco } from './monaco.ts'
import { readShownPlace } from './shown-place.ts'
import type { TextModels } from './text-models.ts'

/** Offers keys, values and whole resources; see decision D10. */
export function createCompletionProvider(
  store: DesignStore,
  models: TextModels,
): monaco.languages.CompletionItemProvider {
  return {
    triggerCharacters: [' ', '"', "'", '/', '.'],
    provideCompletionItems(textModel, position, { triggerCharacter }) {
      const before = textModel.getLineContent(position.lineNumber).slice(0, position.column - 1)
      // A space means something only behind a colon or a dash; others are indentation or words.
      if (triggerCharacter === ' ' && !/(?::|-|\[|,) $/.test(before)) return { suggestions: [] }
      const place = readShownPlace(store, models, textModel, position)
      const context = place && readCompletionContext(place.document.text, place.offset)
      if (!place || !context) return { suggestions: [] }
      const { line, needsDash } = context
      const range = place.map.toRange(shiftRange(line.replace, place.document.range.start))
      const prefix = (line.needsSpace ? ' ' : '') + (needsDash ? '- ' : '')
      const completions = listCompletions(place.state, context, place.document.text)
      return {
        suggestions: completions.map((completion, i) => toItem(completion, i, range, prefix)),
      }
    },
  }
}

function listCompletions(state: DesignState, context: CompletionContext, text: string) {
  if (context.type === 'value') return listValueCompletions(context, state.view.names)
  const keys = listKeyCompletions(context, readWritingStyle(text))
  const isNew = context.path.length === 0 && context.presentKeys.length === 0
  return isNew && context.line.indent === 0 ? [...listTemplates(state), ...keys] : keys
}

function listTemplates(state: DesignState): Completion[] {
  return RESOURCE_TEMPLATES.flatMap((template) => {
    const [change] = planNewResource(state, template).changes
    if (change?.type !== 'create' || change.file.type !== 'text') return []
    const text = change.file.text.trimEnd()
    return [
      buildCompletion(template.kind, {
        icon: 'template',
        insertText: text,
        detail: 'new resource',
        documentation: `\`\`\`yaml\n${text}\n\`\`\``,
      }),
    ]
  })
}

function toItem(
  completion: Completion,
  index: number,
  range: monaco.IRange,
  prefix: string,
): monaco.languages.CompletionItem {
  const { label, insertText, detail, documentation, isDeprecated, continues } = completion
  return {
    label: detail === '' ? label : { label, description: detail },
    kind: toItemKind(completion),
    insertText: prefix + insertText,
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.KeepWhitespace,
    filterText: label,
    sortText: String(index).padStart(5, '0'),
    range,
    ...(documentation === ''
      ? {}
      : { documentation: { value: documentation, isTrusted: false, supportHtml: false } }),
    ...(isDeprecated ? { tags: [monaco.languages.CompletionItemTag.Deprecated] } : {}),
    ...(continues
      ? { command: { id: 'editor.action.triggerSuggest', title: 'Offer what can follow' } }
      : {}),
  }
}

function toItemKind({ icon }: Completion): monaco.languages.CompletionItemKind {
  const { CompletionItemKind } = monaco.languages
  switch (icon) {
    case 'field':
      return CompletionItemKind.Field
    case 'value':
      return CompletionItemKind.Value
    case 'enum':
      return CompletionItemKind.EnumMember
    case 'reference':
      return CompletionItemKind.Reference
    case 'template':
      return CompletionItemKind.Module
  }
}
