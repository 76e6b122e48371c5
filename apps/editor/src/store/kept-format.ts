import { toDocumentId } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { Selection, WorkspaceSource } from './design-state.ts'
import type { WorkspaceFile } from './workspace-file.ts'
import { buildTextFile } from './workspace-file.ts'

/** Raised whenever a record changes shape; records of other numbers are left alone. */
export const KEPT_FORMAT = 1

/** What is kept of a workspace beside its files. */
export interface KeptWorkspace {
  readonly format: typeof KEPT_FORMAT
  readonly id: string
  readonly name: string
  readonly sampleId?: string
  /** Milliseconds since 1970: only to order a list. */
  readonly savedAt: number
  readonly selection?: {
    readonly filePath: string
    readonly index: number
    readonly path: FieldPath
  }
  readonly paths: readonly string[]
  /** Absent: the baseline has the same files as the workspace had when it was opened. */
  readonly baselinePaths: readonly string[]
}

/** One file as stored. `role` keeps the texts being edited apart from those they are compared with. */
export type KeptFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly bytes: Uint8Array; readonly reason: string }

export type KeptRole = 'file' | 'baseline'

/** Key of a stored file. */
export type KeptFileKey = readonly [id: string, role: KeptRole, path: string]

/** Reads a stored record. It may be damaged or from another version: `undefined` then. */
export function readKeptWorkspace(value: unknown): KeptWorkspace | undefined {
  if (!isRecord(value) || value['format'] !== KEPT_FORMAT) return undefined
  const { id, name, sampleId, savedAt, selection, paths, baselinePaths } = value
  if (typeof id !== 'string' || id === '' || typeof name !== 'string') return undefined
  if (typeof savedAt !== 'number' || !isPaths(paths) || !isPaths(baselinePaths)) return undefined
  const kept = readSelection(selection)
  return {
    format: KEPT_FORMAT,
    id,
    name,
    savedAt,
    paths,
    baselinePaths,
    ...(typeof sampleId === 'string' && { sampleId }),
    ...(kept && { selection: kept }),
  }
}

/** Reads a stored file; `undefined` when it is damaged. */
export function readKeptFile(value: unknown): WorkspaceFile | undefined {
  if (!isRecord(value) || typeof value['path'] !== 'string') return undefined
  const { path, text, bytes, reason } = value
  if (typeof text === 'string') return buildTextFile(path, text)
  if (!(bytes instanceof Uint8Array) || typeof reason !== 'string') return undefined
  return { type: 'bytes', path, bytes, reason }
}

/** Yields a file as it is stored. */
export function toKeptFile(file: WorkspaceFile): KeptFile {
  const { path } = file
  return file.type === 'text'
    ? { path, text: file.text }
    : { path, bytes: file.bytes, reason: file.reason }
}

/** Yields where the kept workspace comes from. */
export function toSource({ id, sampleId }: KeptWorkspace): WorkspaceSource {
  return { type: 'local', id, ...(sampleId !== undefined && { sampleId }) }
}

/** Yields the selection of a kept workspace. */
export function toSelection({ selection }: KeptWorkspace): Selection | undefined {
  if (!selection) return undefined
  const documentId = toDocumentId(selection.filePath, selection.index)
  return { documentId, path: selection.path, origin: 'open' }
}

function readSelection(value: unknown): KeptWorkspace['selection'] {
  if (!isRecord(value)) return undefined
  const { filePath, index, path } = value
  if (typeof filePath !== 'string' || !Number.isInteger(index) || typeof index !== 'number') {
    return undefined
  }
  return isFieldPath(path) ? { filePath, index, path } : undefined
}

function isFieldPath(value: unknown): value is FieldPath {
  return (
    Array.isArray(value) &&
    value.length < 200 &&
    value.every((part) => typeof part === 'string' || Number.isInteger(part))
  )
}

function isPaths(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((path) => typeof path === 'string' && path !== '')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
