import type { Random } from '@meshdraft/fixtures'
import { pickOf } from './pick-of.ts'
import { isRecord } from '../src/read-records.ts'
import type { StoredWorkspace } from './stored-workspace.ts'

/** What a damaged storage may hold in the place of anything. */
const ODD: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  1e300,
  Number.NaN,
  '',
  'x'.repeat(2_000),
  [],
  [null],
  {},
  { format: 2 },
  { format: 1, paths: 'a', seq: -4 },
  new Uint8Array([1, 2, 3]),
  true,
]

/** Damages a copy of a stored workspace in up to four places. */
export function damageStore(stored: StoredWorkspace, random: Random): StoredWorkspace {
  const copy = structuredClone(stored)
  for (let count = 1 + random.integer(4); count > 0; count -= 1) damageOnce(copy, random)
  return copy
}

function damageOnce(stored: StoredWorkspace, random: Random): void {
  const list = pickOf(random, [stored.entries, stored.snapshots, stored.files] as unknown[][])
  const index = random.integer(Math.max(list.length, 1))
  switch (random.integer(8)) {
    case 0:
      // Truncated: the end of a list never reached the disk.
      list.splice(index)
      break
    case 1:
      list.splice(index, 1)
      break
    case 2:
      if (list.length > 0) list[index] = pickOf(random, ODD)
      break
    case 3:
      // A record that is there twice, or in the place of another.
      if (list.length > 0) list.push(structuredClone(pickOf(random, list)))
      break
    case 4:
      list.reverse()
      break
    case 5:
      stored.head = random.integer(2) === 0 ? pickOf(random, ODD) : damageValue(stored.head, random)
      break
    default:
      if (list.length > 0) list[index] = damageValue(list[index], random)
  }
}

/** Changes one thing somewhere inside a value. */
function damageValue(value: unknown, random: Random): unknown {
  if (typeof value === 'string') return damageText(value, random)
  if (typeof value === 'number') return pickOf(random, [value + 1, value - 1, -value, 0.5, 2 ** 40])
  if (value instanceof Uint8Array) {
    const bytes = value.slice()
    const index = random.integer(Math.max(bytes.length, 1))
    if (bytes.length > 0) bytes[index] = (bytes[index] ?? 0) ^ (1 + random.integer(255))
    return random.integer(3) === 0 ? bytes.slice(0, index) : bytes
  }
  if (Array.isArray(value)) {
    if (value.length === 0 || random.integer(6) === 0) return [...value, pickOf(random, ODD)]
    const index = random.integer(value.length)
    return value.map((one: unknown, i) => (i === index ? damageValue(one, random) : one))
  }
  if (!isRecord(value)) return pickOf(random, ODD)
  const keys = Object.keys(value)
  if (keys.length === 0) return pickOf(random, ODD)
  const key = pickOf(random, keys)
  const copy: Record<string, unknown> = { ...value }
  if (random.integer(5) === 0) delete copy[key]
  else copy[key] = random.integer(4) === 0 ? pickOf(random, ODD) : damageValue(value[key], random)
  return copy
}

function damageText(text: string, random: Random): string {
  const at = random.integer(text.length + 1)
  const flipped = String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 + random.integer(65_535)))
  return pickOf(random, [
    text.slice(0, at),
    `${text.slice(0, at)}${flipped}${text.slice(at + 1)}`,
    `${text.slice(0, at)}x${text.slice(at)}`,
  ])
}
