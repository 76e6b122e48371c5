import { applyEdits, shiftEdits } from '@meshdraft/yaml'
import type { TextEdit } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import type { Diagnostic, Fix } from '@meshdraft/analysis'
import { composeEdits } from './compose-edits.ts'
import { createEngine } from './create-engine.ts'
import type { EngineFile, OpenProgress } from './engine.ts'
import { createTakenRanges } from './taken-ranges.ts'
import type { EngineSettings, WorkspaceView } from './view.ts'

/** A finding with the fix that is made for it. */
export interface ChosenFix {
  readonly diagnostic: Diagnostic
  readonly fix: Fix
}

/** Fixes that can be made together. */
export interface FixPlan {
  /** Edits by file; offsets count from the start of the file, none overlap. */
  readonly editsByFile: ReadonlyMap<string, readonly TextEdit[]>
  readonly fixes: readonly ChosenFix[]
}

/** Decides which findings are to be fixed. */
export type IsWanted = (diagnostic: Diagnostic, fix: Fix) => boolean

/**
 * Yields the fix of a finding that may be made unasked: it is no choice and no guess, creates no
 * object, and is the only one of that sort. `undefined` where a person has to decide.
 */
export function findPlainFix({ fixes }: Diagnostic): Fix | undefined {
  const plain = fixes.filter(({ isChoice, createsObject }) => !isChoice && !createsObject)
  return plain.length === 1 ? plain[0] : undefined
}

/**
 * Picks one fix for each finding of a view, as many as do not touch each other's text; what is left
 * over finds its turn when the view has followed.
 *
 * @param isWanted - absent: every finding with a plain fix.
 */
export function planFixes(
  view: Pick<WorkspaceView, 'documentsByFile' | 'diagnosticsByDocument'>,
  isWanted: IsWanted = () => true,
): FixPlan {
  const taken = createTakenRanges<DocumentId>()
  const fixes: ChosenFix[] = []
  for (const diagnostics of view.diagnosticsByDocument.values()) {
    for (const diagnostic of diagnostics) {
      const fix = findPlainFix(diagnostic)
      if (!fix || !isWanted(diagnostic, fix)) continue
      if (taken.take(fix.edits.map(({ documentId, range }) => ({ key: documentId, range })))) {
        fixes.push({ diagnostic, fix })
      }
    }
  }
  return { fixes, editsByFile: placeEdits(view, fixes) }
}

function placeEdits(
  { documentsByFile }: Pick<WorkspaceView, 'documentsByFile'>,
  fixes: readonly ChosenFix[],
): ReadonlyMap<string, readonly TextEdit[]> {
  const startsByFile = new Map<string, readonly number[]>()
  const editsByFile = new Map<string, TextEdit[]>()
  for (const { documentId, range, newText } of fixes.flatMap(({ fix }) => fix.edits)) {
    const { filePath, index } = parseDocumentId(documentId)
    const starts = startsByFile.get(filePath) ?? listStarts(documentsByFile.get(filePath) ?? [])
    startsByFile.set(filePath, starts)
    const edits = editsByFile.get(filePath) ?? []
    edits.push(...shiftEdits([{ range, newText }], starts[index] ?? 0))
    editsByFile.set(filePath, edits)
  }
  for (const edits of editsByFile.values()) edits.sort((a, b) => a.range.start - b.range.start)
  return editsByFile
}

function listStarts(documents: readonly { readonly length: number }[]): readonly number[] {
  let at = 0
  return documents.map(({ length }) => {
    const start = at
    at += length
    return start
  })
}

export interface FixAllOptions {
  readonly settings: EngineSettings
  /** Absent: every finding with a plain fix. */
  readonly isWanted?: IsWanted
  /** Default 10. */
  readonly maxRounds?: number
  /** Called before each document that the opening reads or checks. */
  readonly onProgress?: (progress: OpenProgress) => void
}

export interface FixedFile {
  readonly path: string
  readonly before: string
  readonly after: string
  /** Lead from `before` to `after`; in order, not overlapping. */
  readonly edits: readonly TextEdit[]
}

export interface FixAllResult {
  /** The files that changed. */
  readonly files: readonly FixedFile[]
  /** What was fixed, in order; places are those of the texts as each fix met them. */
  readonly fixed: readonly ChosenFix[]
  /** Files left as they were because a fix would have made them unreadable. */
  readonly givenUp: readonly string[]
  /** What is derived from the fixed texts. */
  readonly view: WorkspaceView
}

const MOST_ROUNDS = 10

/**
 * Makes the plain fixes of a workspace, round after round, because a fix may uncover a finding or
 * make room for another fix, until there is nothing left to do. Changes nothing but texts in memory.
 */
export function fixAll(files: readonly EngineFile[], options: FixAllOptions): FixAllResult {
  const { settings, isWanted = () => true, maxRounds = MOST_ROUNDS } = options
  const engine = createEngine(settings)
  const steps = engine.openInSteps(1, files)
  for (let step = steps.next(); !step.done; step = steps.next()) options.onProgress?.(step.value)
  const before = new Map(files.map(({ path, text }) => [path, text]))
  const texts = new Map(before)
  const edits = new Map<string, readonly TextEdit[]>()
  const fixed: ChosenFix[] = []
  const givenUp = new Set<string>()
  let view = engine.view()
  for (let round = 1; round <= maxRounds; round += 1) {
    const plan = planFixes(view, (diagnostic, fix) =>
      fix.edits.every((edit) => !givenUp.has(parseDocumentId(edit.documentId).filePath))
        ? isWanted(diagnostic, fix)
        : false,
    )
    if (plan.editsByFile.size === 0) break
    engine.update(2 * round, toChanges(plan.editsByFile))
    const next = engine.view()
    const broken = findBroken(view, next, plan.editsByFile.keys())
    if (broken.length > 0) {
      // A fix may span files, so the whole round is taken back, and tried without these files.
      for (const path of broken) givenUp.add(path)
      const puts = [...plan.editsByFile.keys()].map((path) => ({
        type: 'put' as const,
        path,
        text: texts.get(path) ?? '',
      }))
      engine.update(2 * round + 1, puts)
      view = engine.view()
      continue
    }
    for (const [path, own] of plan.editsByFile) {
      texts.set(path, applyEdits(texts.get(path) ?? '', own))
      edits.set(path, composeEdits(edits.get(path) ?? [], own))
    }
    fixed.push(...plan.fixes)
    view = next
  }
  const changed = [...edits].map(([path, own]) => ({
    path,
    before: before.get(path) ?? '',
    after: texts.get(path) ?? '',
    edits: own,
  }))
  return {
    files: changed.filter((file) => file.before !== file.after),
    fixed,
    givenUp: [...givenUp],
    view,
  }
}

function toChanges(editsByFile: ReadonlyMap<string, readonly TextEdit[]>) {
  return [...editsByFile].map(([path, edits]) => ({ type: 'edit' as const, path, edits }))
}

/** Yields the files that have more errors of syntax than before. */
function findBroken(
  before: WorkspaceView,
  after: WorkspaceView,
  paths: Iterable<string>,
): readonly string[] {
  return [...paths].filter(
    (path) => countSyntaxErrors(after, path) > countSyntaxErrors(before, path),
  )
}

function countSyntaxErrors(view: WorkspaceView, path: string): number {
  const documents = view.documentsByFile.get(path) ?? []
  return documents
    .flatMap(({ id }) => view.diagnosticsByDocument.get(id) ?? [])
    .filter(({ layer, severity }) => layer === 'syntax' && severity === 'error').length
}
