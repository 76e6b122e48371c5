import { applyEdits, shiftEdits, splitDocuments } from '@meshdraft/yaml'
import type { TextEdit } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { Diagnostic, Fix } from '@meshdraft/analysis'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '../src/create-engine.ts'
import type { EngineFile } from '../src/engine.ts'

/** What applying the fixes of a workspace, one at a time, came to. */
export interface FixReport {
  /** Fixes applied. */
  readonly applied: number
  /** Fixes that create an object, which are left out: that object may lack what it needs next. */
  readonly excluded: number
  /** One line each: the code, the fix, and what was wrong with it. */
  readonly faults: readonly string[]
}

/**
 * Applies each offered fix by itself and checks the outcome anew: it must be as readable as before,
 * report that code less often, and report no error that was not there when early returns and stage
 * gates are switched off.
 *
 * @param limit - of fixes to try, spread over the findings.
 */
export function checkFixes(files: readonly EngineFile[], limit = Infinity): FixReport {
  const before = findAll(files, false)
  const codesBefore = countCodes(before)
  const errorsBefore = countErrors(before)
  let reachable: Reachable | undefined
  const faults: string[] = []
  let applied = 0
  let excluded = 0
  for (const { finding, fix } of spread(before, limit)) {
    const { code } = finding
    if (fix.createsObject === true) {
      excluded += 1
      continue
    }
    applied += 1
    const after = findAll(applyFix(files, fix), false)
    const left = countCodes(after).get(code) ?? 0
    const fault = (text: string) => faults.push(`${code} “${fix.title}” ${text}`)
    if (left >= (codesBefore.get(code) ?? 0)) {
      reachable ??= countReachable(files)
      // The same rule may have hidden another finding behind this one.
      if (left >= (reachable.all.get(code) ?? 0)) fault('leaves the finding')
    }
    for (const error of listNewAt(finding, before, after)) fault(`turns into ${error}`)
    for (const [error, count] of countErrors(after)) {
      if (count <= (errorsBefore.get(error) ?? 0)) continue
      reachable ??= countReachable(files)
      if (count > (reachable.errors.get(error) ?? 0)) fault(`adds ${error}`)
    }
  }
  return { applied, excluded, faults }
}

/**
 * Errors of syntax and schema that a value gets instead of another such: to trade one for another at
 * the same place is no fix. What the webhook and the analyzers then find there was hidden.
 */
function listNewAt(
  finding: Diagnostic,
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
): readonly string[] {
  if (!isGate(finding.layer)) return []
  const known = new Set(at(finding, before).flatMap(({ code, aliases }) => [code, ...aliases]))
  return at(finding, after)
    .filter(({ code, layer, severity }) => {
      return severity === 'error' && isGate(layer) && !known.has(code) && !ABOUT_BESIDE.has(code)
    })
    .map(({ code }) => code)
}

function at(
  { documentId, fieldPath }: Diagnostic,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const id = JSON.stringify(fieldPath)
  return diagnostics.filter(
    (other) => other.documentId === documentId && JSON.stringify(other.fieldPath) === id,
  )
}

/** How often each code would be reported if nothing hid it. */
interface Reachable {
  readonly all: ReadonlyMap<string, number>
  readonly errors: ReadonlyMap<string, number>
}

/** Gates lie behind gates: a misnamed field in a misnamed field. */
const MOST_ROUNDS = 8
/** Of misnamed fields that are put right each by itself. */
const MOST_ALONE = 10

/** Fields, and a kind, of which nothing is known before they are put right. */
const MISNAMED: ReadonlySet<string> = new Set(['SCH-060', 'SCH-064', 'COM-045'])

/** Rules about a member and the one beside it, whatever stands in the two. */
const ABOUT_BESIDE: ReadonlySet<string> = new Set(['CEL-05', 'CEL-06'])

/**
 * Counts what is there when nothing hides another: with early returns switched off, and behind the
 * gates of syntax and schema, where a value that is misnamed or of a wrong type is not looked at
 * before it is put right. So each round puts right what stands at a gate, and counts what was not
 * there before: the findings of a code beyond those that the round before left.
 */
function countReachable(files: readonly EngineFile[]): Reachable {
  const start = findAll(files, true)
  const all = new Map(countNames(start))
  const errors = new Map(countHidden(start))
  let current = files
  let findings = start
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const gates = findings.filter(
      ({ code, layer, fixes }) => (isGate(layer) || MISNAMED.has(code)) && fixes.length > 0,
    )
    if (gates.length === 0) break
    // Names first: what is missed under one name often stands there under another.
    const misnamed = gates.filter(isMisnamed)
    const { files: next, fixed } = applyFirst(current, misnamed.length > 0 ? misnamed : gates)
    const found = findAll(next, true)
    for (const [code, count] of countNew(countNames, findings, fixed, found)) {
      all.set(code, (all.get(code) ?? 0) + count)
    }
    for (const [code, count] of countNew(countHidden, findings, fixed, found)) {
      errors.set(code, (errors.get(code) ?? 0) + count)
    }
    current = next
    findings = found
  }
  // Two names that are put right at once may hide what one of them shows.
  for (const gate of start.filter(isMisnamed).slice(0, MOST_ALONE)) {
    const { files: next, fixed } = applyFirst(files, [gate])
    const found = findAll(next, true)
    for (const [code, count] of countNew(countHidden, start, fixed, found)) {
      errors.set(code, Math.max(errors.get(code) ?? 0, countOf(start, code) + count))
    }
  }
  return { all, errors }
}

/** Whether what a layer refuses is not looked at by the next ones. */
function isGate(layer: Diagnostic['layer']): boolean {
  return layer === 'syntax' || layer === 'schema'
}

function isMisnamed({ code, fixes }: Diagnostic): boolean {
  return MISNAMED.has(code) && fixes.length > 0
}

function countOf(diagnostics: readonly Diagnostic[], code: string): number {
  return countHidden(diagnostics).get(code) ?? 0
}

/** What came to light, by code, with the fixes of `fixed`: more than they left. */
function countNew(
  countBy: (diagnostics: readonly Diagnostic[]) => ReadonlyMap<string, number>,
  before: readonly Diagnostic[],
  fixed: readonly Diagnostic[],
  after: readonly Diagnostic[],
): readonly (readonly [string, number])[] {
  const [countsBefore, countsFixed] = [countBy(before), countBy(fixed)]
  const wasRead = !fixed.some(({ layer }) => layer === 'syntax')
  return [...countBy(after)].flatMap(([code, count]): readonly (readonly [string, number])[] => {
    // The schema hides nothing of the syntax: such an error is the fix's own.
    if (wasRead && code.startsWith('YML-')) return []
    const left = Math.max(0, (countsBefore.get(code) ?? 0) - (countsFixed.get(code) ?? 0))
    return count > left ? [[code, count - left]] : []
  })
}

/**
 * Counts errors under all their codes: what the webhook says of a value at which the schema stopped
 * is an alias there, and stays behind under its own code when the schema is content; so is what
 * several tools report, under the code of the one that says most.
 */
function countHidden(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  return countNames(diagnostics.filter(({ severity }) => severity === 'error'))
}

function countNames(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { code, aliases } of diagnostics) {
    for (const name of new Set([code, ...aliases])) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** Applies the first fix of each finding, as far as they leave each other alone. */
function applyFirst(
  files: readonly EngineFile[],
  diagnostics: readonly Diagnostic[],
): { readonly files: readonly EngineFile[]; readonly fixed: readonly Diagnostic[] } {
  const taken: Fix['edits'][number][] = []
  const fixed = diagnostics.filter(({ fixes }) => {
    const edits = fixes[0]?.edits ?? []
    const isFree = !edits.some((edit) =>
      taken.some(
        (other) =>
          other.documentId === edit.documentId &&
          other.range.start <= edit.range.end &&
          edit.range.start <= other.range.end,
      ),
    )
    if (isFree) taken.push(...edits)
    return isFree
  })
  return { files: applyFix(files, { title: '', edits: taken }), fixed }
}

/** Yields all findings of a workspace. */
export function findAll(
  files: readonly EngineFile[],
  isExhaustive: boolean,
): readonly Diagnostic[] {
  const engine = createEngine({ ...DEFAULT_ENGINE_SETTINGS, isExhaustive })
  engine.open(1, files)
  return [...engine.view().diagnosticsByDocument.values()].flat()
}

function spread(
  diagnostics: readonly Diagnostic[],
  limit: number,
): readonly { readonly finding: Diagnostic; readonly fix: Fix }[] {
  const all = diagnostics.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })))
  const step = Math.max(1, all.length / limit)
  return all.length <= limit
    ? all
    : Array.from({ length: limit }, (_, i) => all[Math.floor(i * step)]).flatMap((one) => one ?? [])
}

// One cause reported under several codes may change which of them comes first.
function countErrors(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  return countCodes(diagnostics.filter(({ severity }) => severity === 'error'))
}

function countCodes(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

/** Yields the files after a fix. */
export function applyFix(files: readonly EngineFile[], { edits }: Fix): readonly EngineFile[] {
  return files.map((file) => {
    const tiles = splitDocuments(file.text)
    const own = edits.flatMap(({ documentId, range, newText }): readonly TextEdit[] => {
      const { filePath, index } = parseDocumentId(documentId)
      return filePath === file.path
        ? shiftEdits([{ range, newText }], tiles[index]?.start ?? 0)
        : []
    })
    const inOrder = own.toSorted((a, b) => a.range.start - b.range.start)
    return own.length === 0 ? file : { ...file, text: applyEdits(file.text, inOrder) }
  })
}
