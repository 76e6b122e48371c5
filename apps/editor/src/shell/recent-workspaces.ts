import { useCallback, useState } from 'react'
import type { KeptWorkspace } from '../keeping/keeper-contract.ts'
import { useKeeper } from '../keeping/KeeperContext.tsx'

/** Yields the kept workspaces, the last opened first, and a function that reads them again. */
export function useRecent(): readonly [kept: readonly KeptWorkspace[], refresh: () => void] {
  const [kept, refresh] = useAllKept()
  return [kept.filter(({ deletedAt }) => deletedAt === undefined), refresh]
}

/** The same with those that are deleted and can be restored. */
export function useAllKept(): readonly [kept: readonly KeptWorkspace[], refresh: () => void] {
  const keeper = useKeeper()
  const [kept, setKept] = useState<readonly KeptWorkspace[]>([])
  const refresh = useCallback(() => {
    // None when storage is blocked; the bar says so.
    const read = async () => setKept(await keeper.list().catch(() => []))
    void read()
  }, [keeper])
  return [kept, refresh]
}

/** Says how much a workspace holds. */
export function describeSize({ fileCount, isUnsaved }: KeptWorkspace): string {
  const size = `${fileCount} ${fileCount === 1 ? 'file' : 'files'}`
  return isUnsaved === true ? `${size}, in this window only` : size
}
