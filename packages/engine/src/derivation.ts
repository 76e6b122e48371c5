import {
  createIndex,
  listKnownGateways,
  listKnownHosts,
  listNamespaces,
  NAME_FACTS,
} from '@meshdraft/model'
import type { DocumentId, FactKey } from '@meshdraft/model'
import { listSkipped } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import type { TrafficGraph } from '@meshdraft/graph'
import { collectMentions, joinFindings, withoutMentions } from './findings.ts'
import { checkSubject, drawSubject } from './subject-checks.ts'
import type { DocumentState, Subject } from './document-state.ts'
import type { OpenProgress } from './engine.ts'
import { createFileTable, readFiles, rereadFiles } from './file-table.ts'
import type { ChangedFile, FileState } from './file-table.ts'
import { createGraphStore } from './graph-store.ts'
import { isEqual } from './is-equal.ts'
import type { WorkspaceChange } from './protocol.ts'
import { createRecordedReads } from './recorded-reads.ts'
import type { FileDelta, SkippedCheck, WorkspaceDelta, WorkspaceNames } from './view.ts'
import { buildControl } from './workspace-settings/control-findings.ts'
import { findIdleEntries } from './workspace-settings/idle-entries.ts'
import type {
  ControlledFindings,
  SuppressedFinding,
} from './workspace-settings/control-findings.ts'
import { createUsedSuppressions } from './workspace-settings/used-suppressions.ts'
import type { ResolvedSettings } from './workspace-settings/workspace-settings.ts'
import type { SizeLimits } from './workspace-limits.ts'

/** What follows from the texts of one workspace under settings that stay, kept up to date. */
export interface Derivation {
  /** Follows changes; stops before each document that is read or checked. */
  apply(
    version: number,
    changes: readonly WorkspaceChange[],
  ): Generator<OpenProgress, WorkspaceDelta, void>
  /**
   * Takes over settings that say the same of the mesh: nothing is checked again, but the next `apply`
   * looks at the findings of every document.
   */
  control(settings: ResolvedSettings): void
  readonly version: number
  readonly settings: ResolvedSettings
  readonly files: ReadonlyMap<string, FileState>
  readonly diagnosticsByDocument: ReadonlyMap<DocumentId, readonly Diagnostic[]>
  readonly suppressedByDocument: ReadonlyMap<DocumentId, readonly SuppressedFinding[]>
  readonly graph: TrafficGraph
  readonly names: WorkspaceNames
  readonly skipped: readonly SkippedCheck[]
}

/** Makes a derivation without files, version 0. */
export function createDerivation(settings: ResolvedSettings, limits: SizeLimits): Derivation {
  return buildDerivation(settings, limits, [])
}

/**
 * Makes the derivation of the same texts under other settings. Nothing is parsed again; documents
 * that are stale stay so.
 */
export function* deriveAgain(
  before: Derivation,
  settings: ResolvedSettings,
  limits: SizeLimits,
): Generator<OpenProgress, Derivation, void> {
  const files = rereadFiles(before.files.values(), settings)
  const derivation = buildDerivation(settings, limits, files)
  yield* derivation.takeIn(before.version)
  return derivation
}

function buildDerivation(
  initialSettings: ResolvedSettings,
  limits: SizeLimits,
  inherited: readonly FileState[],
): Derivation & {
  /** Derives what follows from the files it was made with. */
  readonly takeIn: (version: number) => Generator<OpenProgress, WorkspaceDelta, void>
} {
  const index = createIndex(initialSettings.mesh)
  let settings = initialSettings
  let controlFindings = buildControl(settings)
  let isControlNew = false
  const table = createFileTable(limits, inherited)
  const documentsById = new Map<DocumentId, DocumentState>()
  const diagnosticsByDocument = new Map<DocumentId, readonly Diagnostic[]>()
  const suppressedByDocument = new Map<DocumentId, readonly SuppressedFinding[]>()
  const usedSuppressions = createUsedSuppressions()
  /** Entries of the settings that leave out nothing. */
  let idleEntries: readonly Diagnostic[] = []
  const factReads = createRecordedReads<FactKey, Subject>()
  let recordFact: (fact: FactKey) => void = () => {}
  const lookup = index.lookup((fact) => recordFact(fact))
  /** Findings hold places in other documents' texts; whoever wrote them checks again when they move. */
  const mentions = createRecordedReads<DocumentId, Subject>()
  const graph = createGraphStore<Subject>()
  let names: WorkspaceNames = { hosts: [], gateways: [], namespaces: [] }
  /** What `skipped` was found from. */
  let skippedFacts: ReadonlySet<FactKey> = new Set()
  let skipped = readSkipped()
  let version = 0

  return {
    apply,
    takeIn,
    control(next) {
      settings = next
      controlFindings = buildControl(next)
      isControlNew = true
      usedSuppressions.clear()
    },
    get settings() {
      return settings
    },
    get version() {
      return version
    },
    files: table.files,
    diagnosticsByDocument,
    suppressedByDocument,
    graph: graph.graph,
    get names() {
      return names
    },
    get skipped() {
      return skipped
    },
  }

  function* apply(
    nextVersion: number,
    changes: readonly WorkspaceChange[],
  ): Generator<OpenProgress, WorkspaceDelta, void> {
    const { changed, documentCount } = yield* readFiles(table.cut(changes), settings)
    return yield* follow(nextVersion, changed, documentCount)
  }

  function* takeIn(nextVersion: number): Generator<OpenProgress, WorkspaceDelta, void> {
    const changed = inherited.map((file): ChangedFile => [undefined, file])
    const documentCount = inherited.reduce((sum, file) => sum + file.documents.length, 0)
    return yield* follow(nextVersion, changed, documentCount)
  }

  function* follow(
    nextVersion: number,
    changed: readonly ChangedFile[],
    documentCount: number,
  ): Generator<OpenProgress, WorkspaceDelta, void> {
    const pairs = pairDocuments(changed)
    const facts = new Set<FactKey>()
    const subjects = new Set<Subject>()
    for (const pair of pairs) replaceDocument(pair, facts, subjects)
    factReads.collectReaders(facts, subjects)
    mentions.collectReaders(
      pairs.map(({ id }) => id),
      subjects,
    )
    const touched = new Set(pairs.map(({ id }) => id))
    for (const [done, subject] of [...subjects].entries()) {
      const { documentId } = subject.resource
      yield describeProgress(documentsById.get(documentId), done, subjects.size, documentCount)
      runSubject(subject)
      touched.add(documentId)
    }
    if (isControlNew) for (const id of documentsById.keys()) touched.add(id)
    isControlNew = false
    version = nextVersion
    const skippedDelta = flushSkipped(facts)
    return {
      version,
      files: changed.flatMap(([before, after]) => describeFile(before, after)),
      ...flushFindings(touched, 'skipped' in skippedDelta),
      graph: graph.flush(),
      ...flushNames(facts),
      ...skippedDelta,
    }
  }

  function replaceDocument(
    { id, before, after }: DocumentPair,
    facts: Set<FactKey>,
    toRun: Set<Subject>,
  ): void {
    if (after) documentsById.set(id, after)
    else documentsById.delete(id)
    const kept = new Set(after?.subjects)
    for (const subject of before?.subjects ?? []) {
      if (kept.delete(subject)) continue
      factReads.forget(subject)
      mentions.forget(subject)
      graph.set(subject, undefined)
    }
    for (const subject of kept) toRun.add(subject)
    if (isSameList(before?.subjects ?? [], after?.subjects ?? [])) return
    const resources = (after?.subjects ?? []).map(({ resource }) => resource)
    for (const fact of index.put(id, resources)) facts.add(fact)
  }

  // One lookup serves all subjects, one after the other: to make one costs more than most checks.
  function runSubject(subject: Subject): void {
    const { documentId } = subject.resource
    recordFact = factReads.record(subject)
    const mention = mentions.record(subject)
    const isBroken = documentsById.get(documentId)?.isBroken ?? false
    // What was read of a broken text is a guess, or older than the text: there is nothing to mark.
    const findings = isBroken ? [] : checkSubject(subject.resource, lookup)
    for (const id of collectMentions(findings, documentId)) mention(id)
    subject.findings = withoutMentions(findings, isStaleDocument)
    graph.set(subject, drawSubject(subject.resource, lookup))
  }

  function isStaleDocument(id: DocumentId): boolean {
    return documentsById.get(id)?.summary.isStale ?? false
  }

  function flushFindings(
    touched: Set<DocumentId>,
    isSkippedNew: boolean,
  ): Pick<WorkspaceDelta, 'diagnostics' | 'suppressed'> {
    const changed: WorkspaceDelta['diagnostics'][number][] = []
    const suppressed: NonNullable<WorkspaceDelta['suppressed']>[number][] = []
    const { documentId: settingsId } = settings
    const isSettingsNew = settingsId !== undefined && touched.has(settingsId)
    // What the settings leave out in vain is known when the others have been looked at.
    if (settingsId !== undefined) touched.delete(settingsId)
    const order = [...touched, ...(settingsId === undefined ? [] : [settingsId])]
    for (const documentId of order) {
      const document = documentsById.get(documentId)
      let joined = document ? joinFindings(document, controlFindings) : NO_FINDINGS
      // What stands in a broken text is perhaps only gone for a moment.
      if (!document?.isBroken) usedSuppressions.set(documentId, joined.used)
      if (documentId === settingsId) {
        idleEntries = readIdleEntries(document, isSettingsNew || isSkippedNew)
        const diagnostics = [...joined.diagnostics, ...idleEntries]
        joined = { ...joined, diagnostics }
      }
      if (replaceList(diagnosticsByDocument, documentId, joined.diagnostics)) {
        changed.push({ documentId, diagnostics: joined.diagnostics })
      }
      if (replaceList(suppressedByDocument, documentId, joined.suppressed)) {
        suppressed.push({ documentId, findings: joined.suppressed })
      }
    }
    return { diagnostics: changed, ...(suppressed.length > 0 && { suppressed }) }
  }

  function readIdleEntries(
    document: DocumentState | undefined,
    isNew: boolean,
  ): readonly Diagnostic[] {
    const isChanged = usedSuppressions.takeChange() || isNew
    const { suppressions } = settings
    if (document === undefined || document.isBroken || suppressions.length === 0) return []
    if (!isChanged) return idleEntries
    return findIdleEntries(
      document.document,
      document.id,
      (i) => {
        const entry = suppressions[i]
        return entry === undefined || usedSuppressions.has(entry)
      },
      skipped,
    )
  }

  function flushNames(facts: ReadonlySet<FactKey>): { readonly names?: WorkspaceNames } {
    if (!intersects(NAME_FACTS, facts)) return {}
    const next: WorkspaceNames = {
      hosts: listKnownHosts(index),
      gateways: listKnownGateways(index),
      namespaces: listNamespaces(index),
    }
    if (isEqual(next, names)) return {}
    names = next
    return { names }
  }

  function readSkipped(): readonly SkippedCheck[] {
    const facts = new Set<FactKey>()
    skippedFacts = facts
    return listSkipped(index.lookup((fact) => facts.add(fact)))
  }

  function flushSkipped(facts: ReadonlySet<FactKey>): {
    readonly skipped?: readonly SkippedCheck[]
  } {
    if (!intersects(skippedFacts, facts)) return {}
    const next = readSkipped()
    if (isEqual(next, skipped)) return {}
    skipped = next
    return { skipped }
  }
}

const NO_FINDINGS: ControlledFindings = { diagnostics: [], suppressed: [] }

/** Replaces the list of a document, an empty one by no entry. Yields whether that changes anything. */
function replaceList<T>(
  lists: Map<DocumentId, readonly T[]>,
  documentId: DocumentId,
  list: readonly T[],
): boolean {
  if (isEqual(list, lists.get(documentId) ?? [])) return false
  if (list.length > 0) lists.set(documentId, list)
  else lists.delete(documentId)
  return true
}

/** What stands at one place before and after a change. */
interface DocumentPair {
  readonly id: DocumentId
  readonly before: DocumentState | undefined
  readonly after: DocumentState | undefined
}

function pairDocuments(
  changed: readonly (readonly [before: FileState | undefined, after: FileState | undefined])[],
): readonly DocumentPair[] {
  const pairs: DocumentPair[] = []
  for (const [fileBefore, fileAfter] of changed) {
    const before = fileBefore?.documents ?? []
    const after = fileAfter?.documents ?? []
    for (let i = 0; i < Math.max(before.length, after.length); i += 1) {
      const from = before[i]
      const to = after[i]
      if (from === to) continue
      const id = (to ?? from)?.id
      if (id !== undefined) pairs.push({ id, before: from, after: to })
    }
  }
  return pairs
}

/** Both halves of the work, reading and checking, count for half of the documents. */
function describeProgress(
  document: DocumentState | undefined,
  done: number,
  total: number,
  documentCount: number,
): OpenProgress {
  return {
    documentsDone: Math.floor((documentCount * (1 + done / total)) / 2),
    documentsTotal: documentCount,
    path: document?.summary.filePath ?? '',
  }
}

/** Yields what changed in the document list of a file. */
export function describeFile(
  before: FileState | undefined,
  after: FileState | undefined,
): readonly FileDelta[] {
  if (!after) return before ? [{ path: before.path }] : []
  const { path, documents } = after
  if (!before) return [{ path, documents: documents.map(({ summary }) => summary) }]
  const old = before.documents
  const shorter = Math.min(old.length, documents.length)
  let start = 0
  while (start < shorter && isSameSummary(old[start], documents[start])) start += 1
  let tail = 0
  while (tail < shorter - start && isSameSummary(old.at(-1 - tail), documents.at(-1 - tail))) {
    tail += 1
  }
  const removed = old.length - start - tail
  const added = documents.slice(start, documents.length - tail).map(({ summary }) => summary)
  const splice = { start, removed }
  return removed + added.length === 0 ? [] : [{ path, documents: added, splice }]
}

function isSameSummary(a: DocumentState | undefined, b: DocumentState | undefined): boolean {
  return a === b || isEqual(a?.summary, b?.summary)
}

function intersects(a: ReadonlySet<FactKey>, b: ReadonlySet<FactKey>): boolean {
  return [...a].some((fact) => b.has(fact))
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}
