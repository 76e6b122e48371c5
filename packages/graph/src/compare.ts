import type { GraphSource } from './traffic-graph.ts'

/**
 * Yields the values in the order of their ids: by code unit, a number at the end by its value, so
 * that `…/http/9` stands before `…/http/10`.
 */
export function sortByIds<T extends { readonly id: string }>(values: readonly T[]): T[] {
  return values
    .map((value) => {
      const start = numberStart(value.id)
      return { value, head: value.id.slice(0, start), index: Number(value.id.slice(start)) }
    })
    .sort((a, b) => (a.head === b.head ? a.index - b.index : a.head < b.head ? -1 : 1))
    .map(({ value }) => value)
}

function numberStart(id: string): number {
  let start = id.length
  // A longer run of digits is no index of ours and would not fit a number.
  const limit = Math.max(0, id.length - 9)
  while (start > limit && isDigit(id.charCodeAt(start - 1))) start -= 1
  return start
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Orders sources as the workspace does: file path, document, then place in it. None comes first. */
export function compareSources(a: GraphSource | undefined, b: GraphSource | undefined): number {
  if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0)
  return compareDocuments(a.documentId, b.documentId) || comparePaths(a.path, b.path)
}

function compareDocuments(a: string, b: string): number {
  if (a === b) return 0
  const [fileA, indexA] = splitDocumentId(a)
  const [fileB, indexB] = splitDocumentId(b)
  if (fileA !== fileB) return fileA < fileB ? -1 : 1
  return indexA - indexB
}

function splitDocumentId(id: string): readonly [filePath: string, index: number] {
  const hash = id.lastIndexOf('#')
  return [id.slice(0, hash), Number(id.slice(hash + 1))]
}

function comparePaths(a: GraphSource['path'], b: GraphSource['path']): number {
  for (const [i, stepA] of a.entries()) {
    const stepB = b[i]
    if (stepB === undefined) return 1
    if (stepA === stepB) continue
    if (typeof stepA === 'number' && typeof stepB === 'number') return stepA - stepB
    return String(stepA) < String(stepB) ? -1 : 1
  }
  return a.length - b.length
}
