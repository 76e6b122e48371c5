import CaseSensitive from 'lucide-react/icons/case-sensitive'
import FolderIcon from 'lucide-react/icons/folder'
import Regex from 'lucide-react/icons/regex'
import ReplaceIcon from 'lucide-react/icons/replace'
import WholeWord from 'lucide-react/icons/whole-word'
import { useMemo } from 'react'
import type { Ref } from 'react'
import { useStore } from 'zustand'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { describeReadOnly } from '../store/design-state.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { planReplace } from './plan-replace.ts'
import type { ReplaceScope } from './plan-replace.ts'
import { replaceMatches } from './replace-matches.ts'
import { findActive } from './search-rows.ts'
import { searchStore } from './search-store.ts'
import styles from './Search.module.css'

interface SearchToolsProps {
  readonly fieldRef: Ref<HTMLInputElement>
  /** Arrow down in a field. */
  readonly onLeave: () => void
  /** How much was found. */
  readonly status: string
}

/** What to look for, what to put in its place, and where. */
export function SearchTools({ fieldRef, onLeave, status }: SearchToolsProps) {
  const query = useStore(searchStore, (state) => state.query)
  const replacement = useStore(searchStore, (state) => state.replacement)
  const { setQuery, setReplacement } = searchStore.getState()
  return (
    <search className={styles['tools']} aria-label="Search in files">
      <SearchField
        ref={fieldRef}
        label="Search in files"
        className={styles['text']}
        value={query.text}
        onChange={(text) => setQuery({ text })}
        onSubmit={onLeave}
        onLeave={onLeave}
      />
      <div className={styles['choices']}>
        <IconButton
          size="s"
          label="Match upper and lower case"
          icon={<CaseSensitive size={16} />}
          isOn={query.isCaseSensitive}
          onPress={() => setQuery({ isCaseSensitive: !query.isCaseSensitive })}
        />
        <IconButton
          size="s"
          label="Whole words only"
          icon={<WholeWord size={16} />}
          isOn={query.isWholeWord}
          onPress={() => setQuery({ isWholeWord: !query.isWholeWord })}
        />
        <IconButton
          size="s"
          label="RE2 expression"
          icon={<Regex size={14} />}
          isOn={query.isExpression}
          onPress={() => setQuery({ isExpression: !query.isExpression })}
        />
      </div>
      <SearchField
        label="In files"
        placeholder="In files, e.g. routes/**"
        icon={<FolderIcon size={14} />}
        className={styles['files']}
        value={query.files}
        onChange={(files) => setQuery({ files })}
        onLeave={onLeave}
      />
      <output className={styles['status']}>{status}</output>
      <span className={styles['line']} />
      <SearchField
        label="Replace with"
        icon={<ReplaceIcon size={14} />}
        className={styles['text']}
        value={replacement}
        onChange={setReplacement}
        onLeave={onLeave}
      />
      <ReplaceButtons />
    </search>
  )
}

function ReplaceButtons() {
  const store = useDesignStoreApi()
  const found = useStore(searchStore, (state) => state.found)
  const active = useStore(searchStore, (state) => state.active)
  const replacement = useStore(searchStore, (state) => state.replacement)
  const isSearching = useStore(searchStore, (state) => state.isSearching)
  const files = useDesignStore((state) => state.files)
  const readOnly = useDesignStore(describeReadOnly)
  // A plan is no more than the edits: it is what will be done, so its count is true.
  const plan = useMemo(
    () => planReplace(files, found.files, replacement),
    [files, found, replacement],
  )
  const current = findActive(found.files, active)
  const count = plan?.count ?? 0
  const reason =
    readOnly ??
    (found.count === 0
      ? 'Nothing was found.'
      : isSearching || !plan
        ? 'The search is still going on.'
        : count === 0
          ? 'Everything stands there as wanted already.'
          : undefined)
  const run = (scope: ReplaceScope | undefined) => {
    if (scope) replaceMatches(store, scope)
  }
  const common = { size: 's', isDisabled: reason !== undefined, reason } as const
  return (
    <div className={styles['buttons']}>
      <Button
        {...common}
        shortcut="Ctrl+Enter"
        onPress={() => run(current && { type: 'one', ...current })}
      >
        Replace
      </Button>
      <Button {...common} onPress={() => run(current && { type: 'file', file: current.file })}>
        Replace in file
      </Button>
      <Button {...common} onPress={() => run({ type: 'all' })}>
        {count === 0
          ? 'Replace all'
          : `Replace ${count.toLocaleString('en')} in ${plan?.changes.length.toLocaleString('en')} ${plan?.changes.length === 1 ? 'file' : 'files'}`}
      </Button>
    </div>
  )
}
