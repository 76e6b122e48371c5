/* oxlint-disable jsx-a11y/prefer-tag-over-role */
// A native list can neither mark letters nor leave the focus in the field.

import ChevronRight from 'lucide-react/icons/chevron-right'
import FileIcon from 'lucide-react/icons/file'
import Globe from 'lucide-react/icons/globe'
import ListIcon from 'lucide-react/icons/list'
import Search from 'lucide-react/icons/search'
import { memo } from 'react'
import type { SearchHit } from '@meshdraft/search'
import { getCommand } from '../commands/all-commands.ts'
import { shortcutsOf } from '../commands/shortcut-settings.ts'
import { lettersOfKind } from '../kinds/kind-letters.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { LetterBadge } from '../ui/LetterBadge.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import { MarkedText } from './MarkedText.tsx'
import styles from './Palette.module.css'
import type { PaletteEntry, PaletteTarget } from './palette-entry.ts'

interface PaletteRowProps {
  readonly id: string
  readonly hit: SearchHit<PaletteTarget>
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onTake: () => void
}

/** One entry of the palette. The focus stays in the field above. */
export const PaletteRow = memo(function PaletteRow(props: PaletteRowProps) {
  const { id, hit, isActive, onPoint, onTake } = props
  const { entry, labelRanges, detailRanges } = hit
  const { target } = entry
  const reason = useDesignStore((state) =>
    target.type === 'command' ? getCommand(target.id).findObstacle?.(state) : undefined,
  )
  const shortcut = useDesignStore((state) =>
    target.type === 'command'
      ? shortcutsOf(getCommand(target.id), state.preferences)[0]
      : undefined,
  )
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={reason !== undefined || undefined}
      className={joinClasses(
        styles['row'],
        isActive && styles['active'],
        reason !== undefined && styles['disabled'],
      )}
      // The press must not take the focus from the field.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={isActive ? undefined : onPoint}
      onClick={onTake}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onTake()
      }}
    >
      <span className={styles['sign']}>
        <RowSign entry={entry} />
      </span>
      <span className={joinClasses(styles['label'], entry.type === 'text' && styles['code'])}>
        <MarkedText text={entry.label} ranges={labelRanges} />
      </span>
      <span className={styles['detail']}>
        {reason ?? <MarkedText text={entry.detail} ranges={detailRanges} />}
      </span>
      {shortcut !== undefined && <ShortcutKeys shortcut={shortcut} />}
    </div>
  )
})

function RowSign({ entry: { target } }: { readonly entry: PaletteEntry }) {
  switch (target.type) {
    case 'place':
      if (target.severity) return <SeverityIcon severity={target.severity} size={14} />
      // The kind stands behind the name.
      return target.kind ? <LetterBadge {...lettersOfKind(target.kind)} /> : <ListIcon size={14} />
    case 'file':
      return <FileIcon size={14} />
    case 'host':
      return <Globe size={14} />
    case 'text':
      return <ListIcon size={14} />
    case 'search':
      return <Search size={14} />
    case 'command':
      return <ChevronRight size={14} />
  }
}
