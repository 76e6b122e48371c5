import { parseDocument } from '@meshdraft/yaml'
import type { Diagnostic } from '@meshdraft/analysis'
import type { DocumentSummary } from '@meshdraft/engine'
import { toDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import { createSearchIndex } from '@meshdraft/search'
import type { SearchIndex } from '@meshdraft/search'
import type { DesignState } from '../store/design-state.ts'
import type { WorkspaceFile } from '../store/workspace-file.ts'
import {
  listFieldEntries,
  listFileEntries,
  listHostEntries,
  listProblemEntries,
  listResourceEntries,
} from './document-entries.ts'
import type { PaletteTarget } from './palette-entry.ts'

type PaletteState = Pick<DesignState, 'files' | 'view'>

/** What can be found in a workspace; it follows the texts document by document. */
export interface PaletteIndex {
  readonly index: SearchIndex<PaletteTarget>
  /**
   * Takes over what changed since the last time. Fields are read later, by `readSome`.
   *
   * @returns how many documents are to be read.
   */
  readonly follow: (state: PaletteState) => number
  /** Reads the fields of documents until `isLate` says so; yields how many are left. */
  readonly readSome: (isLate: () => boolean) => number
}

/** Makes the index of a workspace that nothing is known of yet. */
export function createPaletteIndex(): PaletteIndex {
  const index = createSearchIndex<PaletteTarget>()
  let followed: PaletteState | undefined
  const summaries = new Map<DocumentId, DocumentSummary>()
  const findings = new Map<DocumentId, readonly Diagnostic[]>()
  const readFiles = new Map<string, WorkspaceFile>()
  /** Texts of documents whose fields are in the index. */
  const texts = new Map<DocumentId, string>()
  const waiting = new Map<DocumentId, string>()

  function followView({ view }: PaletteState): void {
    const present = new Set<DocumentId>()
    for (const documents of view.documentsByFile.values()) {
      for (const summary of documents) {
        present.add(summary.id)
        if (summaries.get(summary.id) === summary) continue
        summaries.set(summary.id, summary)
        index.put(`resources ${summary.id}`, listResourceEntries(summary))
      }
    }
    for (const id of summaries.keys()) {
      if (present.has(id)) continue
      summaries.delete(id)
      index.put(`resources ${id}`, [])
    }
    for (const [id, diagnostics] of view.diagnosticsByDocument) {
      if (findings.get(id) === diagnostics) continue
      findings.set(id, diagnostics)
      index.put(`problems ${id}`, listProblemEntries(id, diagnostics))
    }
    for (const id of findings.keys()) {
      if (view.diagnosticsByDocument.has(id)) continue
      findings.delete(id)
      index.put(`problems ${id}`, [])
    }
  }

  function followFiles({ files }: PaletteState): void {
    for (const [path, file] of readFiles) {
      if (files.get(path) === file) continue
      readFiles.delete(path)
      if (!files.has(path)) forgetFields(path, 0, file)
    }
    for (const [path, file] of files) {
      if (readFiles.has(path)) continue
      readFiles.set(path, file)
      if (file.type !== 'text') continue
      for (const [i, { start, end }] of file.tiles.entries()) {
        const id = toDocumentId(path, i)
        const text = file.text.slice(start, end)
        if (texts.get(id) === text) waiting.delete(id)
        else waiting.set(id, text)
      }
      forgetFields(path, file.tiles.length)
    }
  }

  /** Documents of a file are numbered without gaps: those from `first` on are gone. */
  function forgetFields(path: string, first: number, file?: WorkspaceFile): void {
    const count = file?.type === 'text' ? file.tiles.length : 0
    for (let i = first; ; i += 1) {
      const id = toDocumentId(path, i)
      const isKnown = texts.delete(id)
      const isWaiting = waiting.delete(id)
      if (!isKnown && !isWaiting && i >= count) return
      index.put(`fields ${id}`, [])
    }
  }

  return {
    index,
    follow(state) {
      if (followed?.view !== state.view) followView(state)
      if (followed?.view.names !== state.view.names) {
        index.put('hosts', listHostEntries(state.view.names.hosts))
      }
      if (followed?.files !== state.files) {
        index.put('files', listFileEntries(state.files.values()))
        followFiles(state)
      }
      followed = state
      return waiting.size
    },
    readSome(isLate) {
      for (const [id, text] of waiting) {
        waiting.delete(id)
        texts.set(id, text)
        index.put(`fields ${id}`, listFieldEntries(id, parseDocument(text)))
        if (isLate()) break
      }
      return waiting.size
    },
  }
}
