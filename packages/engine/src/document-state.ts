import { parseDocument } from '@meshdraft/yaml'
import type { YamlDocument, YamlIssue, YamlIssueCode } from '@meshdraft/yaml'
import { parseDocumentId, readResources, toDocumentId } from '@meshdraft/model'
import type { DocumentId, Resource } from '@meshdraft/model'
import { checkDocument } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import type { GraphFragment } from '@meshdraft/graph'
import type { Tile } from './document-tiles.ts'
import { moveFindings } from './findings.ts'
import type { DocumentSummary, ResourceSummary } from './view.ts'
import { checkSettings } from './workspace-settings/check-settings.ts'
import { isSettingsPath } from './workspace-settings/workspace-settings.ts'
import type { ResolvedSettings } from './workspace-settings/workspace-settings.ts'

/** One document with what was read from it alone. Never changed, only replaced. */
export interface DocumentState {
  readonly id: DocumentId
  readonly text: string
  readonly document: YamlDocument
  readonly summary: DocumentSummary
  /** What is wrong with this text on its own. */
  readonly findings: readonly Diagnostic[]
  /** What is said of the file as a whole; of the first document of a file alone. */
  readonly note?: Diagnostic
  /** The text says too little to check what it means. */
  readonly isBroken: boolean
  /** One for each resource; those of the last text that could be read when the summary is stale. */
  readonly subjects: readonly Subject[]
}

/** A resource with what the checks and the graph make of it among the others. */
export interface Subject {
  readonly resource: Resource
  findings: readonly Diagnostic[]
  fragment: GraphFragment
}

/** Where a document stands. */
export interface DocumentPlace {
  readonly filePath: string
  readonly index: number
}

/** What keeps a text from being read as a whole; other errors leave the rest as it is. */
const BREAKING_CODES: ReadonlySet<YamlIssueCode> = new Set([
  'YML-SYNTAX',
  'YML-TAB',
  'YML-MERGE-CONFLICT',
  'YML-UNCLOSED',
  'YML-NOT-YAML',
  'YML-CR',
])

/**
 * Reads the document of a tile, sparing what `tile.origin` knows already: nothing is read when text
 * and place are the same, nothing parsed when the text is.
 *
 * A text that is broken keeps the resources of its origin, so that one keystroke does not tear a
 * hole into the graph and set off findings in other files; its summary says `isStale`.
 */
export function readDocumentState(
  tile: Tile<DocumentState>,
  place: DocumentPlace,
  settings: ResolvedSettings,
): DocumentState {
  const { text } = tile
  const id = toDocumentId(place.filePath, place.index)
  const isSettings = isSettingsDocument(id, settings)
  // A file that is renamed may become settings, or manifests: nothing of it is known then.
  const origin = (tile.origin?.summary.isSettings ?? false) === isSettings ? tile.origin : undefined
  if (origin?.text === text && (!isSettings || origin.id === id)) {
    return origin.id === id ? origin : moveDocument(origin, place, id)
  }
  const document = parseDocument(text)
  if (isSettings) return readSettingsDocument(document, id, place, settings)
  const resources = readResources(document, id, settings.mesh)
  const isBroken = isBrokenText(document, resources)
  const isStale = isBroken && origin !== undefined && origin.subjects.length > 0
  const subjects = isStale
    ? moveSubjects(origin.subjects, id)
    : resources.map((resource) => buildSubject(resource))
  const findings = checkDocument(document, id, resources)
  return buildState({ id, text, document, findings, isBroken, subjects }, place, isStale)
}

/**
 * Reads a document again under other settings: nothing is parsed, its resources and all that follows
 * from them are new. What is stale stays so.
 */
export function rereadDocument(state: DocumentState, settings: ResolvedSettings): DocumentState {
  const { id, text, document, isBroken, summary } = state
  // The empty document that stands for a file too big to be read says the same under any settings.
  if (summary.length !== text.length) return state
  const place = { filePath: summary.filePath, index: summary.index }
  if (isSettingsDocument(id, settings)) return readSettingsDocument(document, id, place, settings)
  const resources = readResources(document, id, settings.mesh)
  const good = summary.isStale ? state.subjects[0]?.resource.document : undefined
  const subjects = (good ? readResources(good, id, settings.mesh) : resources).map((resource) =>
    buildSubject(resource),
  )
  const findings = checkDocument(document, id, resources)
  const parts = { id, text, document, findings, isBroken, subjects }
  return buildState(parts, place, summary.isStale)
}

function readSettingsDocument(
  document: YamlDocument,
  id: DocumentId,
  place: DocumentPlace,
  settings: ResolvedSettings,
): DocumentState {
  const { text } = document
  const isBroken = isBrokenText(document, [])
  const findings = checkSettings(document, id, isBroken, settings)
  const state = buildState({ id, text, document, findings, isBroken, subjects: [] }, place, false)
  return { ...state, summary: { ...state.summary, isSettings: true } }
}

/** Whether a document holds settings: by the name of its file, or because the caller says so. */
function isSettingsDocument(id: DocumentId, { documentId }: ResolvedSettings): boolean {
  const { filePath } = parseDocumentId(id)
  if (isSettingsPath(filePath)) return true
  return documentId !== undefined && filePath === parseDocumentId(documentId).filePath
}

/** Yields documents of a file with `issue` said of the first one: the same list where it is already. */
export function noteFirst(
  documents: readonly DocumentState[],
  issue: YamlIssue | undefined,
): readonly DocumentState[] {
  const [first, ...others] = documents
  if (!first || first.note?.message === issue?.message) return documents
  const { note: _, ...bare } = first
  const [note] = issue ? describeRefusal(first.id, issue).findings : []
  return [note ? { ...bare, note } : bare, ...others]
}

/**
 * Yields the one document that stands for a file that is not read.
 *
 * @param kept - of all documents of the file when it was last read: they stay, marked stale.
 */
export function refuseFile(
  { path, length }: { readonly path: string; readonly length: number },
  issue: YamlIssue,
  kept: readonly Subject[],
): DocumentState {
  const id = toDocumentId(path, 0)
  const { document, findings } = describeRefusal(id, issue)
  const subjects = moveSubjects(kept, id)
  const state = buildState(
    { id, text: '', document, findings, isBroken: true, subjects },
    { filePath: path, index: 0 },
    subjects.length > 0,
  )
  return { ...state, summary: { ...state.summary, length } }
}

function describeRefusal(id: DocumentId, issue: YamlIssue) {
  const document: YamlDocument = { text: '', form: 'refused', root: undefined, issues: [issue] }
  return { document, findings: checkDocument(document, id, []) }
}

/** Whether the text says too little to take over from the one before. */
function isBrokenText({ form, issues }: YamlDocument, resources: readonly Resource[]): boolean {
  if (form === 'refused') return true
  if (form !== 'yaml') return false
  const errors = issues.filter(({ severity }) => severity === 'error')
  return (
    errors.some(({ code }) => BREAKING_CODES.has(code)) ||
    (errors.length > 0 && resources.length === 0)
  )
}

function moveDocument(state: DocumentState, place: DocumentPlace, id: DocumentId): DocumentState {
  const subjects = moveSubjects(state.subjects, id)
  const findings = moveFindings(state.findings, state.id, id)
  return buildState({ ...state, id, findings, subjects }, place, state.summary.isStale)
}

/** Subjects keep their identity, and so what is known about them, when nothing moves. */
function moveSubjects(subjects: readonly Subject[], documentId: DocumentId): readonly Subject[] {
  return subjects.map((subject) =>
    subject.resource.documentId === documentId
      ? subject
      : buildSubject({ ...subject.resource, documentId }),
  )
}

function buildSubject(resource: Resource): Subject {
  return { resource, findings: [], fragment: { nodes: [], edges: [] } }
}

function buildState(
  parts: Omit<DocumentState, 'summary'>,
  { filePath, index }: DocumentPlace,
  isStale: boolean,
): DocumentState {
  const { id, text, document, subjects } = parts
  const summary: DocumentSummary = {
    id,
    filePath,
    index,
    length: text.length,
    form: document.form,
    resources: subjects.map(({ resource }) => summarise(resource)),
    isStale,
  }
  return { ...parts, summary }
}

function summarise(resource: Resource): ResourceSummary {
  const { key, apiVersion, group, kind, namespace, hasNamespace, name, basePath } = resource
  return { key, apiVersion, group, kind, namespace, hasNamespace, name, basePath }
}
