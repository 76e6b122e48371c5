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
  let reachable: ReadonlyMap<string, number> | undefined
  const faults: string[] = []
  let applied = 0
  let excluded = 0
  for (const { code, fix } of spread(before, limit)) {
    if (fix.createsObject === true) {
      excluded += 1
      continue
    }
    applied += 1
    const after = findAll(applyFix(files, fix), false)
    const codesAfter = countCodes(after)
    const fault = (text: string) => faults.push(`${code} “${fix.title}” ${text}`)
    if ((codesAfter.get(code) ?? 0) >= (codesBefore.get(code) ?? 0)) fault('leaves the finding')
    reachable ??= countReachable(files)
    for (const [error, count] of countErrors(after)) {
      if (count > (reachable.get(error) ?? 0)) fault(`adds ${error}`)
    }
  }
  return { applied, excluded, faults }
}

/**
 * Counts the errors that are there when nothing hides another: with early returns switched off, and
 * behind the gates of syntax and schema, where a value that is misnamed or of a wrong type is not
 * looked at before it is put right.
 */
function countReachable(files: readonly EngineFile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  let current = files
  for (let round = 0; round < 4; round += 1) {
    const findings = findAll(current, true)
    for (const [code, count] of countErrors(findings)) {
      counts.set(code, Math.max(count, counts.get(code) ?? 0))
    }
    const gates = findings.filter(({ layer }) => layer === 'syntax' || layer === 'schema')
    const fixes = gates.flatMap((finding) => finding.fixes.slice(0, 1))
    if (fixes.length === 0) break
    // One after the other from the end, so that the places of those before stay.
    current = applyAll(current, fixes)
  }
  return counts
}

function applyAll(files: readonly EngineFile[], fixes: readonly Fix[]): readonly EngineFile[] {
  const taken: Fix['edits'][number][] = []
  const kept = fixes.filter(({ edits }) => {
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
  return applyFix(files, { title: '', edits: kept.flatMap(({ edits }) => edits) })
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
): readonly { readonly code: string; readonly fix: Fix }[] {
  const all = diagnostics.flatMap(({ code, fixes }) => fixes.map((fix) => ({ code, fix })))
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
