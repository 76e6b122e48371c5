import { cleanText } from './clean-text.ts'
import type { SvgElement } from './svg-element.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Yields text for an attribute or between tags of any XML. */
export function escapeXml(text: string): string {
  return cleanText(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** Writes a picture as text, one element a line where it holds no words. */
export function writeSvg(element: SvgElement): string {
  return `${writeElement(element, '')}\n`
}

function writeElement({ tag, attributes, children }: SvgElement, indent: string): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeXml(String(value))}"`,
  )
  const start = `${indent}<${tag}${written.join('')}`
  if (children.length === 0) return `${start}/>`
  const parts = children.map((child) =>
    typeof child === 'string' ? escapeXml(child) : `\n${writeElement(child, `${indent} `)}`,
  )
  const end = typeof children.at(-1) === 'string' ? '' : `\n${indent}`
  return `${start}>${parts.join('')}${end}</${tag}>`
}
