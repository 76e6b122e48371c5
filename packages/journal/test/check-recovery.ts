import { createRandom } from '@meshdraft/fixtures'
import { describeRest } from '../src/describe-rest.ts'
import type { JournalFile, JournalFiles, JournalState } from '../src/journal.ts'
import { recover } from '../src/recover.ts'
import { damageStore } from './damage-store.ts'
import { buildHistory } from './random-history.ts'

/** What a recovery came to, to judge whether a run of many was worth something. */
export type RecoveryVerdict = 'whole' | 'part' | 'damaged' | 'newer'

/**
 * Damages a random journal and reads it back. What comes back is a state that was acknowledged; files
 * that are missing are named, and the others are as they were.
 *
 * @throws Error when that is not so.
 */
export function checkRecovery(seed: number): RecoveryVerdict {
  const random = createRandom(seed)
  const { stored, states } = buildHistory(random, random.integer(18), 1 + random.integer(6))
  const recovery = recover(damageStore(stored, random))
  if (recovery.type === 'newer') return 'newer'
  if (recovery.type === 'absent') throw new Error('The workspace is said to be absent.')
  if (recovery.type === 'damaged') {
    JSON.parse(describeRest('shop', recovery.rest))
    return 'damaged'
  }
  const { workspace } = recovery
  JSON.parse(describeRest(workspace.name, workspace.rest))
  const lost = new Set(workspace.lost.flatMap((part) => (part.type === 'file' ? part.path : [])))
  const isKnown = [...states.values()].some((state) => isPartOf(workspace, state, lost))
  if (!isKnown) throw new Error('The files are those of no state that was acknowledged.')
  if (workspace.position && !isPartOf(workspace, states.get(workspace.position.seq), new Set())) {
    throw new Error('The journal goes on from another state than the one read.')
  }
  return workspace.lost.length === 0 ? 'whole' : 'part'
}

function isPartOf(
  read: JournalState,
  state: JournalState | undefined,
  lost: ReadonlySet<string>,
): boolean {
  if (!state) return false
  const expected = new Map([...state.files].filter(([path]) => !lost.has(path)))
  return isSameFiles(read.files, expected)
}

/** Whether two sets of files have the same paths and contents. */
export function isSameFiles(a: JournalFiles, b: JournalFiles): boolean {
  return a.size === b.size && [...a].every(([path, file]) => isSameFile(file, b.get(path)))
}

function isSameFile(a: JournalFile, b: JournalFile | undefined): boolean {
  if (a.type === 'text') return b?.type === 'text' && a.text === b.text
  return (
    b?.type === 'bytes' &&
    a.reason === b.reason &&
    a.bytes.length === b.bytes.length &&
    a.bytes.every((byte, i) => byte === b.bytes[i])
  )
}
