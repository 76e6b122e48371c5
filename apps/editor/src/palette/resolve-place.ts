import { locateField, locatePath } from '@meshdraft/yaml'
import type { FieldPath } from '@meshdraft/yaml'
import { parseDocumentId, toDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import type { DesignState } from '../store/design-state.ts'
import { parseKept } from '../store/edit-document.ts'
import { readLineTable } from '../store/line-tables.ts'
import { findDocument, findDocumentAt } from '../store/workspace-file.ts'
import type { PaletteTarget } from './palette-entry.ts'

/** A place of the workspace that a choice leads to. */
export interface ResolvedPlace {
  readonly documentId: DocumentId
  readonly path: FieldPath
  /** The graph node that stands for it, where the choice was about that. */
  readonly nodeId?: string
}

/** Finds the place that a target means now; `undefined` for what is no place, or is gone. */
export function resolvePlace(target: PaletteTarget, state: DesignState): ResolvedPlace | undefined {
  switch (target.type) {
    case 'place':
      return findDocument(state.files, target.documentId) && target
    case 'file':
      return state.files.has(target.path)
        ? { documentId: toDocumentId(target.path, 0), path: [] }
        : undefined
    case 'host': {
      const { nodesById } = state.view.graph
      const node = nodesById.get(`service:${target.fqdn}`) ?? nodesById.get(`se:${target.fqdn}`)
      return node?.source && { ...node.source, nodeId: node.id }
    }
    case 'text': {
      const file = state.files.get(target.path)
      if (file?.type !== 'text') return undefined
      const documentId = findDocumentAt(file, target.start)
      const document = findDocument(state.files, documentId)
      if (!document) return undefined
      const path = locatePath(parseKept(document.text), target.start - document.range.start)
      return { documentId, path }
    }
    case 'search':
    case 'command':
      return undefined
  }
}

/** Where a choice leads, for people: file and line, and the line itself. */
export interface Preview {
  readonly where: string
  readonly text: string
}

const LONGEST_TEXT = 160

/** Describes the text that a target leads to; `undefined` for what is no place of a text. */
export function previewPlace(target: PaletteTarget, state: DesignState): Preview | undefined {
  const place = resolvePlace(target, state)
  if (!place) return undefined
  const { filePath } = parseDocumentId(place.documentId)
  const document = findDocument(state.files, place.documentId)
  if (!document) return { where: filePath, text: '' }
  const { file, range } = document
  const offset =
    target.type === 'text' ? target.start : range.start + findStart(document.text, place.path)
  const table = readLineTable(file.text)
  const line = findLine(table, offset)
  const start = table[line] ?? 0
  const text = file.text.slice(start, start + LONGEST_TEXT * 4).split(/[\r\n]/, 1)[0] ?? ''
  return { where: `${filePath}:${line + 1}`, text: text.trim().slice(0, LONGEST_TEXT) }
}

function findStart(text: string, path: FieldPath): number {
  const field = locateField(parseKept(text), path)
  return field?.keyRange?.start ?? field?.valueRange.start ?? 0
}

function findLine(table: readonly number[], offset: number): number {
  let line = table.findIndex((start) => start > offset)
  if (line === -1) line = table.length
  return line - 1
}
