import { createStore } from 'zustand/vanilla'
import { NOTHING_FOUND } from './search-files.ts'
import type { FoundInFiles } from './search-files.ts'
import type { SearchQuery } from './search-query.ts'

interface SearchState {
  readonly query: SearchQuery
  readonly replacement: string
  readonly found: FoundInFiles
  /** Why the text cannot be looked for, as a sentence. */
  readonly fault: string | undefined
  readonly isSearching: boolean
  /** Index of the match that is looked at, over all files. */
  readonly active: number
  readonly setQuery: (query: Partial<SearchQuery>) => void
  readonly setReplacement: (replacement: string) => void
  readonly setFound: (found: FoundInFiles, isSearching: boolean) => void
  readonly setFault: (fault: string) => void
  readonly setActive: (active: number) => void
}

/** What is looked for and what was found; it stays while the panel shows something else. */
export const searchStore = createStore<SearchState>()((set) => ({
  query: { text: '', isCaseSensitive: false, isWholeWord: false, isExpression: false, files: '' },
  replacement: '',
  found: NOTHING_FOUND,
  fault: undefined,
  isSearching: false,
  active: 0,
  setQuery: (query) => set((state) => ({ query: { ...state.query, ...query }, active: 0 })),
  setReplacement: (replacement) => set({ replacement }),
  setFound: (found, isSearching) =>
    set(({ active }) => ({
      found,
      isSearching,
      fault: undefined,
      active: isSearching ? active : Math.max(0, Math.min(active, found.count - 1)),
    })),
  setFault: (fault) => set({ fault, found: NOTHING_FOUND, isSearching: false }),
  setActive: (active) => set({ active }),
}))
