import { useEffect, useState } from 'react'
import { listKept, openKeptDatabase } from '../store/kept-database.ts'
import type { KeptWorkspace } from '../store/kept-format.ts'

/**
 * Yields the kept workspaces, the last saved first; read again whenever `occasion` changes.
 *
 * @param occasion - e.g. the identity of the open workspace.
 */
export function useRecent(occasion: string): readonly KeptWorkspace[] {
  const [recent, setRecent] = useState<{ for: string; kept: readonly KeptWorkspace[] }>()
  useEffect(() => {
    let isCurrent = true
    const read = async () => {
      const kept = await readRecent()
      if (isCurrent) setRecent({ for: occasion, kept })
    }
    void read()
    return () => {
      isCurrent = false
    }
  }, [occasion])
  return recent?.kept ?? []
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
