import { createElement } from 'react'
import type { ReactElement } from 'react'
import type { SvgElement } from '@meshdraft/picture'

interface SvgViewProps {
  readonly root: SvgElement
  readonly className?: string | undefined
  /** Another part of the picture, as `viewBox` says it. */
  readonly viewBox: string
}

/** Puts a picture into the page: names become text nodes, so nothing in them can be markup. */
export function SvgView({ root, className, viewBox }: SvgViewProps) {
  const { width: _, height: __, ...attributes } = root.attributes
  return toElement({ ...root, attributes: { ...attributes, viewBox } }, 0, className)
}

function toElement(
  { tag, attributes, children }: SvgElement,
  key: number,
  className?: string,
): ReactElement {
  const props: Record<string, unknown> = { key, ...(className !== undefined && { className }) }
  for (const [name, value] of Object.entries(attributes)) props[toPropertyName(name)] = value
  return createElement(
    tag,
    props,
    ...children.map((child, i) => (typeof child === 'string' ? child : toElement(child, i))),
  )
}

/** React writes `strokeWidth` for `stroke-width`. */
function toPropertyName(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
