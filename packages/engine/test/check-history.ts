import { deepStrictEqual } from 'node:assert'
import { applyEdits } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'
import type { Diagnostic } from '@meshdraft/analysis'
import { applyDelta, emptyView } from '../src/apply-delta.ts'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '../src/create-engine.ts'
import type { DocumentState } from '../src/document-state.ts'
import { withoutMentions } from '../src/findings.ts'
import type { SuppressedFinding } from '../src/workspace-settings/control-findings.ts'
import type { WorkspaceChange } from '../src/protocol.ts'
import type { DocumentSummary, WorkspaceDelta, WorkspaceView } from '../src/view.ts'
import { createWorkspace } from '../src/workspace.ts'
import type { Workspace } from '../src/workspace.ts'
import { makeChanges } from './random-changes.ts'
import type { ChangeSeed, Texts } from './random-changes.ts'

/** What a history met; a test asserts that it was not too little. */
export interface HistoryReport {
  edits: number
  /** Checks with at least one stale document. */
  staleChecks: number
  /** Changes of what the settings of the workspace say. */
  settingsChanges: number
  /** Checks with at least one finding that the settings leave out. */
  suppressedChecks: number
}

/**
 * Opens `files`, makes up changes from `seeds`, one after the other, and throws at the first that
 * leaves the engine with another answer than one that opens the texts anew.
 *
 * A workspace opened anew has no last good state. What the engine owes for a document that broke is
 * therefore stated so: everything but the findings of that document is as if it held its last good
 * text still, except that nothing points into that text; its own findings are those of its present
 * text alone.
 */
export function checkHistory(
  files: readonly { readonly path: string; readonly text: string }[],
  seeds: readonly ChangeSeed[],
): HistoryReport {
  const originals = new Map(files.map(({ path, text }) => [path, text]))
  const report: HistoryReport = {
    edits: 0,
    staleChecks: 0,
    settingsChanges: 0,
    suppressedChecks: 0,
  }
  const workspace = createWorkspace(DEFAULT_ENGINE_SETTINGS)
  let texts: Texts = originals
  let version = 1
  const puts = files.map((file): WorkspaceChange => ({ type: 'put', ...file }))
  let mirror = applyDelta(emptyView(), runToEnd(workspace.apply(version, puts)))
  checkView(workspace, mirror, texts, report)
  for (const seed of seeds) {
    const changes = makeChanges(texts, seed, originals)
    texts = applyChanges(texts, changes)
    version += 1
    const delta = runToEnd(workspace.apply(version, changes))
    checkDelta(delta, mirror)
    mirror = applyDelta(mirror, delta)
    report.settingsChanges += delta.settings ? 1 : 0
    report.suppressedChecks += mirror.suppressedByDocument.size > 0 ? 1 : 0
    report.edits += changes.length > 0 ? 1 : 0
    checkView(workspace, mirror, texts, report)
  }
  return report
}

/** Yields the view of an engine that knows nothing but `texts`. */
export function deriveAnew(texts: Texts): WorkspaceView {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(
    1,
    [...texts].map(([path, text]) => ({ path, text })),
  )
  return engine.view()
}

/** Yields the texts after changes. */
export function applyChanges(texts: Texts, changes: readonly WorkspaceChange[]): Texts {
  const next = new Map(texts)
  for (const change of changes) {
    if (change.type === 'remove') next.delete(change.path)
    else if (change.type === 'put') next.set(change.path, change.text)
    else next.set(change.path, applyEdits(next.get(change.path) ?? '', change.edits))
  }
  return next
}

/** Yields a view as plain values, in an order that does not depend on its history. */
export function toComparable(view: Omit<WorkspaceView, 'version'>): unknown {
  return {
    documents: Object.fromEntries(view.documentsByFile),
    diagnostics: Object.fromEntries(view.diagnosticsByDocument),
    suppressed: Object.fromEntries(view.suppressedByDocument),
    settings: view.settings,
    nodes: Object.fromEntries(view.graph.nodesById),
    edges: Object.fromEntries(view.graph.edgesById),
    names: view.names,
    skipped: view.skipped,
  }
}

function checkView(
  workspace: Workspace,
  mirror: WorkspaceView,
  texts: Texts,
  report: HistoryReport,
): void {
  deepStrictEqual(toComparable(mirror), toComparable(readView(workspace)), 'the deltas add up')
  const documents = [...workspace.files.values()].flatMap((file) => file.documents)
  const stale = new Set(documents.filter((it) => it.summary.isStale).map((it) => it.id))
  const present = deriveAnew(texts)
  if (stale.size === 0) {
    deepStrictEqual(toComparable(mirror), toComparable(present), 'as from scratch')
    return
  }
  report.staleChecks += 1
  const good = deriveAnew(readGoodTexts(workspace))
  deepStrictEqual(
    toComparable(blankStale(mirror, stale)),
    toComparable(blankStale(good, stale)),
    'as from scratch on the last good texts',
  )
  for (const id of stale) {
    deepStrictEqual(
      mirror.diagnosticsByDocument.get(id),
      present.diagnosticsByDocument.get(id),
      `${id} has the findings of its present text`,
    )
  }
}

/** Leaves out what a stale document does not share with its last good text. */
function blankStale(view: WorkspaceView, stale: ReadonlySet<DocumentId>): WorkspaceView {
  const blank = (summary: DocumentSummary): DocumentSummary =>
    stale.has(summary.id) ? { ...summary, length: 0, form: 'yaml', isStale: true } : summary
  const findings: [DocumentId, readonly Diagnostic[]][] = []
  for (const [id, diagnostics] of view.diagnosticsByDocument) {
    if (!stale.has(id)) findings.push([id, withoutMentions(diagnostics, (it) => stale.has(it))])
  }
  const suppressed: [DocumentId, readonly SuppressedFinding[]][] = []
  for (const [id, findings] of view.suppressedByDocument) {
    if (stale.has(id)) continue
    const kept = findings.map((it) => {
      const [diagnostic = it.diagnostic] = withoutMentions([it.diagnostic], (of) => stale.has(of))
      return { ...it, diagnostic }
    })
    suppressed.push([id, kept])
  }
  return {
    ...view,
    documentsByFile: new Map(
      [...view.documentsByFile].map(([path, documents]) => [path, documents.map(blank)]),
    ),
    diagnosticsByDocument: new Map(findings),
    suppressedByDocument: new Map(suppressed),
  }
}

/** Yields the texts with the last good one in the place of each that broke. */
function readGoodTexts(workspace: Workspace): Texts {
  return new Map(
    [...workspace.files].map(([path, { documents }]) => [
      path,
      documents.map((document, i) => readGoodText(document, i, documents[i + 1])).join(''),
    ]),
  )
}

/** A text that stood elsewhere in its file may need other markers around it where it stands now. */
function readGoodText(
  { text, summary, subjects }: DocumentState,
  index: number,
  next: DocumentState | undefined,
): string {
  if (!summary.isStale) return text
  let good = subjects[0]?.resource.document.text ?? ''
  if (index > 0 && !good.startsWith('---')) {
    good = `---\n${good.replace(/^(?:[ \t]*(?:#.*)?\r?\n|%.*\n|\.\.\..*\n)*---[^\n]*\n/, '')}`
  }
  if (next && !good.endsWith('\n')) good += '\n'
  if (next && !next.text.startsWith('---') && !/^\.\.\.\s*$/m.test(good)) good += '...\n'
  return good
}

function readView(workspace: Workspace): Omit<WorkspaceView, 'version'> {
  const { files, diagnosticsByDocument, suppressedByDocument } = workspace
  const { settings, graph, names, skipped } = workspace
  const documentsByFile = new Map(
    [...files].map(([path, { documents }]) => [path, documents.map(({ summary }) => summary)]),
  )
  return {
    documentsByFile,
    diagnosticsByDocument,
    suppressedByDocument,
    settings,
    graph,
    names,
    skipped,
  }
}

/** A delta names only what it changes. */
function checkDelta(delta: WorkspaceDelta, before: WorkspaceView): void {
  for (const { documentId, diagnostics } of delta.diagnostics) {
    const known = before.diagnosticsByDocument.get(documentId) ?? []
    checkDiffers(diagnostics, known, `findings of ${documentId}`)
  }
  for (const { documentId, findings } of delta.suppressed ?? []) {
    const known = before.suppressedByDocument.get(documentId) ?? []
    checkDiffers(findings, known, `suppressed findings of ${documentId}`)
  }
  for (const node of delta.graph.nodes) {
    checkDiffers(node, before.graph.nodesById.get(node.id), node.id)
  }
  for (const edge of delta.graph.edges) {
    checkDiffers(edge, before.graph.edgesById.get(edge.id), edge.id)
  }
  for (const { path, documents, splice } of delta.files) {
    const known = before.documentsByFile.get(path)
    const place = splice && known?.slice(splice.start, splice.start + splice.removed)
    checkDiffers(documents, splice ? place : known, path)
  }
  if (delta.settings && before.version > 0) {
    checkDiffers(delta.settings, before.settings, 'settings')
  }
  if (delta.names) checkDiffers(delta.names, before.names, 'names')
  if (delta.skipped) checkDiffers(delta.skipped, before.skipped, 'skipped')
}

function checkDiffers(after: unknown, before: unknown, what: string): void {
  try {
    deepStrictEqual(after, before)
  } catch {
    return
  }
  throw new Error(`The delta repeats what was known: ${what}.`)
}

function runToEnd<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
