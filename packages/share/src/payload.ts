import type { Design, DesignFile } from './design.ts'
import { LINK_LIMITS } from './design.ts'
import { isSharedPath } from './file-path.ts'

/**
 * A design as JSON, compact. `b` has a row for each baseline file: the text, or how it differs from
 * the design's file of that path (characters kept at both ends, and what stands between them).
 */
interface Payload {
  readonly n: string
  readonly f: readonly (readonly [path: string, text: string])[]
  readonly b?: readonly BaselineRow[]
}

type BaselineRow =
  | readonly [path: string, text: string]
  | readonly [path: string, head: number, tail: number, middle: string]

/** Yields the JSON of a design. Lone surrogates are escaped, so any text survives UTF-8. */
export function writePayload({ name, files, baseline }: Design): string {
  const textByPath = new Map(files.map((file) => [file.path, file.text]))
  const payload: Payload = {
    n: name,
    f: files.map(({ path, text }) => [path, text]),
    ...(baseline && { b: baseline.map((file) => writeBaseline(file, textByPath.get(file.path))) }),
  }
  return JSON.stringify(payload)
}

/** Reads what `writePayload` wrote; `undefined` for anything else. Never throws. */
export function readPayload(json: string): Design | undefined {
  let payload: unknown
  try {
    payload = JSON.parse(json)
  } catch {
    return undefined
  }
  if (typeof payload !== 'object' || payload === null) return undefined
  const { n, f, b }: { readonly n?: unknown; readonly f?: unknown; readonly b?: unknown } = payload
  if (typeof n !== 'string' || n.length > LINK_LIMITS.nameLength) return undefined
  if (!Array.isArray(f) || f.length > LINK_LIMITS.files) return undefined
  const files = readAll(f, readFile)
  if (!files || new Set(files.map((file) => file.path)).size !== files.length) return undefined
  if (b === undefined) return { name: n, files }
  if (!Array.isArray(b) || b.length > LINK_LIMITS.files) return undefined
  const textByPath = new Map(files.map((file) => [file.path, file.text]))
  const baseline = readAll(b, (row) => readFile(row) ?? readBaseline(row, textByPath))
  // A row may stand for a whole file: the same path once, or a small link grows without end.
  if (new Set(baseline?.map((file) => file.path)).size !== baseline?.length) return undefined
  return { name: n, files, baseline }
}

function writeBaseline({ path, text }: DesignFile, present: string | undefined): BaselineRow {
  if (present === undefined) return [path, text]
  const longest = Math.min(text.length, present.length)
  let head = 0
  while (head < longest && text[head] === present[head]) head += 1
  let tail = 0
  while (tail < longest - head && text.at(-1 - tail) === present.at(-1 - tail)) tail += 1
  return [path, head, tail, text.slice(head, text.length - tail)]
}

function readBaseline(
  row: unknown,
  textByPath: ReadonlyMap<string, string>,
): DesignFile | undefined {
  if (!Array.isArray(row) || row.length !== 4) return undefined
  const [path, head, tail, middle]: unknown[] = row
  if (typeof path !== 'string' || typeof middle !== 'string' || !isSharedPath(path))
    return undefined
  const present = textByPath.get(path)
  if (present === undefined || !isLength(head) || !isLength(tail)) return undefined
  if (head + tail > present.length) return undefined
  return { path, text: present.slice(0, head) + middle + present.slice(present.length - tail) }
}

function readFile(row: unknown): DesignFile | undefined {
  if (!Array.isArray(row) || row.length !== 2) return undefined
  const [path, text]: unknown[] = row
  if (typeof path !== 'string' || typeof text !== 'string' || !isSharedPath(path)) return undefined
  return { path, text }
}

function readAll<T>(
  rows: readonly unknown[],
  read: (row: unknown) => T | undefined,
): readonly T[] | undefined {
  const all: T[] = []
  for (const row of rows) {
    const one = read(row)
    if (one === undefined) return undefined
    all.push(one)
  }
  return all
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
