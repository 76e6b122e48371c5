/** What a person wants to know about a code. Texts are our own, in whole sentences. */
export interface Explanation {
  /** What is wrong. */
  readonly what: string
  /** What goes wrong because of it, or who refuses it. */
  readonly why: string
  /** What to do. */
  readonly howToFix: string
  /** The smallest manifests that the code is reported for; documents are separated by `---`. */
  readonly fails: string
  /**
   * Builds the text or the bytes that the code is reported for, where `fails` only shows what they
   * look like: they are very long, or have characters that one does not see.
   */
  readonly buildFails?: () => string | Uint8Array
  /** The text that the finding marks in `fails`. */
  readonly marks: string
  /** The nearest manifests that it is not reported for. */
  readonly passes: string
  /** What the mesh is set to, where it matters. */
  readonly mesh?: { readonly enableAutoMtls: boolean }
  /** Path of the file that the examples stand in, where it matters. */
  readonly path?: string
  /** Why no fix is offered although one could be written down. */
  readonly noFixBecause?: string
}

/** Explanations by code. */
export type Explanations = Readonly<Record<string, Explanation>>

/** Puts a `spec` into a manifest of a kind of Istio's, in namespace `shop`. */
export function manifest(kind: string, spec: string, name = 'shop'): string {
  const lines = dedent(spec).split('\n')
  return [
    'apiVersion: networking.istio.io/v1',
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    '  namespace: shop',
    'spec:',
    ...lines.map((line) => (line === '' ? '' : `  ${line}`)),
    '',
  ].join('\n')
}

/** Joins manifests into one file. */
export function manifests(...texts: readonly string[]): string {
  return texts.map((text) => `${dedent(text)}\n`).join('---\n')
}

/** Takes away the indentation that all lines share, and empty lines at both ends. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n')
  const depth = Math.min(
    ...lines
      .filter((line) => line.trim() !== '')
      .map((line) => line.length - line.trimStart().length),
  )
  return lines.map((line) => line.slice(depth)).join('\n')
}
