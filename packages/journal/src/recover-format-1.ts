import type { JournalFile, JournalHead } from './journal.ts'
import { isPath, isRecord, readContent } from './read-records.ts'
import type { RecoveredWorkspace } from './recovery.ts'

/**
 * Reads a workspace of the first format, which stored every file under `[id, 'file' | 'baseline', path]`
 * beside a record that lists the paths.
 *
 * @returns `undefined` when nothing of it is there.
 */
export function recoverFormat1(
  head: unknown,
  readHead: JournalHead,
  records: readonly unknown[],
): RecoveredWorkspace | undefined {
  const isFormat1 = isRecord(head) && head['format'] === 1
  const listed = isFormat1 ? readPaths(head['paths']) : undefined
  const listedBaseline = isFormat1 ? readPaths(head['baselinePaths']) : undefined
  const files = new Map<string, JournalFile>()
  const baselines = new Map<string, JournalFile>()
  const rest: unknown[] = []
  for (const record of records) {
    const key = isRecord(record) ? record['key'] : undefined
    const value = isRecord(record) ? record['value'] : undefined
    const [, role, path]: readonly unknown[] = Array.isArray(key) ? key : []
    const content = isRecord(value) ? readContent(value) : undefined
    if (!isPath(path) || !content || (role !== 'file' && role !== 'baseline')) {
      rest.push(value)
      continue
    }
    const target = role === 'file' ? files : baselines
    target.set(path, content(path))
  }
  // A number that only looks like the first format must not pass for an empty workspace.
  if (!listed && files.size === 0) return undefined
  const paths = listed ?? [...files.keys()]
  const baselinePaths = listedBaseline ?? paths
  const pick = (path: string) => files.get(path)
  const kept = paths.map(pick).filter((file) => file !== undefined)
  const baseline = baselinePaths
    .map((path) => baselines.get(path) ?? pick(path))
    .filter((file) => file !== undefined)
  const lost = paths.filter((path) => !files.has(path))
  return {
    head: readHead,
    name: readHead.name,
    files: toMap(kept),
    baseline: toMap(baseline),
    position: undefined,
    lost: lost.map((path) => ({ type: 'file', path })),
    rest: lost.length === 0 ? [] : rest,
  }
}

function readPaths(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every(isPath) ? value : undefined
}

function toMap(files: readonly JournalFile[]): ReadonlyMap<string, JournalFile> {
  return new Map(files.map((file) => [file.path, file]))
}
