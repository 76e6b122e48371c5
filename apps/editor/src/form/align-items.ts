import type { FormNode } from './form-node.ts'
import { getChild, toScalarText } from './form-node.ts'

// Longer lists are compared place by place: the table below grows with the square.
const MOST_COMPARED = 400

/**
 * Finds for each item of `now` the item of `before` it came from, so that an inserted item does
 * not make all items after it look changed. Equal items are paired first, in order; then items of
 * the same name; then those left in the same place between two pairs.
 *
 * @returns for each item of `now` the index in `before`, or `undefined` for a new one.
 */
export function alignItems(
  before: readonly FormNode[],
  now: readonly FormNode[],
): readonly (number | undefined)[] {
  if (before.length > MOST_COMPARED || now.length > MOST_COMPARED) {
    return now.map((_, index) => (index < before.length ? index : undefined))
  }
  const pairs = pairEqual(before, now)
  const taken = new Set(pairs.filter((index) => index !== undefined))
  const withNames = now.map((item, index) => {
    const paired = pairs[index]
    if (paired !== undefined) return paired
    const name = readName(item)
    const found =
      name === undefined
        ? -1
        : before.findIndex((other, i) => !taken.has(i) && readName(other) === name)
    if (found < 0) return undefined
    taken.add(found)
    return found
  })
  return pairGaps(withNames, before.length, taken)
}

/** Longest common subsequence by source text. */
function pairEqual(before: readonly FormNode[], now: readonly FormNode[]): (number | undefined)[] {
  const width = now.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        before[i]?.source === now[j]?.source
          ? at(i + 1, j + 1) + 1
          : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: (number | undefined)[] = now.map(() => undefined)
  let [i, j] = [0, 0]
  while (i < before.length && j < now.length) {
    if (before[i]?.source === now[j]?.source) {
      pairs[j] = i
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

function pairGaps(
  pairs: readonly (number | undefined)[],
  length: number,
  taken: Set<number>,
): readonly (number | undefined)[] {
  let next = 0
  return pairs.map((paired) => {
    if (paired !== undefined) {
      next = paired + 1
      return paired
    }
    if (next >= length || taken.has(next)) return undefined
    taken.add(next)
    next += 1
    return next - 1
  })
}

function readName(item: FormNode): string | undefined {
  const name = toScalarText(getChild(item, 'name'))
  return name === '' ? undefined : name
}
