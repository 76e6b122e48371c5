/** Lines of one text replaced by lines of another. Indices count from 0, ends are exclusive. */
export interface LineChange {
  readonly before: { readonly start: number; readonly end: number }
  readonly after: { readonly start: number; readonly end: number }
}

/** Beyond this many differing lines a diff is not read line by line any more, and costs too much. */
const MOST_DIFFERENCES = 1_500

/** Splits a text into lines with their line ends, so that a changed line end is a changed line. */
export function splitLines(text: string): readonly string[] {
  return text === '' ? [] : (text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [])
}

/**
 * Yields the fewest lines to replace that turn `before` into `after` (Myers' algorithm), in order.
 * Texts that differ in more than 1,500 lines give one change around all that differs.
 */
export function diffLines(
  before: readonly string[],
  after: readonly string[],
): readonly LineChange[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  const longest = Math.min(before.length, after.length) - head
  while (tail < longest && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const a = before.slice(head, before.length - tail)
  const b = after.slice(head, after.length - tail)
  return diffMiddle(a, b).map((change) => ({
    before: { start: change.before.start + head, end: change.before.end + head },
    after: { start: change.after.start + head, end: change.after.end + head },
  }))
}

/** Counts lines added and removed. */
export function countLines(changes: readonly LineChange[]): {
  readonly added: number
  readonly removed: number
} {
  let added = 0
  let removed = 0
  for (const { before, after } of changes) {
    added += after.end - after.start
    removed += before.end - before.start
  }
  return { added, removed }
}

function diffMiddle(a: readonly string[], b: readonly string[]): readonly LineChange[] {
  const whole: LineChange = {
    before: { start: 0, end: a.length },
    after: { start: 0, end: b.length },
  }
  if (a.length === 0 && b.length === 0) return []
  if (a.length === 0 || b.length === 0) return [whole]
  const trace = searchPath(a, b)
  return trace ? readChanges(trace, a.length, b.length) : [whole]
}

/** Furthest line of `a` reached on each diagonal (shifted by `offset`), for every number of differences. */
interface Trace {
  readonly rounds: readonly Int32Array[]
  readonly offset: number
}

function searchPath(a: readonly string[], b: readonly string[]): Trace | undefined {
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES)
  const offset = most + 1
  const reached = new Int32Array(2 * offset + 1)
  const rounds: Int32Array[] = []
  for (let differences = 0; differences <= most; differences += 1) {
    rounds.push(reached.slice())
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let x = isDown(reached, offset, diagonal, differences)
        ? (reached[offset + diagonal + 1] ?? 0)
        : (reached[offset + diagonal - 1] ?? 0) + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1
      reached[offset + diagonal] = x
      if (x >= a.length && x - diagonal >= b.length) return { rounds, offset }
    }
  }
  return undefined
}

function readChanges({ rounds, offset }: Trace, aLength: number, bLength: number): LineChange[] {
  const changes: LineChange[] = []
  let x = aLength
  let y = bLength
  for (let differences = rounds.length - 1; differences > 0; differences -= 1) {
    const reached = rounds[differences] ?? new Int32Array()
    const diagonal = x - y
    const isInsertion = isDown(reached, offset, diagonal, differences)
    const from = isInsertion ? diagonal + 1 : diagonal - 1
    const fromX = reached[offset + from] ?? 0
    const fromY = fromX - from
    addChange(changes, fromX, fromY, isInsertion)
    x = fromX
    y = fromY
  }
  return changes
}

/** Puts one line in front of the changes; lines that touch become one change. */
function addChange(changes: LineChange[], x: number, y: number, isInsertion: boolean): void {
  const line: LineChange = {
    before: { start: x, end: isInsertion ? x : x + 1 },
    after: { start: y, end: isInsertion ? y + 1 : y },
  }
  const [next] = changes
  if (next?.before.start === line.before.end && next.after.start === line.after.end) {
    changes[0] = {
      before: { start: line.before.start, end: next.before.end },
      after: { start: line.after.start, end: next.after.end },
    }
  } else changes.unshift(line)
}

function isDown(
  reached: Int32Array,
  offset: number,
  diagonal: number,
  differences: number,
): boolean {
  if (diagonal === -differences) return true
  if (diagonal === differences) return false
  return (reached[offset + diagonal - 1] ?? 0) < (reached[offset + diagonal + 1] ?? 0)
}
