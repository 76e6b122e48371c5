import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { DesignStore } from '../store/create-design-store.ts'
import { createRowSearch } from './row-search.ts'
import type { FoundRows } from './row-search.ts'

/**
 * Follows what is typed with the rows that fit it. Where a search takes longer than half a frame, the
 * rows from before stay until it has ended.
 *
 * @param version - of the index: another one looks again.
 */
export function usePaletteRows(store: DesignStore, text: string, version: number) {
  const [found, setFound] = useState<FoundRows>({ text: '', rows: [] })
  const search = useMemo(() => createRowSearch(store, setFound), [store])
  // Before the letter is drawn, so that it and its rows show together.
  useLayoutEffect(() => search.ask(text), [search, text])
  useLayoutEffect(() => {
    if (version > 0) search.refresh()
  }, [search, version])
  useEffect(() => search.stop, [search])
  return { found, finish: search.finish }
}
