function prefixLength(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1
  return i
}

function suffixLength(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a[a.length - 1 - i] === b[b.length - 1 - i]) i += 1
  return i
}

/** Claims that `long` is `short` with one stretch of text put in. */
export function isOneInsertion(short: string, long: string): boolean {
  return (
    long.length >= short.length &&
    prefixLength(short, long) + suffixLength(short, long) >= short.length
  )
}

/** Lines that differ, common lines at either end left out; line ends do not count. */
export interface LineDiff {
  readonly first: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
  readonly old: readonly string[]
}

/** Compares two texts by lines. */
export function diffLines(before: string, after: string): LineDiff {
  const old = before.split('\n').map((line) => line.replace(/\r$/, ''))
  const now = after.split('\n').map((line) => line.replace(/\r$/, ''))
  let first = 0
  while (first < old.length && first < now.length && old[first] === now[first]) first += 1
  let last = 0
  while (
    last < old.length - first &&
    last < now.length - first &&
    old[old.length - 1 - last] === now[now.length - 1 - last]
  ) {
    last += 1
  }
  return {
    first,
    old,
    removed: old.slice(first, old.length - last),
    added: now.slice(first, now.length - last),
  }
}

/** Yields what of `from` is left when each of `what` has taken one away. */
export function subtract(from: readonly string[], what: readonly string[]): string[] {
  const left = [...what]
  return from.filter((item) => {
    const at = left.indexOf(item)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}

/** Start of the line of `offset`. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}
