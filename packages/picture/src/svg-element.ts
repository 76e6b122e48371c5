/** The only elements of a picture: shapes, words, and what describes them. */
export type SvgTag = 'svg' | 'g' | 'title' | 'desc' | 'path' | 'rect' | 'circle' | 'line' | 'text'

/** Attributes by their SVG names, e.g. `stroke-width`. */
export type SvgAttributes = Readonly<Record<string, string | number>>

/**
 * A picture as plain data, for whoever writes it as a file or puts it into a page. Words are as the
 * user wrote them: who writes them out has to escape them.
 */
export interface SvgElement {
  readonly tag: SvgTag
  readonly attributes: SvgAttributes
  readonly children: readonly (SvgElement | string)[]
}

/** Builds an element. */
export function el(
  tag: SvgTag,
  attributes: SvgAttributes = {},
  children: readonly (SvgElement | string)[] = [],
): SvgElement {
  return { tag, attributes, children }
}

/** Moves what it holds; `scale` counts from there. */
export function moved(
  x: number,
  y: number,
  children: readonly SvgElement[],
  attributes: SvgAttributes = {},
): SvgElement {
  return el('g', { transform: `translate(${round(x)} ${round(y)})`, ...attributes }, children)
}

/** Two decimals are finer than any screen or printer. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}
