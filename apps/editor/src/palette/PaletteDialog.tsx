/* oxlint-disable jsx-a11y/prefer-tag-over-role */
// A native select can neither search nor group what it finds.

import Search from 'lucide-react/icons/search'
import { Fragment, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import { choose } from './choose.ts'
import type { PaletteRows } from './find-rows.ts'
import styles from './Palette.module.css'
import { GROUP_TITLES } from './palette-entry.ts'
import { PaletteFoot } from './PaletteFoot.tsx'
import { PaletteRow } from './PaletteRow.tsx'
import { PREFIXES, readQuery } from './read-query.ts'
import { usePaletteIndex } from './usePaletteIndex.ts'
import { usePaletteRows } from './usePaletteRows.ts'

interface PaletteDialogProps {
  /** What the field starts with, e.g. `>`. */
  readonly text: string
  readonly onClose: () => void
}

const PAGE = 8

/**
 * Finds resources, fields, problems, commands, files, lines and text by what is typed. The focus stays
 * in the field; arrows move among what was found.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function PaletteDialog({ text: initialText, onClose }: PaletteDialogProps) {
  const store = useDesignStoreApi()
  const [text, setText] = useState(initialText)
  const [place, setPlace] = useState({ text, index: 0 })
  const listId = useId()
  const listRef = useRef<HTMLDivElement>(null)
  const { version, waiting } = usePaletteIndex(store)
  const hasWorkspace = useDesignStore((state) => state.source.type !== 'none')

  const { found, finish } = usePaletteRows(store, text, version)
  const groups = found.rows
  const hits = useMemo(() => groups.flatMap((group) => group.hits), [groups])
  // Other words lead to other rows: the first is the best.
  const wanted = place.text === text ? place.index : 0
  const active = Math.min(wanted, hits.length - 1)
  const activeHit = hits[active]

  useLayoutEffect(() => {
    // Other rows move the one that is pointed at, too.
    if (groups.length === 0) return
    const list = listRef.current
    if (active <= 0) list?.scrollTo({ top: 0 })
    else document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, active, groups])

  useEffect(() => {
    // Said after the typing, not with every letter.
    const timer = setTimeout(() => {
      const words = hits.length === 1 ? '1 result' : `${hits.length} results`
      store.getState().announce(hits.length === 0 ? 'No result.' : `${words}.`)
    }, 600)
    return () => clearTimeout(timer)
  }, [store, hits])

  const point = (index: number) => setPlace({ text, index })
  const take = (index: number, isYamlWanted: boolean) => {
    // Who types fast and presses Enter means what fits the words, not what showed before.
    const isShown = found.text === text
    const hit = isShown ? hits[index] : finish(text)[0]?.hits[0]
    if (hit) choose(store, hit.entry, isYamlWanted)
  }
  const handleKey = (event: KeyboardEvent) => {
    const last = hits.length - 1
    if (event.key === 'Enter') {
      event.preventDefault()
      take(active, event.altKey)
    } else if (event.altKey || event.ctrlKey || event.metaKey || last < 0) return
    else if (event.key === 'ArrowDown') point(active === last ? 0 : active + 1)
    else if (event.key === 'ArrowUp') point(active <= 0 ? last : active - 1)
    else if (event.key === 'PageDown') point(Math.min(active + PAGE, last))
    else if (event.key === 'PageUp') point(Math.max(active - PAGE, 0))
    else return
    event.preventDefault()
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className={styles['scrim'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog aria-label="Command palette" className={styles['dialog'] ?? ''}>
          <div className={styles['entry']}>
            <Search size={16} />
            <input
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is this field.
              autoFocus
              type="text"
              role="combobox"
              className={styles['input']}
              aria-label="Search or run a command"
              aria-autocomplete="list"
              aria-expanded={hits.length > 0}
              aria-controls={listId}
              aria-activedescendant={activeHit ? `${listId}-${active}` : undefined}
              placeholder={hasWorkspace ? 'Search or run a command' : 'Run a command'}
              spellCheck={false}
              autoComplete="off"
              data-draft
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={handleKey}
            />
            <ShortcutKeys shortcut="Esc" />
          </div>
          <div
            ref={listRef}
            id={listId}
            role="listbox"
            aria-label="Results"
            className={styles['list']}
          >
            {countFrom(groups).map(({ group, hits: rows, first }) => (
              <div key={group} role="group" aria-labelledby={`${listId}-${group}`}>
                <div id={`${listId}-${group}`} className={styles['heading']}>
                  {GROUP_TITLES[group]}
                </div>
                {rows.map((hit, i) => {
                  const at = first + i
                  return (
                    <Fragment key={hit.entry.id}>
                      <PaletteRow
                        id={`${listId}-${at}`}
                        hit={hit}
                        isActive={at === active}
                        onPoint={() => point(at)}
                        onTake={() => take(at, false)}
                      />
                    </Fragment>
                  )
                })}
              </div>
            ))}
          </div>
          {hits.length === 0 && (
            <p className={styles['empty']}>{describeNothing(found.text, waiting)}</p>
          )}
          <PaletteFoot
            target={activeHit?.entry.target}
            isEmpty={text.trim() === ''}
            waiting={waiting}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Numbers the rows over all groups. */
function countFrom(groups: readonly PaletteRows[]) {
  let next = 0
  return groups.map((group) => {
    const first = next
    next += group.hits.length
    return { ...group, first }
  })
}

function describeNothing(text: string, waiting: number): string {
  const query = readQuery(text)
  switch (query.type) {
    case 'line':
      return 'Type the number of a line of the present file.'
    case 'text':
      return query.text.trim() === ''
        ? 'Type the text to look for in all files.'
        : `No file holds “${query.text}”.`
    case 'all':
    case 'only': {
      const words = query.words.trim()
      if (words !== '') {
        return waiting > 0
          ? 'Nothing found yet; fields are still being read.'
          : `Nothing matches “${words}”.`
      }
      const sign = PREFIXES.find((prefix) => text.trimStart().startsWith(prefix.sign))
      return sign ? `There are no ${sign.words} here.` : 'Nothing to choose from.'
    }
  }
}
