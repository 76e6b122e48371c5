import { buildLineTable, locateOffset, splitDocuments } from '@meshdraft/yaml'
import type { LineColumn, TextRange } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { Diagnostic, Layer, Place, ResourceName, Severity } from '@meshdraft/analysis'
import { createEngine } from '@meshdraft/engine'
import type { EngineSettings, SkippedCheck, WorkspaceView } from '@meshdraft/engine'
import { toPointer } from './pointer.ts'
import type { InputFile, Inputs } from './read-inputs.ts'

/** Lines and columns count from 1, the end is exclusive, columns in UTF-16 code units. */
export interface FileRange {
  readonly start: LineColumn
  readonly end: LineColumn
}

/** One finding as the contract prints it. */
export interface Finding {
  readonly code: string
  readonly aliases: readonly string[]
  readonly layer: Layer
  readonly severity: Severity
  readonly message: string
  readonly resource?: ResourceName
  readonly file: string
  readonly range: FileRange
  /** JSON Pointer in the document. */
  readonly path: string
  readonly docs: string
  readonly fixes: readonly {
    readonly title: string
    readonly edits: readonly {
      readonly file: string
      readonly range: FileRange
      readonly text: string
    }[]
  }[]
  readonly related: readonly {
    readonly file: string
    readonly range: FileRange
    readonly message: string
  }[]
}

export interface CheckResult {
  readonly resources: number
  readonly diagnostics: readonly Finding[]
  readonly skipped: readonly SkippedCheck[]
}

/** Runs every check on the files, as the editor does. */
export function checkFiles({ files, refused }: Inputs, settings: EngineSettings): CheckResult {
  const view = deriveView(files, settings)
  const locate = buildLocator(files)
  const findings = [...view.diagnosticsByDocument.values()]
    .flat()
    .map((it) => toFinding(it, locate))
  const start = { line: 1, column: 1 }
  const unread = refused.map((file): Finding => ({
    code: 'YML-NOT-TEXT',
    aliases: [],
    layer: 'syntax',
    severity: 'error',
    message: file.message,
    file: file.path,
    range: { start, end: start },
    path: '',
    docs: 'https://yaml.org/spec/1.2.2/#52-character-encodings',
    fixes: [],
    related: [],
  }))
  return {
    resources: [...view.documentsByFile.values()].flat().flatMap((it) => it.resources).length,
    diagnostics: [...unread, ...findings].sort(compareFindings),
    skipped: view.skipped,
  }
}

/** Yields everything derived from the files. */
export function deriveView(files: readonly InputFile[], settings: EngineSettings): WorkspaceView {
  const engine = createEngine(settings)
  engine.open(1, files)
  return engine.view()
}

type Locate = (place: Place) => { readonly file: string; readonly range: FileRange }

/** Offsets in a document become lines and columns of its file; each file's tables are made once. */
function buildLocator(files: readonly InputFile[]): Locate {
  const textByPath = new Map(files.map((file) => [file.path, file.text]))
  const tablesByPath = new Map<string, { lines: readonly number[]; tiles: readonly TextRange[] }>()
  return ({ documentId, range }) => {
    const { filePath, index } = parseDocumentId(documentId)
    let tables = tablesByPath.get(filePath)
    if (!tables) {
      const text = textByPath.get(filePath) ?? ''
      tables = { lines: buildLineTable(text), tiles: splitDocuments(text) }
      tablesByPath.set(filePath, tables)
    }
    const shift = tables.tiles[index]?.start ?? 0
    return {
      file: filePath,
      range: {
        start: locateOffset(tables.lines, range.start + shift),
        end: locateOffset(tables.lines, range.end + shift),
      },
    }
  }
}

function toFinding(diagnostic: Diagnostic, locate: Locate): Finding {
  const { code, aliases, layer, severity, message, resource, docs } = diagnostic
  return {
    code,
    aliases,
    layer,
    severity,
    message,
    ...(resource && { resource }),
    ...locate(diagnostic),
    path: toPointer(diagnostic.fieldPath),
    docs,
    fixes: diagnostic.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ ...locate(edit), text: edit.newText })),
    })),
    related: diagnostic.related.map((place) => ({ ...locate(place), message: place.message })),
  }
}

function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  )
}
