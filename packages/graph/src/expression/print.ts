import type { GraphExpression, TextPattern } from './expression.ts'

/**
 * Writes an expression so that `parseExpression` reads the same again: with no more parentheses than
 * it needs.
 */
export function printExpression(expression: GraphExpression): string {
  switch (expression.type) {
    case 'or':
      return expression.parts
        .map((part) => (part.type === 'or' ? group(part) : printExpression(part)))
        .join(' or ')
    case 'and':
      return expression.parts
        .map((part) => (isList(part) ? group(part) : printExpression(part)))
        .join(' ')
    case 'not':
      return `-${isList(expression.part) ? group(expression.part) : printExpression(expression.part)}`
    case 'text':
      return printValue(expression.value)
    case 'field':
      return `${expression.field}:${printValue(expression.value)}`
    case 'kind':
      return `kind:${expression.kind}`
    case 'has':
      return `has:${expression.feature}`
    case 'number': {
      const { field, comparison, value } = expression
      return `${field}${comparison}${value}`
    }
  }
}

function isList({ type }: GraphExpression): boolean {
  return type === 'and' || type === 'or'
}

function group(expression: GraphExpression): string {
  return `(${printExpression(expression)})`
}

function printValue({ text, isQuoted }: TextPattern): string {
  return isQuoted ? quoteText(text) : text
}

/** Yields a text in quotes, so that every character stands for itself. */
export function quoteText(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}
