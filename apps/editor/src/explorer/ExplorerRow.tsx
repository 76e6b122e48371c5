import FileIcon from 'lucide-react/icons/file'
import FolderIcon from 'lucide-react/icons/folder'
import { memo } from 'react'
import { lettersOfKind } from '../kinds/kind-letters.ts'
import { CountBadges } from '../ui/CountBadges.tsx'
import { LetterBadge } from '../ui/LetterBadge.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { tipWhenCut } from '../ui/Tooltip.tsx'
import styles from './ExplorerRow.module.css'
import type { TreeNode } from './tree-node.ts'

interface ExplorerRowProps {
  readonly node: TreeNode
}

/** What one row of the explorer shows. */
export const ExplorerRow = memo(function ExplorerRow({ node }: ExplorerRowProps) {
  const { type, label, note, counts, total } = node
  return (
    <>
      <RowMark node={node} />
      <span className={joinClasses(styles['label'], styles[type])} {...tipWhenCut(label)}>
        {label}
      </span>
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      {type === 'kind' ? (
        <span className={styles['total']}>{total}</span>
      ) : (
        <CountBadges counts={counts} className={styles['counts']} />
      )}
    </>
  )
})

function RowMark({ node: { type, kind } }: ExplorerRowProps) {
  switch (type) {
    case 'resource':
    case 'document': {
      if (kind === undefined) return <FileIcon size={14} className={styles['icon'] ?? ''} />
      return <LetterBadge {...lettersOfKind(kind)} label={kind} />
    }
    case 'file':
      return <FileIcon size={14} className={styles['icon'] ?? ''} />
    case 'folder':
      return <FolderIcon size={14} className={styles['icon'] ?? ''} />
    case 'namespace':
    case 'kind':
    case 'more':
      return null
  }
}
