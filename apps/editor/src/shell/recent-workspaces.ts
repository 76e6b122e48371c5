import { useCallback, useState } from 'react'
import { listKept, openKeptDatabase } from '../store/kept-database.ts'
import type { KeptWorkspace } from '../store/kept-format.ts'

/** Yields the kept workspaces, the last saved first, and a function that reads them again. */
export function useRecent(): readonly [kept: readonly KeptWorkspace[], refresh: () => void] {
  const [kept, setKept] = useState<readonly KeptWorkspace[]>([])
  const refresh = useCallback(() => {
    const read = async () => setKept(await readRecent())
    void read()
  }, [])
  return [kept, refresh]
}

/** Reads the workspaces kept on this device, the last saved first; none when storage is blocked. */
async function readRecent(): Promise<readonly KeptWorkspace[]> {
  try {
    const database = await openKeptDatabase()
    const kept = await listKept(database)
    database.close()
    return kept
  } catch {
    return []
  }
}
