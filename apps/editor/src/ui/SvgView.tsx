import { createElement } from 'react'
import type { ReactElement } from 'react'

/** An element of a picture as data, with attributes by their SVG names. */
export interface SvgNode {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string | number>>
  readonly children: readonly (SvgNode | string)[]
}

interface SvgViewProps {
  readonly root: SvgNode
  readonly className?: string | undefined
  /** A part of the picture, as `viewBox` says it; it fills its room. Absent: all of it, in its own size. */
  readonly viewBox?: string
}

/** Puts a picture into the page: names become text nodes, so nothing in them can be markup. */
export function SvgView({ root, className, viewBox }: SvgViewProps) {
  if (viewBox === undefined) return toElement(root, 0, className)
  const { width: _, height: __, ...attributes } = root.attributes
  return toElement({ ...root, attributes: { ...attributes, viewBox } }, 0, className)
}

function toElement(
  { tag, attributes, children }: SvgNode,
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
