import { useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { followSearch } from './follow-search.ts'
import { countOf } from './replace-matches.ts'
import { MOST_MATCHES } from './search-files.ts'
import type { FoundInFiles } from './search-files.ts'
import { searchStore } from './search-store.ts'
import { SearchList } from './SearchList.tsx'
import styles from './Search.module.css'
import { SearchTools } from './SearchTools.tsx'

/** Finds and replaces text in all files. */
export function SearchPanel() {
  const store = useDesignStoreApi()
  const fieldRef = useRef<HTMLInputElement>(null)
  const listRef = useRef<HTMLDivElement>(null)
  const query = useStore(searchStore, (state) => state.query)
  const found = useStore(searchStore, (state) => state.found)
  const fault = useStore(searchStore, (state) => state.fault)
  const isSearching = useStore(searchStore, (state) => state.isSearching)
  const request = useDesignStore((state) => state.searchRequest)
  const requestSearch = useDesignStore((state) => state.requestSearch)
  useEffect(() => followSearch(store), [store])

  useEffect(() => {
    if (!request) return
    if (request.text !== undefined) searchStore.getState().setQuery({ text: request.text })
    fieldRef.current?.focus()
    fieldRef.current?.select()
    requestSearch(undefined)
  }, [request, requestSearch])

  // The last match was replaced in the list: the list goes, and its focus goes on to the field.
  const hadFocus = useRef(false)
  useLayoutEffect(() => {
    if (found.count === 0 && hadFocus.current && document.activeElement === document.body) {
      fieldRef.current?.focus()
    }
    hadFocus.current = listRef.current !== null && listRef.current === document.activeElement
  })

  const isEmpty = query.text === ''
  return (
    <div className={styles['panel']}>
      <SearchTools
        fieldRef={fieldRef}
        onLeave={() => listRef.current?.focus()}
        status={isEmpty ? '' : describeAmount(found, isSearching)}
      />
      {fault !== undefined ? (
        <EmptyState title={fault} />
      ) : found.count > 0 ? (
        <SearchList ref={listRef} found={found} />
      ) : isEmpty ? (
        <EmptyState title="Type a text to find it in all files." />
      ) : isSearching ? null : (
        <EmptyState title={`Nothing matches “${query.text}”.`} />
      )}
      {!isEmpty && fault === undefined && <Notes found={found} />}
    </div>
  )
}

function Notes({ found: { hasMore, unread } }: { readonly found: FoundInFiles }) {
  const notes = [
    ...(hasMore
      ? [
          `There are more than ${MOST_MATCHES.toLocaleString('en')} matches; the rest is neither shown nor replaced.`,
        ]
      : []),
    ...(unread > 0
      ? [
          `${countOf(unread, 'file that is not text was', 'files that are not text were')} not searched.`,
        ]
      : []),
  ]
  return notes.length === 0 ? null : <p className={styles['notes']}>{notes.join(' ')}</p>
}

function describeAmount({ count, files, hasMore }: FoundInFiles, isSearching: boolean): string {
  if (count === 0) return isSearching ? 'Searching' : 'No match'
  const matches = countOf(count, 'match', 'matches')
  const amount = `${hasMore ? 'First ' : ''}${matches} in ${countOf(files.length, 'file', 'files')}`
  return isSearching ? `${amount}, searching` : amount
}
