import { applyEdits, parseDocument, splitDocuments } from '@meshdraft/yaml'
import {
  createIndex,
  DEFAULT_MESH_SETTINGS,
  parseDocumentId,
  readResources,
  toDocumentId,
} from '@meshdraft/model'
import type { DocumentId, Resource, WorkspaceIndex } from '@meshdraft/model'
import type { Analyzer } from '../src/analyzer.ts'
import { analyzersFor } from '../src/analyzers/all.ts'
import { checkDocument } from '../src/check-document.ts'
import type { Diagnostic, Fix, Place } from '../src/diagnostic.ts'
import { mergeDiagnostics } from '../src/merge-diagnostics.ts'
import { runAnalyzer } from '../src/run-analyzer.ts'

/** Files by path, read and indexed. */
export interface Workspace {
  readonly index: WorkspaceIndex
  readonly textById: ReadonlyMap<DocumentId, string>
  /** Findings of the syntax and schema layers. */
  readonly local: readonly Diagnostic[]
  readonly resources: readonly Resource[]
}

/** Reads files; one text is `a.yaml`. */
export function open(files: string | Readonly<Record<string, string>>): Workspace {
  const index = createIndex(DEFAULT_MESH_SETTINGS)
  const textById = new Map<DocumentId, string>()
  const local: Diagnostic[] = []
  for (const [path, text] of Object.entries(
    typeof files === 'string' ? { 'a.yaml': files } : files,
  )) {
    splitDocuments(text).forEach(({ start, end }, i) => {
      const id = toDocumentId(path, i)
      const document = parseDocument(text.slice(start, end))
      const resources = readResources(document, id, DEFAULT_MESH_SETTINGS)
      textById.set(id, document.text)
      local.push(...checkDocument(document, id, resources))
      index.put(id, resources)
    })
  }
  return { index, textById, local, resources: index.resources() }
}

/** A finding as tests compare it. */
export interface Seen {
  readonly code: string
  readonly path: string
  /** The text its range covers. */
  readonly marked: string
}

/** Runs one analyzer over all resources of its kind. */
export function analyze(
  analyzer: Analyzer,
  files: string | Readonly<Record<string, string>>,
): readonly (Seen & Diagnostic)[] {
  const workspace = open(files)
  const lookup = workspace.index.lookup(() => {})
  return workspace.resources
    .filter((resource) => analyzersFor(resource).includes(analyzer))
    .flatMap((resource) => runAnalyzer(analyzer, resource, lookup))
    .map((diagnostic) => see(diagnostic, workspace))
}

/** All findings of all layers, merged document by document. */
export function check(
  files: string | Readonly<Record<string, string>>,
): readonly (Seen & Diagnostic)[] {
  const workspace = open(files)
  const lookup = workspace.index.lookup(() => {})
  const found = workspace.resources.flatMap((resource) =>
    analyzersFor(resource).flatMap((analyzer) => runAnalyzer(analyzer, resource, lookup)),
  )
  const all = [...workspace.local, ...found]
  return [...workspace.textById.keys()]
    .flatMap((id) => mergeDiagnostics(all.filter(({ documentId }) => documentId === id)))
    .map((diagnostic) => see(diagnostic, workspace))
}

function see(diagnostic: Diagnostic, workspace: Workspace): Seen & Diagnostic {
  return {
    ...diagnostic,
    path: diagnostic.fieldPath.join('/'),
    marked: textAt(diagnostic, workspace),
  }
}

/** The text a place covers. */
export function textAt({ documentId, range }: Place, { textById }: Workspace): string {
  return (textById.get(documentId) ?? '').slice(range.start, range.end)
}

/** The text of the one document that a fix changes, afterwards. */
export function applyFix(
  fix: Fix | undefined,
  files: string | Readonly<Record<string, string>>,
): string {
  const [first] = fix?.edits ?? []
  if (fix === undefined || first === undefined) throw new RangeError('There is no such fix.')
  const { textById } = open(files)
  return applyEdits(textById.get(first.documentId) ?? '', fix.edits)
}

/** `file#index` of a finding, e.g. to tell which definition is marked. */
export function fileOf({ documentId }: Place): string {
  return parseDocumentId(documentId).filePath
}

/** One resource of `networking.istio.io` in flow style. */
export function istio(kind: string, name: string, spec: string, namespace = 'shop'): string {
  return `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`
}

/** A Service. */
export function service(name: string, namespace = 'shop', annotations = '{}'): string {
  return `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: ${namespace}, annotations: ${annotations}}\nspec: {ports: [{port: 80, name: http}]}\n`
}

/** Joins documents to one text. */
export function stream(...documents: readonly string[]): string {
  return documents.join('---\n')
}
