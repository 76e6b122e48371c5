import type { DesignStore } from '../store/create-design-store.ts'
import { searchFiles } from './search-files.ts'
import type { KnownMatches } from './search-files.ts'
import { NOTHING_FOUND } from './search-files.ts'
import { readSearchQuery } from './search-query.ts'
import { searchStore } from './search-store.ts'

/** Half of a frame, so that typing goes on while a big workspace is searched. */
const SLICE_MS = 8

/**
 * Searches whenever the query or the files change, until the returned function is called. After an
 * edit only the files that changed are searched again.
 */
export function followSearch(store: DesignStore): () => void {
  let round = 0
  let known: KnownMatches = new WeakMap()

  const search = async () => {
    round += 1
    const own = round
    const { query, setFound, setFault } = searchStore.getState()
    if (query.text === '') {
      setFound(NOTHING_FOUND, false)
      return
    }
    const read = await readSearchQuery(query)
    if (own !== round) return
    if (!read.ok) {
      setFault(read.reason)
      return
    }
    const steps = searchFiles(store.getState().files, read.search, { patterns: query.files, known })
    let until = performance.now() + SLICE_MS
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        setFound(step.value, false)
        return
      }
      if (performance.now() < until) continue
      setFound(step.value, true)
      await new Promise((resolve) => setTimeout(resolve))
      if (own !== round) return
      until = performance.now() + SLICE_MS
    }
  }

  const stopFiles = store.subscribe((state, before) => {
    if (state.files !== before.files) void search()
  })
  const stopQuery = searchStore.subscribe(({ query }, before) => {
    if (query === before.query) return
    const { files: _, ...own } = query
    const { files: __, ...other } = before.query
    // Other files of the same query are known already.
    if (JSON.stringify(own) !== JSON.stringify(other)) known = new WeakMap()
    void search()
  })
  void search()
  return () => {
    round += 1
    stopFiles()
    stopQuery()
  }
}
