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
import type { PaletteEntry, PaletteTarget } from './palette-entry.ts'

type PaletteState = Pick<DesignState, 'files' | 'view'>

/** What can be found in a workspace; it follows the texts document by document. */
export interface PaletteIndex {
  readonly index: SearchIndex<PaletteTarget>
  /**
   * Finds out what changed since the last time. What is new is taken over later, by `readSome`.
   *
   * @returns how many documents are to be read; 0 only where nothing is to be done.
   */
  readonly follow: (state: PaletteState) => number
  /**
   * Takes over what is new until `isLate` says so: objects and findings first, then the fields of
   * documents. Yields what is left as `follow` does.
   */
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
  /** What the engine said and is not in the index yet, by owner. */
  const said = new Map<string, () => readonly PaletteEntry[]>()

  function forget(owner: string): void {
    said.delete(owner)
    index.put(owner, [])
  }

  function followView({ view }: PaletteState): void {
    const present = new Set<DocumentId>()
    for (const documents of view.documentsByFile.values()) {
      for (const summary of documents) {
        present.add(summary.id)
        if (summaries.get(summary.id) === summary) continue
        summaries.set(summary.id, summary)
        said.set(`resources ${summary.id}`, () => listResourceEntries(summary))
      }
    }
    for (const id of summaries.keys()) {
      if (present.has(id)) continue
      summaries.delete(id)
      forget(`resources ${id}`)
    }
    for (const [id, diagnostics] of view.diagnosticsByDocument) {
      if (findings.get(id) === diagnostics) continue
      findings.set(id, diagnostics)
      said.set(`problems ${id}`, () => listProblemEntries(id, diagnostics))
    }
    for (const id of findings.keys()) {
      if (view.diagnosticsByDocument.has(id)) continue
      findings.delete(id)
      forget(`problems ${id}`)
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

  /** Documents are counted, not what the engine said of them: that is done before one could read it. */
  const countLeft = () => Math.max(waiting.size, said.size > 0 ? 1 : 0)

  return {
    index,
    follow(state) {
      const { files, view } = state
      if (followed?.view !== view) followView(state)
      if (followed?.view.names !== view.names) {
        said.set('hosts', () => listHostEntries(view.names.hosts))
      }
      if (followed?.files !== files) {
        said.set('files', () => listFileEntries(files.values()))
        followFiles(state)
      }
      followed = state
      return countLeft()
    },
    readSome(isLate) {
      for (const [owner, list] of said) {
        said.delete(owner)
        index.put(owner, list())
        if (isLate()) return countLeft()
      }
      for (const [id, text] of waiting) {
        waiting.delete(id)
        texts.set(id, text)
        index.put(`fields ${id}`, listFieldEntries(id, parseDocument(text)))
        if (isLate()) break
      }
      return countLeft()
    },
  }
}
