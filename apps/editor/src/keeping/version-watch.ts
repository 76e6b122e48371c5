import { isVersionDue } from '@meshdraft/journal'
import type { VersionReason } from '@meshdraft/journal'
import type { DesignState } from '../store/design-state.ts'
import { pathOfChange } from '../store/file-changes.ts'
import type { VersionRecord } from './version-keeper.ts'

/** Follows the states of a store, and has one kept from time to time, before it is changed. */
export type VersionWatch = (now: DesignState, before: DesignState) => void

/**
 * Watches for states to keep: the one that was opened or taken over, before its first change; then one
 * every 10 minutes while edits go on; and one before a change of many files, such as a replacement in all
 * of them or a reload from the disk.
 *
 * @param now - milliseconds since 1970.
 */
export function createVersionWatch(
  record: (version: VersionRecord) => void,
  now: () => number,
): VersionWatch {
  let last: { readonly id: string; readonly at: number } | undefined
  return (state, before) => {
    const id = findOwn(state)
    if (id === undefined || findOwn(before) !== id) {
      last = undefined
      return
    }
    if (state.files === before.files) return
    const why = judgeChange(state)
    const at = now()
    const lastAt = last?.id === id ? last.at : undefined
    if (!isVersionDue(lastAt, at, why === 'edits' ? 'small' : 'large')) return
    last = { id, at }
    record({ id, files: before.files, at, why })
  }
}

/** The identity of a workspace that this window writes. */
function findOwn({ source }: DesignState): string | undefined {
  return source.type === 'local' && source.isElsewhere !== true ? source.id : undefined
}

function judgeChange({ lastChange }: DesignState): VersionReason {
  if (!lastChange || lastChange.isReplaced) return 'large-change'
  const { changes } = lastChange
  const isLarge =
    changes.some(({ type }) => type === 'remove') || new Set(changes.map(pathOfChange)).size > 1
  return isLarge ? 'large-change' : 'edits'
}
