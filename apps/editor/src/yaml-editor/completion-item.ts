/** One thing to offer; a Monaco item without its range. */
export interface Completion {
  readonly label: string
  readonly icon: 'field' | 'value' | 'enum' | 'reference' | 'template'
  /** What is written, without what `CompletionContext` asks for in front of it. */
  readonly insertText: string
  /** A few words at the right. */
  readonly detail: string
  /** Markdown. */
  readonly documentation: string
  readonly isDeprecated: boolean
  /** Offer what can follow as soon as it is inserted. */
  readonly continues: boolean
}

/** Builds a completion from what is not as usual. */
export function buildCompletion(
  label: string,
  rest: Partial<Omit<Completion, 'label'>> = {},
): Completion {
  return {
    label,
    icon: 'value',
    insertText: label,
    detail: '',
    documentation: '',
    isDeprecated: false,
    continues: false,
    ...rest,
  }
}
