import { buildLineTable, locateOffset, splitDocuments } from '@meshdraft/yaml'
import type { LineColumn, TextRange } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { Diagnostic, Layer, Place, ResourceName, Severity } from '@meshdraft/analysis'
import { createEngine } from '@meshdraft/engine'
import type {
  ChosenFix,
  OpenProgress,
  SkippedCheck,
  SuppressedFinding,
  WorkspaceView,
} from '@meshdraft/engine'
import { toPointer } from './pointer.ts'
import { listEngineFiles } from './read-inputs.ts'
import type { InputFile, Inputs } from './read-inputs.ts'
import type { WorkspaceInputs } from './settings.ts'

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
    /** One of several ways, or a guess: `--fix` leaves it to a person. */
    readonly isChoice?: true
    /** It adds an object: `--fix` leaves it to a person. */
    readonly createsObject?: true
  }[]
  readonly related: readonly {
    readonly file: string
    readonly range: FileRange
    readonly message: string
  }[]
  /** The same finding as other tools report it. */
  readonly alsoReported?: readonly {
    readonly code: string
    readonly severity: Severity
    readonly path: string
  }[]
}

/** A finding that the settings file leaves out. */
export interface Suppressed extends Finding {
  readonly by: SuppressedFinding['by']
  readonly reason?: string
}

/** A finding that `--fix` has put right. */
export interface Fixed {
  readonly file: string
  readonly code: string
  readonly title: string
  readonly message: string
  readonly resource?: ResourceName
  /** JSON Pointer in the document, as it was before this fix. */
  readonly path: string
}

export interface CheckResult {
  readonly resources: number
  /** What the findings hold for. */
  readonly settings: { readonly istioVersion: string; readonly file?: string }
  readonly diagnostics: readonly Finding[]
  readonly skipped: readonly SkippedCheck[]
  readonly suppressed: readonly Suppressed[]
  /** Set when fixes were made. */
  readonly fixed?: readonly Fixed[]
}

/** Yields everything derived from the files. */
export function deriveView(
  inputs: WorkspaceInputs,
  onProgress?: (progress: OpenProgress) => void,
): WorkspaceView {
  const engine = createEngine(inputs.settings)
  const steps = engine.openInSteps(1, listEngineFiles(inputs))
  for (let step = steps.next(); !step.done; step = steps.next()) onProgress?.(step.value)
  return engine.view()
}

/** Yields what was found, in the order of the files' paths and texts. */
export function listFindings(
  { files, refused }: Inputs,
  view: WorkspaceView,
  fixed?: readonly ChosenFix[],
): CheckResult {
  const locate = buildLocator([...files, ...refused])
  const findings = [...view.diagnosticsByDocument.values()]
    .flat()
    .map((it) => toFinding(it, locate))
  const suppressed = [...view.suppressedByDocument.values()]
    .flat()
    .map(({ diagnostic, by, reason }): Suppressed => ({
      ...toFinding(diagnostic, locate),
      by,
      ...(reason !== undefined && { reason }),
    }))
  const { mesh, documentId } = view.settings
  return {
    resources: [...view.documentsByFile.values()].flat().flatMap((it) => it.resources).length,
    settings: {
      istioVersion: mesh.istioVersion,
      ...(documentId !== undefined && { file: parseDocumentId(documentId).filePath }),
    },
    diagnostics: findings.sort(compareFindings),
    skipped: view.skipped,
    suppressed: suppressed.sort(compareFindings),
    ...(fixed && { fixed: fixed.map(describeFixed) }),
  }
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
  const { code, aliases, layer, severity, message, resource, docs, alsoReported } = diagnostic
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
    fixes: diagnostic.fixes.map(({ title, edits, isChoice, createsObject }) => ({
      title,
      edits: edits.map((edit) => ({ ...locate(edit), text: edit.newText })),
      ...(isChoice && { isChoice }),
      ...(createsObject && { createsObject }),
    })),
    related: diagnostic.related.map((place) => ({ ...locate(place), message: place.message })),
    ...(alsoReported && {
      alsoReported: alsoReported.map((other) => ({
        code: other.code,
        severity: other.severity,
        path: toPointer(other.fieldPath),
      })),
    }),
  }
}

function describeFixed({ diagnostic, fix }: ChosenFix): Fixed {
  const { code, message, resource, documentId, fieldPath } = diagnostic
  return {
    file: parseDocumentId(documentId).filePath,
    code,
    title: fix.title,
    message,
    ...(resource && { resource }),
    path: toPointer(fieldPath),
  }
}

/** At one place the earlier layer first: what it says may be the cause of the rest. */
const LAYERS: readonly Layer[] = ['syntax', 'schema', 'admission', 'analysis']

function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  )
}
